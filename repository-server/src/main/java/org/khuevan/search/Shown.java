package org.khuevan.search;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Writes what is shown of entries for an index, and reads it back.
final class Shown {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ObjectReader MATERIALS = JSON.readerFor(ShownMaterial.class);
    private static final ObjectReader PASSAGES = JSON.readerFor(ShownPassage.class);

    private Shown() {}

    static String write(ShownMaterial shown) {
        return JSON.writeValueAsString(shown);
    }

    static String write(ShownPassage shown) {
        return JSON.writeValueAsString(shown);
    }

    static ShownMaterial material(String written) {
        return MATERIALS.readValue(written);
    }

    static ShownPassage passage(String written) {
        return PASSAGES.readValue(written);
    }
}
