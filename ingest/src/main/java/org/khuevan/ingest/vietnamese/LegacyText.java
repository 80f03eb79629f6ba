package org.khuevan.ingest.vietnamese;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out by its words whether a text was written in a legacy encoding.
///
/// A word counts if it has letters beyond ASCII: it is a Vietnamese syllable as it stands, or would
/// be one in an encoding, or neither. The reading under which nearly all words make sense wins, and
/// a text that makes sense as it stands is never touched.
public final class LegacyText {

    /// So many words must speak for an encoding when nothing else does, such as a font's name.
    private static final int ENOUGH = 4;

    private static final double NEARLY_ALL = 0.9;

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\x{80}-\\x{BF}†‡ˆ‰‹›‚ƒ„…‘’“”•–—˜™€]+");

    private LegacyText() {}

    /// The text of bytes that are not UTF-8, if it is Vietnamese in some charset.
    public static Optional<String> decode(byte[] bytes) {
        return decode(bytes, ENOUGH);
    }

    /// The same for short texts such as names of files.
    ///
    /// @param enough so many words must make sense
    public static Optional<String> decode(byte[] bytes, int enough) {
        List<String> readings = new ArrayList<>();
        for (LegacyEncoding encoding : LegacyEncoding.values()) {
            // VISCII has letters where Windows has dashes and nothing at all.
            Charset around =
                    encoding == LegacyEncoding.VISCII
                            ? StandardCharsets.ISO_8859_1
                            : Charset.forName("windows-1252");
            readings.add(encoding.decode(new String(bytes, around)));
        }
        readings.add(
                Normalizer.normalize(
                        new String(bytes, Charset.forName("windows-1258")), Normalizer.Form.NFC));
        String best = "";
        double highest = 0;
        for (String reading : readings) {
            Sense sense = sense(reading);
            if (sense.words() >= enough && sense.share() > highest) {
                best = reading;
                highest = sense.share();
            }
        }
        return highest >= NEARLY_ALL ? Optional.of(best) : Optional.empty();
    }

    /// The encoding in which a text makes sense, if it makes none as it stands.
    ///
    /// @param text as Windows-1252 reads it, such as that of a document's runs
    public static Optional<LegacyEncoding> encodingOf(String text) {
        Sense asItStands = sense(text);
        if (asItStands.words() < ENOUGH || asItStands.share() > 0.6) {
            return Optional.empty();
        }
        return Arrays.stream(LegacyEncoding.values())
                .filter(encoding -> {
                    Sense sense = sense(encoding.decode(text));
                    return sense.words() >= ENOUGH && sense.share() >= NEARLY_ALL;
                })
                .findFirst();
    }

    /// A paragraph of a document that has fonts of this encoding, where it is not known which words
    /// stand in them: as it was meant, if it makes more sense so.
    public static String mended(String paragraph, LegacyEncoding encoding) {
        String decoded = encoding.decode(paragraph);
        if (hasUnicodeOnly(paragraph)) {
            return paragraph;
        }
        Sense before = sense(paragraph);
        Sense after = sense(decoded);
        return after.sensible() > before.sensible() && after.share() >= before.share()
                ? decoded
                : paragraph;
    }

    /// Whether what stands in fonts of an encoding is written in it, and not Unicode to which
    /// somebody left the font.
    ///
    /// @param text all of a paragraph that is in such fonts
    public static boolean isWrittenIn(LegacyEncoding encoding, String text) {
        if (hasUnicodeOnly(text)) {
            return false;
        }
        Sense before = sense(text);
        Sense after = sense(encoding.decode(text));
        // Another language does not become Vietnamese by its font.
        return after.sensible() >= before.sensible()
                && after.share() >= before.share()
                && (after.words() < ENOUGH || after.share() >= 0.5);
    }

    /// Whether there are letters that no font of a legacy encoding has.
    private static boolean hasUnicodeOnly(String text) {
        return text.chars()
                .anyMatch(c -> (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x0102 && c <= 0x01B0));
    }

    /// @param words that have letters beyond ASCII
    /// @param sensible of them, that are Vietnamese syllables
    private record Sense(int words, int sensible) {

        double share() {
            return words == 0 ? 0 : (double) sensible / words;
        }
    }

    private static Sense sense(String text) {
        Matcher matcher = WORD.matcher(text);
        int words = 0;
        int sensible = 0;
        while (matcher.find() && words < 5_000) {
            String word = matcher.group();
            if (word.chars().anyMatch(c -> c > 0x7F)
                    && word.chars().anyMatch(Character::isLetter)) {
                words++;
                sensible += Syllables.spells(word) ? 1 : 0;
            }
        }
        return new Sense(words, sensible);
    }
}
