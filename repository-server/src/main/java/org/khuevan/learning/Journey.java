package org.khuevan.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;

/// Where a student stands in a course: what they may open, what is done, what comes next and what
/// it is worth. Hidden activities are not in it.
///
/// It is a pure function of the course, what they have done, and the time.
///
/// @param hidden graded activities that are hidden now and in which the student has worked before:
///   they cannot be opened, and what they earned counts
/// @param isGoingOn whether something required is hidden that they have not done: the course has
///   more to come
public record Journey(Course course, List<Step> steps, List<Step> hidden, boolean isGoingOn) {

    public Journey {
        steps = List.copyOf(steps);
        hidden = List.copyOf(hidden);
    }

    /// One activity on the way.
    ///
    /// @param unmet the conditions that keep it closed now; empty if it is open
    /// @param share how much of it is done, 0 to 1
    /// @param grade from 0 to 1, for what has one and was marked
    /// @param waits whether something that was handed in waits for its mark
    /// @param returned whether work was given back to be improved
    /// @param marksShown whether the student may see the grade already
    public record Step(
            SectionId section,
            Activity activity,
            List<Condition> unmet,
            double share,
            boolean done,
            Optional<Double> grade,
            boolean waits,
            boolean returned,
            boolean marksShown,
            Progress progress) {

        public Step {
            unmet = List.copyOf(unmet);
        }

        public boolean isOpen() {
            return unmet.isEmpty();
        }

        /// The grade as far as the student may see it now.
        public Optional<Double> shownGrade() {
            return marksShown ? grade : Optional.empty();
        }

        /// Whether it is open, or was until its last moment.
        public boolean isReached() {
            return unmet.stream().allMatch(Condition.Until.class::isInstance);
        }

        /// A closed quiz or assignment still shows its students how they did.
        public boolean keepsResults() {
            return done && activity instanceof Activity.Graded;
        }

        /// Done and marked, and there were no points for it.
        private boolean isWorthNothing() {
            return done && !waits && grade.isEmpty();
        }
    }

    /// @param extents how much there is to do in an activity that is looked at
    static Journey of(Course course, Work work, Function<Activity, Extent> extents, Instant now) {
        Map<ActivityId, Double> grades = new HashMap<>();
        Map<ActivityId, Double> shares = new HashMap<>();
        Set<ActivityId> done = new HashSet<>();
        course.content()
                .activities()
                .forEach(activity -> {
                    grade(activity, work).ifPresent(grade -> grades.put(activity.id(), grade));
                    double share = share(activity, work, extents);
                    shares.put(activity.id(), share);
                    if (share >= Extent.ENOUGH) {
                        done.add(activity.id());
                    }
                });
        List<Step> steps = new ArrayList<>();
        List<Step> hidden = new ArrayList<>();
        boolean isGoingOn = false;
        for (Section section : course.content().sections()) {
            for (Activity activity : section.activities()) {
                ActivityId id = activity.id();
                Step step =
                        new Step(
                                section.id(),
                                activity,
                                activity.offer().unmet(now, done, grades),
                                shares.getOrDefault(id, 0.0),
                                done.contains(id),
                                Optional.ofNullable(grades.get(id)),
                                work.waits(id),
                                work.isReturned(id),
                                Disclosure.showsMark(activity, now),
                                work.progress().getOrDefault(id, Progress.NONE));
                if (!activity.offer().hidden()) {
                    steps.add(step);
                } else if (step.keepsResults()) {
                    hidden.add(step);
                } else {
                    isGoingOn |= activity.offer().required() && !step.done();
                }
            }
        }
        return new Journey(course, steps, hidden, isGoingOn);
    }

    /// Everything that the student has, or has had, to do with.
    Stream<Step> all() {
        return Stream.concat(steps.stream(), hidden.stream());
    }

    private static double share(Activity activity, Work work, Function<Activity, Extent> extents) {
        return switch (activity) {
            case Activity.MaterialActivity _, Activity.WrittenPage _ -> {
                Progress progress = work.progress().getOrDefault(activity.id(), Progress.NONE);
                // What nobody has begun needs no look at how long it is.
                double share =
                        progress.equals(Progress.NONE)
                                ? 0
                                : extents.apply(activity).share(progress);
                // Whoever was done stays so, also with less than there is by now.
                yield share < Extent.ENOUGH && work.finished().contains(activity.id()) ? 1 : share;
            }
            case Activity.Quiz quiz ->
                    work.sittings().getOrDefault(quiz.id(), List.of()).stream()
                                    .anyMatch(sitting -> sitting.submitted().isPresent())
                            ? 1
                            : 0;
            case Activity.Assignment assignment ->
                    Optional.ofNullable(work.handIns().get(assignment.id()))
                                    .flatMap(Work.HandedIn::submitted)
                                    .isPresent()
                            ? 1
                            : 0;
            case Activity.Discussion discussion -> work.talked().contains(discussion.id()) ? 1 : 0;
        };
    }

    static Optional<Double> grade(Activity activity, Work work) {
        return switch (activity) {
            case Activity.Quiz quiz -> {
                var grade =
                        Work.grade(
                                work.sittings().getOrDefault(quiz.id(), List.of()),
                                quiz.rules().counts());
                yield grade.isPresent() ? Optional.of(grade.getAsDouble()) : Optional.empty();
            }
            case Activity.Assignment assignment ->
                    Optional.ofNullable(work.handIns().get(assignment.id()))
                            .flatMap(Work.HandedIn::grade);
            case Activity.MaterialActivity _, Activity.WrittenPage _, Activity.Discussion _ ->
                    Optional.empty();
        };
    }

    public Optional<Step> step(ActivityId id) {
        return steps.stream().filter(step -> step.activity().id().equals(id)).findFirst();
    }

    /// What to go on with: what was given back; then the first open activity that is not done,
    /// required ones first; then what is done and has to be done better before it goes on.
    public Optional<Step> next() {
        return steps.stream()
                .filter(step -> step.returned() && step.isReached())
                .findFirst()
                .or(() ->
                        steps.stream()
                                .filter(step -> step.isOpen() && !step.done())
                                .filter(step -> step.activity().offer().required())
                                .findFirst())
                .or(() -> steps.stream().filter(step -> step.isOpen() && !step.done()).findFirst())
                .or(this::gate)
                .or(this::weakest);
    }

    /// Whose grade is too low for something after it.
    private Optional<Step> gate() {
        return steps.stream()
                .filter(step -> !step.done())
                .flatMap(step -> step.unmet().stream())
                .flatMap(condition ->
                        condition instanceof Condition.MinimumGrade(ActivityId activity, _)
                                ? step(activity).stream()
                                : Stream.of())
                .filter(step -> step.isOpen() && !step.waits())
                .findFirst();
    }

    /// Where there is most to be gained, while the course asks for a higher grade.
    private Optional<Step> weakest() {
        return isFinished() || !isKnown()
                ? Optional.empty()
                : steps.stream()
                        .filter(step -> step.isOpen() && step.activity() instanceof Activity.Graded)
                        .filter(step -> step.grade().filter(grade -> grade < 1).isPresent())
                        .min(Comparator.comparingDouble(step -> step.grade().orElse(0.0)));
    }

    /// How much of what is required is done, 0 to 1.
    public double share() {
        List<Step> required =
                steps.stream().filter(step -> step.activity().offer().required()).toList();
        return required.isEmpty()
                ? 0
                : required.stream().mapToDouble(step -> step.done() ? 1 : step.share()).sum()
                        / required.size();
    }

    /// The weighted grade of the course, 0 to 1, in which what is not marked counts nothing, and
    /// what there are no points for is left out; empty if nothing counts at all.
    public Optional<Double> grade() {
        double all = 0;
        double reached = 0;
        for (Step step : all().toList()) {
            if (step.activity() instanceof Activity.Graded graded && !step.isWorthNothing()) {
                all += graded.weight();
                reached += graded.weight() * step.grade().orElse(0.0);
            }
        }
        return all > 0 ? Optional.of(reached / all) : Optional.empty();
    }

    /// The grade as far as the student may see it now, once all that was handed in is marked.
    public Optional<Double> shownGrade() {
        return isKnown() ? grade() : Optional.empty();
    }

    /// Whether the student may see all their marks, and none is missing.
    public boolean isKnown() {
        return isMarked() && all().allMatch(Step::marksShown);
    }

    /// Whether nothing that was handed in, and counts, waits for its mark.
    public boolean isMarked() {
        return all().noneMatch(step ->
                step.activity() instanceof Activity.Graded graded
                        && graded.weight() > 0
                        && step.waits());
    }

    /// Whether everything required is done; where nothing is, there is nothing to be done with.
    public boolean isDone() {
        List<Step> required =
                steps.stream().filter(step -> step.activity().offer().required()).toList();
        return !isGoingOn && !required.isEmpty() && required.stream().allMatch(Step::done);
    }

    /// Whether everything required is done and the grade reaches what the course asks for.
    public boolean isFinished() {
        int minimum = course.content().completion().minimumPercent();
        // Grades are sums of parts; a third three times is not quite one.
        return isDone() && (minimum == 0 || grade().orElse(0.0) * 100 >= minimum - 1e-6);
    }

    /// The same as far as the student may know it now: that it is finished tells what the grade
    /// reaches.
    public boolean isSeenFinished() {
        return isFinished() && (course.content().completion().minimumPercent() == 0 || isKnown());
    }
}
