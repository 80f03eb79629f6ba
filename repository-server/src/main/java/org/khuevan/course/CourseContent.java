package org.khuevan.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything a teacher puts into a course, in the order of the students' reading.
///
/// @param banks questions to draw from, seen by teachers only
public record CourseContent(
        CourseDescription description,
        List<Section> sections,
        List<QuestionBank> banks,
        CompletionRule completion) {

    public CourseContent {
        sections = List.copyOf(sections);
        banks = List.copyOf(banks);
    }

    public static CourseContent empty(CourseDescription description) {
        return new CourseContent(description, List.of(), List.of(), CompletionRule.NONE);
    }

    /// All activities in reading order, also the hidden ones.
    public Stream<Activity> activities() {
        return sections.stream().flatMap(section -> section.activities().stream());
    }

    public Optional<Activity> activity(ActivityId id) {
        return activities().filter(activity -> activity.id().equals(id)).findFirst();
    }

    public Optional<QuestionBank> bank(BankId id) {
        return banks.stream().filter(bank -> bank.id().equals(id)).findFirst();
    }

    public CourseContent with(CourseDescription other) {
        return new CourseContent(other, sections, banks, completion);
    }

    public CourseContent withSections(List<Section> others) {
        return new CourseContent(description, others, banks, completion);
    }

    public CourseContent withBanks(List<QuestionBank> others) {
        return new CourseContent(description, sections, others, completion);
    }

    public CourseContent with(CompletionRule other) {
        return new CourseContent(description, sections, banks, other);
    }
}
