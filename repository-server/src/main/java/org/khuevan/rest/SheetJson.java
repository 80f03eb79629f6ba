package org.khuevan.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Answer;
import org.khuevan.course.Grade.PartMark;
import org.khuevan.course.Posed;
import org.khuevan.learning.Sheet;

/// An attempt at a quiz. Marks and solutions are in it only when the quiz shows them.
///
/// @param now the server's time, to count down to `due` by
/// @param counts whether the grade of the quiz is, or is made of, this one; said in lists of all
///   attempts, as far as their grades are seen
record SheetJson(
        String id,
        String course,
        String activity,
        int number,
        Instant started,
        @Nullable Instant due,
        @Nullable Instant submitted,
        Instant now,
        @Nullable Double grade,
        boolean waits,
        boolean counts,
        List<ItemJson> items) {

    static SheetJson of(Sheet sheet, Instant now) {
        return new SheetJson(
                sheet.id().toString(),
                sheet.course().value(),
                sheet.activity().value(),
                sheet.number(),
                sheet.started(),
                sheet.due().orElse(null),
                sheet.submitted().orElse(null),
                now,
                sheet.grade().orElse(null),
                sheet.waits(),
                sheet.counts(),
                sheet.items().stream().map(ItemJson::of).toList());
    }

    /// @param question as it is put; texts are Markdown
    record ItemJson(
            Posed question,
            @Nullable Answer given,
            long revision,
            boolean isFinal,
            @Nullable OutcomeJson outcome) {

        static ItemJson of(Sheet.Item item) {
            return new ItemJson(
                    item.posed(),
                    item.given().orElse(null),
                    item.revision(),
                    item.isFinal(),
                    item.outcome().map(OutcomeJson::of).orElse(null));
        }
    }

    /// @param credit part of the points, from 0 to 1; none while a person has to mark it
    /// @param byPerson whether a person gave it, and not the rules
    record OutcomeJson(
            @Nullable Double credit,
            List<PartMark> parts,
            String feedback,
            String comment,
            boolean byPerson,
            @Nullable Answer solution) {

        static OutcomeJson of(Sheet.Outcome outcome) {
            return new OutcomeJson(
                    outcome.credit().orElse(null),
                    outcome.parts(),
                    outcome.feedback(),
                    outcome.comment(),
                    outcome.byPerson(),
                    outcome.solution().orElse(null));
        }
    }
}
