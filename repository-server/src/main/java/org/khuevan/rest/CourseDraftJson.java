package org.khuevan.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.Flaw;
import org.khuevan.rest.Problems.FieldError;

/// A course as its teachers work on it, with all of its texts and keys of answers.
///
/// @param version and `revision`: to be sent back with what is saved
/// @param flaws what is unfinished
record CourseDraftJson(
        String id,
        int version,
        int revision,
        String state,
        CourseContent content,
        List<FlawJson> flaws) {

    /// @param blocks whether it stands in the way of publishing
    record FlawJson(
            String what, boolean blocks, @Nullable String activity, @Nullable String question) {

        static FlawJson of(Flaw flaw) {
            return new FlawJson(
                    Names.of(flaw.what()),
                    flaw.what().blocks(),
                    flaw.activity().map(id -> id.value()).orElse(null),
                    flaw.question().map(id -> id.value()).orElse(null));
        }
    }

    /// What is sent to save a draft: what was read, with another content.
    @JsonIgnoreProperties({"id", "state", "flaws"})
    record SavedJson(int version, int revision, CourseContent content) {

        /// The content, in which every code is known.
        CourseContent checked() {
            List<FieldError> errors = new ArrayList<>();
            CourseDescription said = content.description();
            String at = "content.description.";
            DescriptionJson.checkCodes(
                    errors, at + "subjects", said.subjects(), Vocabulary.SUBJECT);
            DescriptionJson.checkCodes(errors, at + "levels", said.levels(), Vocabulary.LEVEL);
            if (!errors.isEmpty()) {
                throw new NotAcceptableFields(errors);
            }
            return content;
        }
    }

    /// @param joining `open`, `key` or `invitation`
    /// @param key may be left out where none is asked for
    record JoiningJson(@Nullable String joining, @Nullable String key) {}

    /// What is said of a new course.
    record NewCourseJson(String title, String language) {}

    /// @param firstDate the day on which the first date of the copy is, with all others as far from
    ///   it as in the original; without it, they stay as they are
    record CopyJson(String title, @Nullable LocalDate firstDate) {}

    record LoginJson(String login) {}

    /// @param refused what is no address
    record InvitedJson(List<String> invitations, List<String> refused) {}

    static CourseDraftJson of(Course course, List<Flaw> flaws) {
        return new CourseDraftJson(
                course.id().value(),
                course.version(),
                course.revision(),
                Names.of(course.state()),
                course.content(),
                flaws.stream().map(FlawJson::of).toList());
    }
}
