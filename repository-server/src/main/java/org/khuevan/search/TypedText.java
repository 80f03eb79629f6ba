package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed into the search box, taken apart: words, "words in this order", -words that
/// must not occur, and name:value. Every text can be taken apart; what is too long is cut, and what
/// looks like a sign but is none is a word.
///
/// @param parts in the order typed
record TypedText(List<Part> parts) {

    private static final int LONGEST = 500;
    private static final int MOST_PARTS = 40;
    private static final String QUOTE = "\"“”„«»";

    /// At the beginning or after a space: a sign, a name with its colon, and quoted words or one
    /// word; anything else is a word.
    private static final Pattern PART =
            Pattern.compile(
                    ("(?<!\\S)(?<sign>[-−]?)(?:(?<name>[\\p{L}\\p{M}_-]{2,20}):)?"
                         + "(?:[Q](?<quoted>[^Q]*)[Q]|(?<word>[^\\sQ]+))|(?<rest>[^\\sQ]+)")
                            .replace("Q", QUOTE));

    TypedText {
        parts = List.copyOf(parts);
    }

    /// @param about what it is said of; empty for everything there is
    /// @param text one word or several
    /// @param quoted whether the words must occur together in this order
    /// @param excluded whether they must not occur
    /// @param start where in the typed text its words begin
    record Part(
            Optional<Attribute> about, String text, boolean quoted, boolean excluded, int start) {

        /// Words that are looked for everywhere.
        boolean isWanted() {
            return about.isEmpty() && !excluded;
        }
    }

    static TypedText of(String typed) {
        String text = cut(typed);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find() && parts.size() < MOST_PARTS) {
            parts.add(part(matcher));
        }
        return new TypedText(parts);
    }

    private static Part part(Matcher matcher) {
        if (matcher.group("rest") != null) {
            return plain(matcher, matcher.start(), false);
        }
        boolean quoted = matcher.group("quoted") != null;
        String group = quoted ? "quoted" : "word";
        String value = matcher.group(group);
        boolean excluded = !matcher.group("sign").isEmpty();
        int start = matcher.start(group);
        if (matcher.group("name") == null) {
            return new Part(Optional.empty(), value, quoted, excluded, start);
        }
        Optional<Attribute> about = Attribute.named(matcher.group("name"));
        if (about.isEmpty() || Plain.letters(value).isEmpty()) {
            return plain(matcher, matcher.start("name"), excluded);
        }
        return new Part(about, value, quoted, excluded, start);
    }

    private static Part plain(Matcher matcher, int start, boolean excluded) {
        String text = matcher.group().substring(start - matcher.start());
        return new Part(Optional.empty(), text, false, excluded, start);
    }

    /// As much of a text as is read.
    static String cut(String typed) {
        if (typed.length() <= LONGEST) {
            return typed;
        }
        return typed.substring(
                0, Character.isHighSurrogate(typed.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /// The words that are looked for everywhere, without the signs around them.
    String words() {
        return parts.stream()
                .filter(Part::isWanted)
                .map(Part::text)
                .collect(Collectors.joining(" "));
    }
}
