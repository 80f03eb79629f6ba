package org.khuevan.ui.teach.course;

import java.security.SecureRandom;
import java.util.List;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;

/// The kinds of questions, and an empty one of each.
enum NewQuestion {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    SHORT_TEXT,
    NUMERIC,
    MATCHING,
    ORDERING,
    CLOZE,
    ESSAY;

    Question make(SecureRandom random) {
        Question.Stem stem = new Question.Stem(QuestionId.random(random), "", "", 1, "");
        return switch (this) {
            case SINGLE_CHOICE ->
                    new Question.SingleChoice(
                            stem, List.of(choice(random, 1), choice(random, 0)), true);
            case MULTIPLE_CHOICE ->
                    new Question.MultipleChoice(
                            stem, List.of(choice(random, 1), choice(random, 0)), true);
            case TRUE_FALSE -> new Question.TrueFalse(stem, true, "", "");
            case SHORT_TEXT ->
                    new Question.ShortText(
                            stem,
                            List.of(new Question.ShortText.Accepted("", 1, "")),
                            false,
                            false);
            case NUMERIC ->
                    new Question.Numeric(
                            stem,
                            List.of(new Question.Numeric.Value(0, 0, 1, "")),
                            List.of(),
                            false);
            case MATCHING ->
                    new Question.Matching(stem, List.of(pair(random), pair(random)), List.of());
            case ORDERING -> new Question.Ordering(stem, List.of(option(random), option(random)));
            case CLOZE -> new Question.Cloze(stem, List.of());
            case ESSAY -> new Question.Essay(stem, "");
        };
    }

    static NewQuestion of(Question question) {
        return switch (question) {
            case Question.SingleChoice _ -> SINGLE_CHOICE;
            case Question.MultipleChoice _ -> MULTIPLE_CHOICE;
            case Question.TrueFalse _ -> TRUE_FALSE;
            case Question.ShortText _ -> SHORT_TEXT;
            case Question.Numeric _ -> NUMERIC;
            case Question.Matching _ -> MATCHING;
            case Question.Ordering _ -> ORDERING;
            case Question.Cloze _ -> CLOZE;
            case Question.Essay _ -> ESSAY;
        };
    }

    static Question.Choice choice(SecureRandom random, double credit) {
        return new Question.Choice(Key.random(random), "", credit, "");
    }

    static Question.Option option(SecureRandom random) {
        return new Question.Option(Key.random(random), "");
    }

    static Question.Matching.Pair pair(SecureRandom random) {
        return new Question.Matching.Pair(option(random), option(random));
    }
}
