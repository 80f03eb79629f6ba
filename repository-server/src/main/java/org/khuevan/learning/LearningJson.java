package org.khuevan.learning;

import org.khuevan.catalogue.Nul;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the database keeps of this room as JSON. What a later version wrote and this one does not
/// know is passed over.
@Component
class LearningJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    String write(Object value) {
        return Nul.removed(mapper.writeValueAsString(value));
    }

    /// For people to read.
    byte[] pretty(Object value) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
