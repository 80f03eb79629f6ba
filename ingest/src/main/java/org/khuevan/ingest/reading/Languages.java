package org.khuevan.ingest.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;

/// The languages of texts, and of what files call them.
public final class Languages {

    private static final int SHORTEST = 60;

    /// The three-letter codes of ISO 639-2 that differ between its two lists.
    private static final Map<String, String> BIBLIOGRAPHIC =
            Map.of(
                    "fre", "fr", "ger", "de", "chi", "zh", "cze", "cs", "dut", "nl", "gre", "el",
                    "per", "fa", "rum", "ro", "slo", "sk", "bur", "my");

    private static final Map<String, String> CODES = codes();

    private Languages() {}

    /// The language of a text as a BCP 47 tag, if it is long enough to be quite sure.
    static Optional<String> of(String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        LanguageDetector detector = Detector.LOADED;
        synchronized (detector) {
            detector.reset();
            LanguageResult result = detector.detect(text);
            return result.isReasonablyCertain()
                    ? Optional.of(result.getLanguage())
                    : Optional.empty();
        }
    }

    /// What a file calls a language, as a BCP 47 tag: `vie`, `vi-VN` and `vi_VN` are `vi`.
    public static Optional<String> tag(String name) {
        String language = name.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (language.length() == 2) {
            return List.of(Locale.getISOLanguages()).contains(language)
                    ? Optional.of(language)
                    : Optional.empty();
        }
        return Optional.ofNullable(CODES.get(language));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(BIBLIOGRAPHIC);
        for (String two : Locale.getISOLanguages()) {
            codes.put(Locale.of(two).getISO3Language(), two);
        }
        return codes;
    }

    /// Its models are read when they are first needed.
    private static final class Detector {

        private static final LanguageDetector LOADED = new OptimaizeLangDetector().loadModels();
    }
}
