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
        String[] ids = place.split(BETWEEN, 2);
        handIns.expect(actor, new CourseId(ids[0]), new ActivityId(ids[1]), name, underWay);
    }

    @Override
    public String take(Actor.Member actor, String place, String name, StoredFile stored) {
        String[] ids = place.split(BETWEEN, 2);
        return handIns.take(actor, new CourseId(ids[0]), new ActivityId(ids[1]), name, stored)
                .toString();
    }
}
