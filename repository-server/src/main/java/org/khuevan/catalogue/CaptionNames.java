package org.khuevan.catalogue;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells by names which recordings of a material captions belong to. The only one has them all; of
/// many, those that are called as the captions are, or as they are without a language or a word for
/// what they are: `lecture.vi.vtt` and `lecture.transcript.vtt` belong to `lecture.mp4`.
public final class CaptionNames {

    private static final Set<String> LANGUAGES = languages();
    private static final Set<String> WORDS =
            Set.of("transcript", "captions", "caption", "subtitles", "subtitle", "sub", "cc");

    private static final Pattern LAST =
            Pattern.compile("[._ -]\\(?([a-z]+)(?:[-_][a-z]{2,4})?\\)?$");

    /// As programs for meetings write it behind what the meeting is called.
    private static final Pattern SIZE = Pattern.compile("[._ -]\\d{3,4}x\\d{3,4}$");

    private CaptionNames() {}

    /// @param captions the name of a file of captions
    /// @param recordings the names of all files with sound beside it
    /// @return those that the captions belong to; mostly one, perhaps none
    public static Set<String> recordingsOf(String captions, Collection<String> recordings) {
        if (recordings.size() == 1) {
            return Set.copyOf(recordings);
        }
        String whole = stem(captions);
        Set<String> same = those(recordings, name -> stem(name).equals(whole));
        if (!same.isEmpty()) {
            return same;
        }
        String plain = plain(whole);
        return those(
                recordings,
                name -> {
                    String stem = stem(name);
                    String unsized = SIZE.matcher(stem).replaceFirst("");
                    return stem.equals(plain) || unsized.equals(plain) || unsized.equals(whole);
                });
    }

    private static Set<String> those(Collection<String> names, Predicate<String> which) {
        return names.stream().filter(which).collect(Collectors.toSet());
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return Normalizer.normalize(stem, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /// Without words for what it is and in which language, of which there may be two.
    private static String plain(String stem) {
        String plain = stem;
        for (int i = 0; i < 2; i++) {
            Matcher last = LAST.matcher(plain);
            if (last.find()
                    && (LANGUAGES.contains(last.group(1)) || WORDS.contains(last.group(1)))) {
                plain = plain.substring(0, last.start());
            }
        }
        return plain;
    }

    private static Set<String> languages() {
        Set<String> languages = new HashSet<>(List.of(Locale.getISOLanguages()));
        for (String two : Locale.getISOLanguages()) {
            languages.add(Locale.of(two).getISO3Language());
        }
        return languages;
    }
}
