package org.khuevan.course;

import java.util.Optional;

/// Something that a course lacks, or that is not right in it.
///
/// @param activity where, unless it is about the course as a whole
/// @param question which question of it, or of a bank
public record Flaw(What what, Optional<ActivityId> activity, Optional<QuestionId> question) {

    static Flaw of(What what) {
        return new Flaw(what, Optional.empty(), Optional.empty());
    }

    static Flaw of(What what, Activity activity) {
        return new Flaw(what, Optional.of(activity.id()), Optional.empty());
    }

    public enum What {
        TITLE(true),
        LANGUAGE(true),
        NO_ACTIVITY(true),
        /// The catalogue finds it more easily with a summary and a subject.
        SUMMARY(false),
        SUBJECT(false),
        ACTIVITY_TITLE(true),
        /// The material is not published, or was withdrawn.
        MATERIAL_GONE(true),
        /// The material was withdrawn since the course was published with it.
        MATERIAL_WITHDRAWN(false),
        PAGE_EMPTY(false),
        QUIZ_EMPTY(true),
        /// A quiz draws from a bank that is gone.
        BANK_GONE(true),
        /// A quiz draws more questions than its bank has.
        BANK_SMALL(true),
        QUESTION_TEXT(true),
        /// No answer to a question gives full marks.
        NOTHING_RIGHT(true),
        /// There is nothing to choose between.
        TOO_FEW_CHOICES(true),
        /// A gap of a cloze is not in its text, or a gap in its text is none.
        GAPS_DIFFER(true),
        NO_HAND_IN(true),
        /// A criterion of a rubric has no name.
        RUBRIC_BLANK(true),
        /// Nobody can get the certificate that the course promises, because nothing is required.
        NOTHING_REQUIRED(false),
        /// Nobody can get the certificate, as long as something required is hidden.
        REQUIRED_HIDDEN(false),
        /// What is right is shown when the quiz has closed, and it never does.
        NEVER_CLOSES(false),
        /// A condition is about an activity that is gone.
        CONDITION_GONE(true),
        /// A condition is about an activity that is hidden: who has not done it never can.
        CONDITION_HIDDEN(false),
        /// The date until which it is open has passed before the course began.
        ALREADY_CLOSED(false),
        /// Activities wait for each other.
        CONDITION_CIRCLE(true),
        /// A condition is about the grade of something that has none.
        CONDITION_WITHOUT_GRADE(true);

        private final boolean blocks;

        What(boolean blocks) {
            this.blocks = blocks;
        }

        /// Whether it stands in the way of publishing; otherwise it is a recommendation.
        public boolean blocks() {
            return blocks;
        }
    }
}
