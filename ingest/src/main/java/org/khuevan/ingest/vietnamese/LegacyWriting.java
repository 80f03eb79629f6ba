package org.khuevan.ingest.vietnamese;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Vietnamese as people wrote it before Unicode: the inverse of reading it, for whoever tries
/// whether everything comes back.
public final class LegacyWriting {

    private static final Map<LegacyEncoding, Map<String, String>> INVERSES =
            new ConcurrentHashMap<>();

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private LegacyWriting() {}

    /// Where letters come from.
    public enum Kind {
        /// From a font of the encoding.
        LETTERS,
        /// From its sister that draws capitals: TCVN3 has no place for capitals with tones.
        CAPITALS,
        /// From a font of today: the encoding has no place for them at all.
        OTHERS
    }

    /// Letters that stand in one font.
    ///
    /// @param written as Windows-1252 reads it
    public record Run(String written, String meant, Kind kind) {}

    /// A text in stretches of one font each.
    public static List<Run> runs(String text, LegacyEncoding encoding) {
        List<Run> runs = new ArrayList<>();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> run(letter, encoding))
                .forEach(run -> {
                    if (!runs.isEmpty() && runs.getLast().kind() == run.kind()) {
                        Run before = runs.removeLast();
                        runs.add(
                                new Run(
                                        before.written() + run.written(),
                                        before.meant() + run.meant(),
                                        run.kind()));
                    } else {
                        runs.add(run);
                    }
                });
        return runs;
    }

    private static Run run(String letter, LegacyEncoding encoding) {
        Map<String, String> inverse = INVERSES.computeIfAbsent(encoding, LegacyWriting::inverse);
        String written = inverse.get(letter);
        if (written != null) {
            return new Run(written, letter, Kind.LETTERS);
        }
        String small = inverse.get(letter.toLowerCase(Locale.ROOT));
        if (small != null && encoding == LegacyEncoding.TCVN3) {
            return new Run(small, letter, Kind.CAPITALS);
        }
        boolean stays = hasPlace(letter) && encoding.decode(letter).equals(letter);
        return new Run(letter, letter, stays ? Kind.LETTERS : Kind.OTHERS);
    }

    private static boolean hasPlace(String letter) {
        return letter.charAt(0) < 0x100 || WINDOWS_1252.newEncoder().canEncode(letter);
    }

    /// A text in one font, as a plain text has it: small letters for capitals that have no place,
    /// and question marks for what has none at all.
    public static String write(String text, LegacyEncoding encoding) {
        return runs(text, encoding).stream()
                .map(run -> run.kind() == Kind.OTHERS ? masked(run.written()) : run.written())
                .collect(Collectors.joining());
    }

    /// What [#write] leaves of a text.
    public static String left(String text, LegacyEncoding encoding) {
        return runs(text, encoding).stream()
                .map(run ->
                        switch (run.kind()) {
                            case LETTERS -> run.meant();
                            case CAPITALS -> run.meant().toLowerCase(Locale.ROOT);
                            case OTHERS -> masked(run.meant());
                        })
                .collect(Collectors.joining());
    }

    private static String masked(String text) {
        return "?".repeat(text.codePointCount(0, text.length()));
    }

    /// By trying every letter and every pair.
    private static Map<String, String> inverse(LegacyEncoding encoding) {
        Map<String, String> inverse = new HashMap<>();
        for (char first = 1; first < 0x100; first++) {
            String decoded = encoding.decode(String.valueOf(first));
            // A letter that stands for itself only after another is none of its own.
            if (first < 0x80 || !decoded.equals(String.valueOf(first))) {
                inverse.putIfAbsent(decoded, String.valueOf(first));
            }
        }
        for (char first : "aeouyôöAEOUYÔÖ".toCharArray()) {
            for (char second = 0xC0; second < 0x100; second++) {
                String pair = "" + first + second;
                String decoded = encoding.decode(pair);
                if (decoded.length() == 1) {
                    inverse.putIfAbsent(decoded, pair);
                }
            }
        }
        return Map.copyOf(inverse);
    }

    /// Letters with their hats, tones as marks that follow.
    public static byte[] windows1258(String text) {
        Charset charset = Charset.forName("windows-1258");
        StringBuilder parts = new StringBuilder();
        for (String letter : text.split("")) {
            String whole = letter;
            if (!charset.newEncoder().canEncode(letter)) {
                String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
                String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
                String rest = apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
                whole = Normalizer.normalize(rest, Normalizer.Form.NFC) + tone;
            }
            parts.append(whole);
        }
        return parts.toString().getBytes(charset);
    }
}
