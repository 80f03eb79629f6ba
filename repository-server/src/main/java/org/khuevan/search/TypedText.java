package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed into the search box, taken apart: words, "words in this order", and -words
/// that must not occur. Every text can be taken apart; what is too long is cut.
///
/// @param parts in the order typed
record TypedText(List<Part> parts) {

    private static final int LONGEST = 500;
    private static final int MOST_PARTS = 40;
    private static final Pattern PART =
            Pattern.compile(
                    "(?<![^\\s])(-?)[\"“”„]([^\"“”„]*)[\"“”„]|(?<![^\\s])(-?)([^\\s\"“”„]+)|([^\\s\"“”„]+)");

    TypedText {
        parts = List.copyOf(parts);
    }

    /// @param text one word or several
    /// @param quoted whether the words must occur together in this order
    /// @param excluded whether they must not occur
    record Part(String text, boolean quoted, boolean excluded) {}

    static TypedText of(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find() && parts.size() < MOST_PARTS) {
            if (matcher.group(2) != null) {
                parts.add(new Part(matcher.group(2), true, matcher.group(1).equals("-")));
            } else if (matcher.group(4) != null) {
                parts.add(new Part(matcher.group(4), false, matcher.group(3).equals("-")));
            } else {
                parts.add(new Part(matcher.group(5), false, false));
            }
        }
        return new TypedText(parts);
    }

    /// The words that are looked for, without the signs around them.
    String words() {
        return parts.stream()
                .filter(part -> !part.excluded())
                .map(Part::text)
                .collect(Collectors.joining(" "));
    }
}
