package org.khuevan.search;

import java.util.List;
import java.util.stream.Collectors;

/// Text of which some stretches are marked.
public record MarkedText(List<Stretch> stretches) {

    public MarkedText {
        stretches = List.copyOf(stretches);
    }

    public static MarkedText plain(String text) {
        return new MarkedText(text.isEmpty() ? List.of() : List.of(new Stretch(text, false)));
    }

    /// The text without its marks.
    public String text() {
        return stretches.stream().map(Stretch::text).collect(Collectors.joining());
    }

    public record Stretch(String text, boolean marked) {}
}
