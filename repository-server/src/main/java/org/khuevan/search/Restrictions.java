package org.khuevan.search;

import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;

/// Understands the values of `subject:`, `level:`, `kind:` and the like: codes, labels in both
/// languages, their beginnings, and their initials (*THPT*).
final class Restrictions {

    private static final Pattern YEARS =
            Pattern.compile("(?<sign>[<>]=?)?(?<first>\\d{4})(?:(?:-|–|\\.\\.)(?<last>\\d{4})?)?");
    private static final int EVER = 9999;

    /// Of two and of three letters.
    private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());

    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("document", List.of("document", "text", "pdf", "tai lieu", "van ban", "sach"));
        KINDS.put("slides", List.of("slides", "presentation", "trinh chieu", "trang chieu"));
        KINDS.put("image", List.of("image", "picture", "photo", "hinh anh", "anh", "tranh"));
        KINDS.put("audio", List.of("audio", "sound", "podcast", "am thanh", "ghi am"));
        KINDS.put("video", List.of("video", "film", "phim", "clip"));
        KINDS.put("captions", List.of("captions", "subtitles", "phu de"));
        KINDS.put("course", List.of("course", "khoa hoc", "lop hoc"));
        KINDS.put("bundle", List.of("bundle", "archive", "zip", "website", "goi", "tep nen"));
        KINDS.put("other", List.of("other", "file", "tep", "khac"));
    }

    private Restrictions() {}

    static Restriction of(Attribute about, String value) {
        return switch (about) {
            case SUBJECT -> terms(Facet.SUBJECT, Vocabulary.SUBJECT, value);
            case LEVEL -> terms(Facet.LEVEL, Vocabulary.LEVEL, value);
            case LICENCE -> terms(Facet.LICENCE, Vocabulary.LICENCE, value);
            case LANGUAGE -> language(value);
            case KIND -> kind(value);
            case YEAR -> years(value);
            case TITLE, AUTHOR, KEYWORD, PUBLISHER, IDENTIFIER, FILE, ORGANISATION, TYPE ->
                    throw new IllegalArgumentException(about + " has words, not values");
        };
    }

    private static Restriction terms(Facet facet, Vocabulary vocabulary, String value) {
        String wanted = Plain.words(value);
        Set<String> exact = codes(vocabulary.terms().stream().filter(t -> isCalled(t, wanted)));
        return oneOf(
                facet,
                exact.isEmpty()
                        ? codes(vocabulary.terms().stream().filter(t -> holds(t, wanted)))
                        : exact);
    }

    private static Restriction language(String value) {
        Restriction known = terms(Facet.LANGUAGE, Vocabulary.LANGUAGE, value);
        String tag = value.strip().toLowerCase(Locale.ROOT);
        return known instanceof Restriction.Nothing && LANGUAGES.contains(tag)
                ? oneOf(Facet.LANGUAGE, Set.of(tag))
                : known;
    }

    private static Restriction kind(String value) {
        String wanted = Plain.words(value);
        return oneOf(
                Facet.KIND,
                KINDS.entrySet().stream()
                        .filter(kind -> kind.getValue().contains(wanted))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private static Restriction years(String value) {
        Matcher typed = YEARS.matcher(value.strip());
        if (!typed.matches()) {
            return new Restriction.Nothing();
        }
        int first = Integer.parseInt(typed.group("first"));
        String sign = typed.group("sign");
        if (sign != null) {
            return switch (sign) {
                case ">" -> new Restriction.Years(first + 1, EVER);
                case ">=" -> new Restriction.Years(first, EVER);
                case "<" -> new Restriction.Years(0, first - 1);
                default -> new Restriction.Years(0, first);
            };
        }
        if (typed.group("last") != null) {
            return new Restriction.Years(first, Integer.parseInt(typed.group("last")));
        }
        boolean open = !Character.isDigit(value.strip().charAt(value.strip().length() - 1));
        return new Restriction.Years(first, open ? EVER : first);
    }

    private static Restriction oneOf(Facet facet, Set<String> values) {
        return values.isEmpty() ? new Restriction.Nothing() : new Restriction.OneOf(facet, values);
    }

    private static Set<String> codes(Stream<Term> terms) {
        return terms.map(Term::code).collect(Collectors.toSet());
    }

    private static boolean isCalled(Term term, String wanted) {
        return Plain.words(term.code()).equals(wanted)
                || labels(term)
                        .anyMatch(label -> label.equals(wanted) || initials(label).equals(wanted));
    }

    /// Such as *toán* in *Toán học*, and *by-sa* in the address of a licence. A number is a whole
    /// one: class 1 is not class 10.
    private static boolean holds(Term term, String wanted) {
        String end = wanted.matches(".*\\d") ? " " : "";
        return Stream.concat(Stream.of(Plain.words(term.code())), labels(term))
                .anyMatch(label -> (" " + label + " ").contains(" " + wanted + end));
    }

    private static Stream<String> labels(Term term) {
        return Stream.of(Plain.words(term.vietnamese()), Plain.words(term.english()));
    }

    private static String initials(String label) {
        return Stream.of(label.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }
}
