package org.khuevan.course;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Courses as the database keeps them. What a later version wrote and this one does not know is
/// passed over, so that processes may be upgraded one after the other.
@Component
class CourseJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// PostgreSQL text cannot hold NUL; no text that people read does either.
    String write(CourseContent content) {
        return mapper.writeValueAsString(content).replace("\\u0000", "");
    }

    CourseContent read(String json) {
        return mapper.readValue(json, CourseContent.class);
    }

    CourseDescription readDescription(String json) {
        return mapper.readValue(json, CourseDescription.class);
    }
}
