package org.khuevan.learning;

import java.util.Set;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.deposit.Destination;
import org.khuevan.deposit.Recipient;
import org.khuevan.deposit.UploadRefused;
import org.khuevan.people.Actor;
import org.khuevan.storage.StoredFile;
import org.springframework.stereotype.Component;

/// Files of work that is handed in, as uploads that go on after a lost line. Whether one may come
/// is asked before its first byte, and again when it is whole.
@Component
class HandInUploads implements Recipient {

    private static final String BETWEEN = "/";

    private final HandIns handIns;

    HandInUploads(HandIns handIns) {
        this.handIns = handIns;
    }

    static Destination.Place place(CourseId course, ActivityId activity) {
        return new Destination.Place(course + BETWEEN + activity);
    }

    @Override
    public void expect(
            Actor.Member actor, String place, String name, long length, Set<String> underWay) {
        if (length > HandIns.LARGEST_FILE) {
            throw new UploadRefused(UploadRefused.Reason.TOO_LARGE);
        }
        Task task = Task.of(place);
        handIns.expect(actor, task.course, task.activity, name, underWay);
    }

    @Override
    public String take(Actor.Member actor, String place, String name, StoredFile stored) {
        Task task = Task.of(place);
        return handIns.take(actor, task.course, task.activity, name, stored).toString();
    }

    /// What is handed in for.
    private record Task(CourseId course, ActivityId activity) {

        static Task of(String place) {
            String[] ids = place.split(BETWEEN, 2);
            return new Task(new CourseId(ids[0]), new ActivityId(ids[1]));
        }
    }
}
