package org.khuevan.catalogue;

import java.util.regex.Pattern;

/// PostgreSQL cannot hold NUL, and no text that people read has it.
public final class Nul {

    /// In JSON, and not where somebody wrote these six letters: there the backslash is escaped.
    private static final Pattern IN_JSON = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Nul() {}

    /// JSON (RFC 8259) without it.
    public static String removed(String json) {
        return json.contains("u0000") ? IN_JSON.matcher(json).replaceAll("$1") : json;
    }
}
