package org.khuevan.search;

import tools.jackson.databind.json.JsonMapper;

/// Writes what is shown of entries for an index, and reads it back.
final class Shown {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Shown() {}

    static String write(ShownMaterial shown) {
        return JSON.writeValueAsString(shown);
    }

    static String write(ShownPassage shown) {
        return JSON.writeValueAsString(shown);
    }

    static ShownMaterial material(String written) {
        return JSON.readValue(written, ShownMaterial.class);
    }

    static ShownPassage passage(String written) {
        return JSON.readValue(written, ShownPassage.class);
    }
}
