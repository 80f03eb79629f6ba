package org.khuevan.course;

import org.khuevan.catalogue.Nul;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Courses as the database keeps them. What a later version wrote and this one does not know is
/// passed over, so that processes may be upgraded one after the other.
@Component
class CourseJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    String write(CourseContent content) {
        return Nul.removed(mapper.writeValueAsString(content));
    }

    CourseContent read(String json) {
        return mapper.readValue(json, CourseContent.class);
    }

    CourseDescription readDescription(String json) {
        return mapper.readValue(json, CourseDescription.class);
    }

    /// Puts together what two changed in the same course.
    Merging.Result merged(CourseContent base, CourseContent mine, CourseContent theirs) {
        return new Merging(mapper).merged(base, mine, theirs);
    }
}
