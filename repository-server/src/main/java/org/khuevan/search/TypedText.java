package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed into the search box, taken apart: words, "words in this order", -words that
/// must not occur, and name:value, also with a space behind the colon. Every text can be taken
/// apart; what is too long is cut, and what looks like a sign but is none is a word.
///
/// @param parts in the order typed
record TypedText(List<Part> parts) {

    private static final int LONGEST = 500;
    private static final int MOST_PARTS = 40;
    private static final String QUOTE = "\"“”„«»";

    /// At the beginning or after a space: a sign, a name with its colon, and quoted words or one
    /// word; anything else is a word. A minus before a number is arithmetic, except before a year.
    private static final Pattern PART =
            Pattern.compile(
                    ("(?<!\\S)(?<sign>(?:[-−](?=[\\p{L}Q]|(?:19|20)\\d\\d(?!\\S)))?)(?:(?<name>[\\p{L}\\p{M}_-]{2,20}(?:"
                         + " [\\p{L}\\p{M}]{2,10})?):(?<gap> ?))?"
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
        return of(typed, false);
    }

    /// The same where a colon with a space behind it is one of a sentence, whatever stands before.
    static TypedText sentence(String typed) {
        return of(typed, true);
    }

    private static TypedText of(String typed, boolean sentence) {
        String text = cut(typed);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int at = 0;
        while (at < text.length() && parts.size() < MOST_PARTS && matcher.find(at)) {
            Read read = read(text, matcher, parts, sentence);
            parts.add(read.part());
            at = read.end();
        }
        return new TypedText(parts);
    }

    /// @param end where the next one may begin
    private record Read(Part part, int end) {}

    private static Read read(String text, Matcher matcher, List<Part> before, boolean sentence) {
        if (matcher.group("rest") != null) {
            return plain(text, matcher.start(), matcher.end(), false);
        }
        boolean quoted = matcher.group("quoted") != null;
        String group = quoted ? "quoted" : "word";
        String value = matcher.group(group);
        boolean excluded = !matcher.group("sign").isEmpty() && !isArithmetic(matcher, before);
        int start = matcher.start(group);
        String name = matcher.group("name");
        Optional<Attribute> about = Optional.ofNullable(name).flatMap(Attribute::named);
        boolean spaced = name != null && !matcher.group("gap").isEmpty();
        boolean meant =
                about.isPresent()
                        && !Plain.letters(value).isEmpty()
                        && (!spaced || !sentence && isMeant(about.get(), value, matcher, before));
        if (name == null || meant) {
            return new Read(new Part(about, value, quoted, excluded, start), matcher.end());
        }
        int from = matcher.start("name");
        int space = text.indexOf(' ', from);
        boolean first = space >= 0 && space < start;
        return plain(text, from, first ? space : matcher.end(), excluded);
    }

    /// With a space behind it, a colon is more often one of a sentence, such as *Bảo vệ môi trường:
    /// thực trạng* and *Lịch sử Việt Nam: 1945*.
    private static boolean isMeant(
            Attribute about, String value, Matcher matcher, List<Part> before) {
        boolean beside = before.isEmpty() || before.getLast().about().isPresent();
        if (Wanted.field(about).isPresent()) {
            boolean unlikeWords =
                    matcher.group("quoted") != null && matcher.group("name").indexOf(' ') > 0;
            return beside || unlikeWords;
        }
        boolean behind = before.stream().anyMatch(part -> part.about().isPresent());
        return (beside || behind && about != Attribute.YEAR)
                && !(Restrictions.of(about, value) instanceof Restriction.Nothing);
    }

    /// As in `2x -y`.
    private static boolean isArithmetic(Matcher matcher, List<Part> before) {
        return matcher.group("name") == null
                && matcher.group("word") != null
                && Plain.letters(matcher.group("word")).length() == 1
                && !before.isEmpty()
                && Wanted.CODE.matcher(before.getLast().text()).find();
    }

    private static Read plain(String text, int start, int end, boolean excluded) {
        String word = text.substring(start, end);
        return new Read(new Part(Optional.empty(), word, false, excluded, start), end);
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
