package org.khuevan.ui.teach.course;

import java.util.List;
import java.util.Optional;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Offer;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;

/// What can be added to a section.
enum NewActivity {
    MATERIAL,
    PAGE,
    /// To practise with.
    QUIZ,
    /// A quiz, too, but taken once.
    EXAM,
    ASSIGNMENT,
    DISCUSSION;

    /// An empty one, except of materials, which are chosen first.
    Activity make(ActivityId id, String title) {
        return switch (this) {
            case MATERIAL -> throw new IllegalStateException("a material is chosen first");
            case PAGE -> new Activity.WrittenPage(id, title, Offer.OPEN, "");
            case QUIZ -> quiz(id, title, QuizRules.PRACTICE);
            case EXAM -> quiz(id, title, QuizRules.EXAM);
            case ASSIGNMENT ->
                    new Activity.Assignment(
                            id,
                            title,
                            Offer.OPEN,
                            "",
                            Optional.empty(),
                            new Activity.HandIn(true, 3),
                            Rubric.NONE,
                            10,
                            1);
            case DISCUSSION -> new Activity.Discussion(id, title, Offer.OPEN, "");
        };
    }

    private static Activity quiz(ActivityId id, String title, QuizRules rules) {
        return new Activity.Quiz(id, title, Offer.OPEN, "", List.of(), rules, 1);
    }
}
