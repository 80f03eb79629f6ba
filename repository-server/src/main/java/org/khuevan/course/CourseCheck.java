package org.khuevan.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.Discussion;
import org.khuevan.course.Activity.Graded;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.Flaw.What;

/// Finds what is unfinished in a course: a pure function of its content.
final class CourseCheck {

    private static final Pattern GAP = Pattern.compile("\\[\\[([A-Za-z0-9_-]{1,40})]]");

    private final CourseContent content;
    private final Predicate<MaterialId> isPublic;
    private final Set<MaterialId> shown;
    private final List<Flaw> flaws = new ArrayList<>();

    private CourseCheck(
            CourseContent content, Predicate<MaterialId> isPublic, Set<MaterialId> shown) {
        this.content = content;
        this.isPublic = isPublic;
        this.shown = shown;
    }

    /// @param isPublic whether everybody may read a material
    /// @param shown the materials of the version that is published: of these, withdrawing one keeps
    ///   nobody from publishing other changes
    static List<Flaw> flaws(
            CourseContent content, Predicate<MaterialId> isPublic, Set<MaterialId> shown) {
        CourseCheck check = new CourseCheck(content, isPublic, shown);
        check.description();
        content.activities().forEach(check::activity);
        content.banks()
                .forEach(bank ->
                        bank.questions()
                                .forEach(question -> check.question(Optional.empty(), question)));
        return List.copyOf(check.flaws);
    }

    /// What can be opened by nobody any more.
    static Stream<Flaw> closed(CourseContent content, Instant now) {
        return content.activities()
                .filter(activity -> !activity.offer().hidden())
                .filter(activity ->
                        activity.offer().conditions().stream()
                                .anyMatch(condition ->
                                        condition instanceof Condition.Until(Instant moment)
                                                && !now.isBefore(moment)))
                .map(activity -> Flaw.of(What.ALREADY_CLOSED, activity));
    }

    private void description() {
        CourseDescription said = content.description();
        note(said.title().isEmpty(), Flaw.of(What.TITLE));
        note(said.language().isEmpty(), Flaw.of(What.LANGUAGE));
        note(said.summary().isEmpty(), Flaw.of(What.SUMMARY));
        note(said.subjects().isEmpty(), Flaw.of(What.SUBJECT));
        note(content.activities().allMatch(a -> a.offer().hidden()), Flaw.of(What.NO_ACTIVITY));
        note(
                content.completion().certificate()
                        && content.activities().findAny().isPresent()
                        && content.activities().noneMatch(a -> a.offer().required()),
                Flaw.of(What.NOTHING_REQUIRED));
    }

    private void activity(Activity activity) {
        note(activity.title().isBlank(), Flaw.of(What.ACTIVITY_TITLE, activity));
        switch (activity) {
            case MaterialActivity material ->
                    note(
                            !isPublic.test(material.material()),
                            Flaw.of(
                                    shown.contains(material.material())
                                            ? What.MATERIAL_WITHDRAWN
                                            : What.MATERIAL_GONE,
                                    activity));
            case WrittenPage page ->
                    note(page.text().isBlank(), Flaw.of(What.PAGE_EMPTY, activity));
            case Quiz quiz -> quiz(quiz);
            case Assignment work -> {
                note(
                        !work.handIn().text() && work.handIn().files() == 0,
                        Flaw.of(What.NO_HAND_IN, activity));
                note(
                        work.rubric().criteria().stream().anyMatch(one -> one.title().isBlank()),
                        Flaw.of(What.RUBRIC_BLANK, activity));
            }
            case Discussion _ -> {}
        }
        note(
                content.completion().certificate()
                        && activity.offer().hidden()
                        && activity.offer().required(),
                Flaw.of(What.REQUIRED_HIDDEN, activity));
        conditions(activity);
    }

    private void quiz(Quiz quiz) {
        note(quiz.parts().isEmpty(), Flaw.of(What.QUIZ_EMPTY, quiz));
        note(
                quiz.rules().reveals() == QuizRules.Reveals.AFTER_CLOSING
                        && quiz.offer().conditions().stream()
                                .noneMatch(Condition.Until.class::isInstance),
                Flaw.of(What.NEVER_CLOSES, quiz));
        for (QuizPart part : quiz.parts()) {
            switch (part) {
                case QuizPart.Asked(Question question) ->
                        question(Optional.of(quiz.id()), question);
                case QuizPart.Drawn drawn ->
                        note(content.bank(drawn.bank()).isEmpty(), Flaw.of(What.BANK_GONE, quiz));
            }
        }
        content.banks()
                .forEach(bank ->
                        note(
                                bank.questions().size() < drawn(quiz, bank.id()),
                                Flaw.of(What.BANK_SMALL, quiz)));
    }

    /// How many questions all draws of a quiz take from a bank, each another one.
    private static int drawn(Quiz quiz, BankId bank) {
        return quiz.parts().stream()
                .mapToInt(part ->
                        part instanceof QuizPart.Drawn(BankId from, int count, _)
                                        && from.equals(bank)
                                ? count
                                : 0)
                .sum();
    }

    private void question(Optional<ActivityId> activity, Question question) {
        what(question)
                .forEach(what -> flaws.add(new Flaw(what, activity, Optional.of(question.id()))));
    }

    /// What is unfinished in a question.
    static Stream<What> what(Question question) {
        Stream<What> text =
                question.stem().text().isBlank() ? Stream.of(What.QUESTION_TEXT) : Stream.empty();
        Stream<What> form =
                switch (question) {
                    case Question.SingleChoice single ->
                            few(single.choices(), Question.Choice::text);
                    case Question.MultipleChoice multiple ->
                            few(multiple.choices(), Question.Choice::text);
                    case Question.Matching matching ->
                            matching.pairs().isEmpty()
                                    ? Stream.of(What.TOO_FEW_CHOICES)
                                    : few(matching.targets(), Question.Option::text);
                    case Question.Ordering ordering -> few(ordering.items(), Question.Option::text);
                    case Question.Cloze cloze ->
                            gaps(cloze) ? Stream.empty() : Stream.of(What.GAPS_DIFFER);
                    case Question.TrueFalse _,
                            Question.Numeric _,
                            Question.ShortText _,
                            Question.Essay _ ->
                            Stream.empty();
                };
        boolean right =
                question instanceof Question.Essay
                        || Solution.of(question)
                                .map(answer -> Grading.grade(question, answer))
                                .filter(grade ->
                                        grade instanceof Grade.Marked marked
                                                && marked.credit() == 1)
                                .isPresent();
        Stream<What> solution = right ? Stream.empty() : Stream.of(What.NOTHING_RIGHT);
        return Stream.of(text, form, solution).flatMap(found -> found);
    }

    /// What says nothing cannot be chosen.
    private static <C> Stream<What> few(Collection<C> choices, Function<C, String> text) {
        return choices.stream().map(text).filter(said -> !said.isBlank()).count() < 2
                ? Stream.of(What.TOO_FEW_CHOICES)
                : Stream.empty();
    }

    private static boolean gaps(Question.Cloze cloze) {
        Set<String> inText =
                GAP.matcher(cloze.stem().text())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        return !cloze.gaps().isEmpty()
                && inText.equals(
                        cloze.gaps().stream().map(Question.Gap::key).collect(Collectors.toSet()));
    }

    private void conditions(Activity activity) {
        for (Condition condition : activity.offer().conditions()) {
            switch (condition) {
                case Condition.From _, Condition.Until _ -> {}
                case Condition.After(ActivityId other) -> before(activity, other);
                case Condition.MinimumGrade(ActivityId other, _) -> {
                    Optional<Activity> found = content.activity(other);
                    before(activity, other);
                    note(
                            found.filter(a -> !(a instanceof Graded)).isPresent(),
                            Flaw.of(What.CONDITION_WITHOUT_GRADE, activity));
                }
            }
        }
        note(
                waitsFor(activity.id(), new HashSet<>(), activity.id()),
                Flaw.of(What.CONDITION_CIRCLE, activity));
    }

    private void before(Activity activity, ActivityId other) {
        Optional<Activity> found = content.activity(other);
        note(found.isEmpty(), Flaw.of(What.CONDITION_GONE, activity));
        note(
                !activity.offer().hidden() && found.filter(one -> one.offer().hidden()).isPresent(),
                Flaw.of(What.CONDITION_HIDDEN, activity));
    }

    private boolean waitsFor(ActivityId from, Set<ActivityId> seen, ActivityId sought) {
        return content.activity(from).stream()
                .flatMap(activity -> activity.offer().conditions().stream())
                .flatMap(CourseCheck::prerequisite)
                .anyMatch(before ->
                        before.equals(sought)
                                || (seen.add(before) && waitsFor(before, seen, sought)));
    }

    private static Stream<ActivityId> prerequisite(Condition condition) {
        return switch (condition) {
            case Condition.From _, Condition.Until _ -> Stream.empty();
            case Condition.After(ActivityId activity) -> Stream.of(activity);
            case Condition.MinimumGrade(ActivityId activity, _) -> Stream.of(activity);
        };
    }

    private void note(boolean wrong, Flaw flaw) {
        if (wrong) {
            flaws.add(flaw);
        }
    }
}
