package org.khuevan.course;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.Discussion;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;

/// Makes the same content under new ids, with everything that points at them.
final class Copying {

    private final SecureRandom random;
    private final Map<ActivityId, ActivityId> activities = new HashMap<>();
    private final Map<BankId, BankId> banks = new HashMap<>();

    private final Function<Instant, Optional<Instant>> dates;

    /// @param dates moves a date, or leaves it out
    Copying(SecureRandom random, Function<Instant, Optional<Instant>> dates) {
        this.random = random;
        this.dates = dates;
    }

    CourseContent copy(CourseContent original) {
        original.activities()
                .forEach(activity -> activities.put(activity.id(), ActivityId.random(random)));
        original.banks().forEach(bank -> banks.put(bank.id(), BankId.random(random)));
        return new CourseContent(
                original.description(),
                original.sections().stream().map(this::section).toList(),
                original.banks().stream().map(this::bank).toList(),
                original.completion());
    }

    private Section section(Section section) {
        return new Section(
                SectionId.random(random),
                section.title(),
                section.activities().stream().map(this::activity).toList());
    }

    private Activity activity(Activity activity) {
        Offer offer = activity.offer();
        Activity copy =
                activity.withId(renamed(activity.id()))
                        .withOffer(
                                new Offer(
                                        offer.hidden(),
                                        offer.required(),
                                        offer.conditions().stream()
                                                .flatMap(this::condition)
                                                .toList()));
        return switch (copy) {
            case Quiz quiz -> quiz.withParts(quiz.parts().stream().map(this::part).toList());
            case Assignment work -> work.withDue(work.due().flatMap(dates));
            case MaterialActivity _, WrittenPage _, Discussion _ -> copy;
        };
    }

    private Stream<Condition> condition(Condition condition) {
        return switch (condition) {
            case Condition.From(Instant moment) ->
                    dates.apply(moment).stream().map(Condition.From::new);
            case Condition.Until(Instant moment) ->
                    dates.apply(moment).stream().map(Condition.Until::new);
            case Condition.After(ActivityId activity) ->
                    Stream.of(new Condition.After(renamed(activity)));
            case Condition.MinimumGrade(ActivityId activity, int percent) ->
                    Stream.of(new Condition.MinimumGrade(renamed(activity), percent));
        };
    }

    /// What pointed nowhere still does.
    private ActivityId renamed(ActivityId id) {
        return activities.getOrDefault(id, id);
    }

    private QuizPart part(QuizPart part) {
        return switch (part) {
            case QuizPart.Asked(Question question) -> new QuizPart.Asked(question(question));
            case QuizPart.Drawn drawn ->
                    new QuizPart.Drawn(
                            banks.getOrDefault(drawn.bank(), drawn.bank()),
                            drawn.count(),
                            drawn.points());
        };
    }

    private QuestionBank bank(QuestionBank bank) {
        List<Question> questions = bank.questions().stream().map(this::question).toList();
        return new QuestionBank(banks.getOrDefault(bank.id(), bank.id()), bank.title(), questions);
    }

    private Question question(Question question) {
        return question.withStem(question.stem().withId(QuestionId.random(random)));
    }
}
