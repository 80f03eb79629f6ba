package org.khuevan.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Activity;
import org.khuevan.learning.Interval;
import org.khuevan.learning.Journey;
import org.khuevan.learning.Journey.Step;
import org.khuevan.learning.Progress;

/// Where one stands in a course.
///
/// @param share how much of what is required is done, from 0 to 1
/// @param grade from 0 to 1, as far as it may be seen
/// @param next the activity to go on with
record JourneyJson(
        String course,
        String title,
        double share,
        boolean finished,
        @Nullable Double grade,
        @Nullable String next,
        List<StepJson> steps) {

    static JourneyJson of(Journey journey) {
        return new JourneyJson(
                journey.course().id().value(),
                journey.course().description().title(),
                journey.share(),
                journey.isSeenFinished(),
                journey.shownGrade().orElse(null),
                journey.next().map(step -> step.activity().id().value()).orElse(null),
                journey.steps().stream().map(StepJson::of).toList());
    }

    /// @param open whether it can be opened now
    /// @param returned whether work was given back to be improved
    /// @param watched stretches of a recording that were played, in milliseconds
    /// @param pages that were seen
    /// @param place where one was last: milliseconds or a page
    record StepJson(
            String activity,
            String section,
            String kind,
            String title,
            boolean required,
            boolean open,
            boolean done,
            boolean returned,
            double share,
            @Nullable Double grade,
            List<Interval> watched,
            List<Integer> pages,
            @Nullable Long place) {

        static StepJson of(Step step) {
            Activity activity = step.activity();
            Progress progress = step.progress();
            return new StepJson(
                    activity.id().value(),
                    step.section().value(),
                    activity.kind(),
                    activity.title(),
                    activity.offer().required(),
                    step.isOpen(),
                    step.done(),
                    step.returned(),
                    step.share(),
                    step.shownGrade().orElse(null),
                    progress.watched().parts(),
                    List.copyOf(progress.pages()),
                    progress.place().map(Progress.LastPlace::where).orElse(null));
        }
    }
}
