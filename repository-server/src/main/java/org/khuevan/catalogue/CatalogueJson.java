package org.khuevan.catalogue;

import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Descriptions and findings as the database keeps them. What a later version wrote and this one
/// does not know is passed over, so that web and worker processes may be upgraded one after the
/// other.
@Component
class CatalogueJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    String write(Object value) {
        return Nul.removed(mapper.writeValueAsString(value));
    }

    Description description(String json) {
        return mapper.readValue(json, Description.class);
    }

    Finding.Inside inside(String json) {
        return (Finding.Inside) mapper.readValue(json, Finding.class);
    }

    Findings findings(String json) {
        return mapper.readValue(json, Findings.class);
    }
}
