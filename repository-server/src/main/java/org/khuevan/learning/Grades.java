package org.khuevan.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One's own results.
@Service
public class Grades {

    private final Enrolments enrolments;

    Grades(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /// What one reached in a graded activity.
    ///
    /// @param grade from 0 to 1, once it is marked and may be seen
    public record Result(
            CourseId course,
            String courseTitle,
            ActivityId activity,
            String title,
            double weight,
            boolean done,
            Optional<Double> grade) {}

    /// In all one's courses.
    @Transactional(readOnly = true)
    public List<Result> of(Actor.Member student) {
        List<Result> results = new ArrayList<>();
        enrolments.journeys(student).forEach(journey -> results.addAll(of(journey)));
        return results;
    }

    /// In all that one has ever been in.
    @Transactional(readOnly = true)
    List<Result> ofAll(Actor.Member student) {
        return enrolments.journeysOfAll(student).stream().flatMap(one -> of(one).stream()).toList();
    }

    /// In one course.
    public static List<Result> of(Journey journey) {
        List<Result> results = new ArrayList<>();
        for (Journey.Step step : journey.all().toList()) {
            if (step.activity() instanceof Activity.Graded graded) {
                results.add(
                        new Result(
                                journey.course().id(),
                                journey.course().description().title(),
                                graded.id(),
                                graded.title(),
                                graded.weight(),
                                step.done(),
                                step.shownGrade()));
            }
        }
        return results;
    }
}
