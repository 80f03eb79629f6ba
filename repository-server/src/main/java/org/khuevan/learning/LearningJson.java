package org.khuevan.learning;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the database keeps of this room as JSON. What a later version wrote and this one does not
/// know is passed over.
@Component
class LearningJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// PostgreSQL text cannot hold NUL; no text that people read does either.
    String write(Object value) {
        return mapper.writeValueAsString(value).replace("\\u0000", "");
    }

    /// For people to read.
    byte[] pretty(Object value) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
