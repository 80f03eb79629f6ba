package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialId;

/// One thing that a student does in a course. Texts are Markdown.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Activity {

    ActivityId id();

    String title();

    Offer offer();

    /// The same activity under another title.
    Activity withTitle(String other);

    /// The same activity, offered in another way.
    Activity withOffer(Offer other);

    /// What kind of thing it is, in one word, as REST, pages and their look call it.
    default String kind() {
        return switch (this) {
            case MaterialActivity _ -> "material";
            case WrittenPage _ -> "page";
            case Quiz _ -> "quiz";
            case Assignment _ -> "assignment";
            case Discussion _ -> "discussion";
        };
    }

    /// The same activity under another id, for copies.
    Activity withId(ActivityId other);

    /// What has a grade.
    sealed interface Graded extends Activity {

        /// What it counts in the course's grade, in relation to the others; 0 for practice.
        double weight();
    }

    /// Watching, hearing or reading a material of the repository.
    ///
    /// @param file one of the material's files, or its principal one
    /// @param part how much of it
    /// @param note what to look at, or empty
    record MaterialActivity(
            ActivityId id,
            String title,
            Offer offer,
            MaterialId material,
            Optional<FileId> file,
            Part part,
            String note)
            implements Activity {

        @Override
        public MaterialActivity withTitle(String other) {
            return new MaterialActivity(id, other, offer, material, file, part, note);
        }

        @Override
        public MaterialActivity withOffer(Offer other) {
            return new MaterialActivity(id, title, other, material, file, part, note);
        }

        @Override
        public MaterialActivity withId(ActivityId other) {
            return new MaterialActivity(other, title, offer, material, file, part, note);
        }
    }

    /// How much of a material.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    sealed interface Part {

        record Whole() implements Part {}

        /// Pages or slides, counted from 1, both ends included.
        record Pages(int from, int to) implements Part {
            public Pages {
                if (from < 1 || to < from) {
                    throw new IllegalArgumentException("not pages: " + from + " to " + to);
                }
            }
        }

        /// A stretch of sound or video, in seconds from the start.
        record Times(double from, double to) implements Part {
            public Times {
                if (!(from >= 0) || !(to > from) || Double.isInfinite(to)) {
                    throw new IllegalArgumentException("not a stretch: " + from + " to " + to);
                }
            }
        }
    }

    /// A page that the teacher wrote for this course.
    record WrittenPage(ActivityId id, String title, Offer offer, String text) implements Activity {

        @Override
        public WrittenPage withTitle(String other) {
            return new WrittenPage(id, other, offer, text);
        }

        @Override
        public WrittenPage withOffer(Offer other) {
            return new WrittenPage(id, title, other, text);
        }

        @Override
        public WrittenPage withId(ActivityId other) {
            return new WrittenPage(other, title, offer, text);
        }
    }

    /// Questions that are marked by the platform, and essays by a person.
    record Quiz(
            ActivityId id,
            String title,
            Offer offer,
            String introduction,
            List<QuizPart> parts,
            QuizRules rules,
            double weight)
            implements Graded {

        public Quiz {
            parts = List.copyOf(parts);
            Numbers.requirePoints(weight);
        }

        @Override
        public Quiz withTitle(String other) {
            return new Quiz(id, other, offer, introduction, parts, rules, weight);
        }

        @Override
        public Quiz withOffer(Offer other) {
            return new Quiz(id, title, other, introduction, parts, rules, weight);
        }

        @Override
        public Quiz withId(ActivityId other) {
            return new Quiz(other, title, offer, introduction, parts, rules, weight);
        }

        public Quiz withParts(List<QuizPart> others) {
            return new Quiz(id, title, offer, introduction, others, rules, weight);
        }
    }

    /// Work that students hand in and a person marks.
    ///
    /// @param due after which work is late, not refused; to refuse it, use [Condition.Until]
    /// @param rubric without criteria, the mark is one number of points
    /// @param points at most, when the rubric has no criteria
    record Assignment(
            ActivityId id,
            String title,
            Offer offer,
            String task,
            Optional<Instant> due,
            HandIn handIn,
            Rubric rubric,
            double points,
            double weight)
            implements Graded {

        public Assignment {
            Numbers.requirePoints(points);
            Numbers.requirePoints(weight);
        }

        public Assignment withDue(Optional<Instant> other) {
            return new Assignment(id, title, offer, task, other, handIn, rubric, points, weight);
        }

        /// Whether what was handed in at a moment came after it was due.
        public boolean isLate(Instant handedIn) {
            return due.filter(handedIn::isAfter).isPresent();
        }

        /// What full marks are.
        public double fullPoints() {
            return rubric.criteria().isEmpty() ? points : rubric.points();
        }

        @Override
        public Assignment withTitle(String other) {
            return new Assignment(id, other, offer, task, due, handIn, rubric, points, weight);
        }

        @Override
        public Assignment withOffer(Offer other) {
            return new Assignment(id, title, other, task, due, handIn, rubric, points, weight);
        }

        @Override
        public Assignment withId(ActivityId other) {
            return new Assignment(other, title, offer, task, due, handIn, rubric, points, weight);
        }
    }

    /// What can be handed in.
    ///
    /// @param text whether students may write their work on the page
    /// @param files how many files at most, 0 for none
    record HandIn(boolean text, int files) {

        private static final int MOST_FILES = 20;

        public HandIn {
            if (files < 0 || files > MOST_FILES) {
                throw new IllegalArgumentException("0 to " + MOST_FILES + " files, not " + files);
            }
        }
    }

    /// A place to talk about something; every other activity has one of its own beside it.
    record Discussion(ActivityId id, String title, Offer offer, String prompt) implements Activity {

        @Override
        public Discussion withTitle(String other) {
            return new Discussion(id, other, offer, prompt);
        }

        @Override
        public Discussion withOffer(Offer other) {
            return new Discussion(id, title, other, prompt);
        }

        @Override
        public Discussion withId(ActivityId other) {
            return new Discussion(other, title, offer, prompt);
        }
    }
}
