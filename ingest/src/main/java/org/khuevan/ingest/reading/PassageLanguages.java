package org.khuevan.ingest.reading;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.ingest.Finding.Text.Stretch;

/// Tells in which language each paragraph of a text is: by its script, by the letters that only
/// Vietnamese has, and by the small words that every sentence needs. It is quick, says the same
/// every time, and says nothing where it cannot know.
public final class PassageLanguages {

    /// Letters that a paragraph needs to be judged.
    private static final int ENOUGH = 20;

    private static final Map<UnicodeScript, String> SCRIPTS =
            Map.of(
                    UnicodeScript.HAN, "zh",
                    UnicodeScript.HIRAGANA, "ja",
                    UnicodeScript.KATAKANA, "ja",
                    UnicodeScript.HANGUL, "ko",
                    UnicodeScript.CYRILLIC, "ru",
                    UnicodeScript.THAI, "th",
                    UnicodeScript.LAO, "lo",
                    UnicodeScript.KHMER, "km",
                    UnicodeScript.GREEK, "el",
                    UnicodeScript.ARABIC, "ar");

    /// Letters of Vietnamese that no other language of Latin script here writes.
    private static final String VIETNAMESE = "ăđơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựảạẻẽẹỉĩịỏọủũụỷỹỵ";

    private static final Map<String, Set<String>> SMALL_WORDS =
            Map.of(
                    "en",
                            words(
                                    "the of and to in is that for it as with was on be by this are"
                                            + " or from at which an not have you can will has were"
                                            + " their its we"),
                    "fr",
                            words(
                                    "le la les de des du et est une un dans pour que qui sur au aux"
                                        + " avec par ce cette il elle sont pas plus ne vous nous"
                                        + " être à où ou"),
                    "de",
                            words(
                                    "der die das und ist ein eine nicht mit von zu den dem des auf"
                                            + " für im sich als auch wird sind es bei oder"),
                    "es",
                            words(
                                    "el la los las de y en que un una es por con para del se al lo"
                                            + " como más su no o este esta son"),
                    "pt",
                            words(
                                    "o a os as de e em que um uma é por com para do da dos das se"
                                            + " ao no na como mais não ou este são"),
                    "it",
                            words(
                                    "il lo la gli le di e in che un una è per con del della si al"
                                            + " come più non o questo sono nel"),
                    "nl",
                            words(
                                    "de het een en van in is dat op te zijn met voor niet aan er om"
                                            + " ook als bij of wordt door"));

    private PassageLanguages() {}

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }

    /// Stretches of paragraphs, those of one language that follow each other as one.
    public static List<Stretch> of(String text) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            int start = from;
            judged(text.substring(from, to)).ifPresent(said -> add(stretches, start, to, said));
            from = to;
        }
        return stretches;
    }

    /// The language of a text whose paragraphs may be too short to be judged by themselves.
    static Optional<String> ofShort(String text) {
        return judged(text).map(Judgement::language).filter(language -> !language.equals("und"));
    }

    private record Judgement(String language, double certainty) {}

    /// What is too short to be judged is in the language of what is around it.
    private static void add(List<Stretch> stretches, int from, int to, Judgement said) {
        Stretch before = stretches.isEmpty() ? null : stretches.getLast();
        if (before == null) {
            stretches.add(new Stretch(from, to, said.language(), said.certainty()));
        } else if (before.language().equals(said.language())) {
            double certainty =
                    (before.certainty() * (before.to() - before.from())
                                    + said.certainty() * (to - from))
                            / (before.to() - before.from() + to - from);
            stretches.set(
                    stretches.size() - 1,
                    new Stretch(before.from(), to, said.language(), round(certainty)));
        } else {
            stretches.set(
                    stretches.size() - 1,
                    new Stretch(before.from(), from, before.language(), before.certainty()));
            stretches.add(new Stretch(from, to, said.language(), said.certainty()));
        }
    }

    private static Optional<Judgement> judged(String paragraph) {
        Map<UnicodeScript, Integer> scripts = new HashMap<>();
        int letters = 0;
        int vietnamese = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                if (c < 0x250) {
                    vietnamese +=
                            c > 0x100 && VIETNAMESE.indexOf(Character.toLowerCase(c)) >= 0 ? 1 : 0;
                } else if (c >= 0x1EA0 && c <= 0x1EF9) {
                    vietnamese++;
                } else {
                    scripts.merge(UnicodeScript.of(c), 1, Integer::sum);
                }
            }
        }
        int others = scripts.values().stream().mapToInt(Integer::intValue).sum();
        // A letter of such a script is a syllable or a word.
        if (others * 3 > letters && others >= ENOUGH / 4) {
            return script(scripts, others, letters);
        }
        if (letters < ENOUGH) {
            return Optional.empty();
        }
        double marks = (double) vietnamese / letters;
        if (marks > 0.06) {
            return Optional.of(new Judgement("vi", round(Math.min(0.99, 0.7 + marks))));
        }
        return latin(paragraph);
    }

    private static Optional<Judgement> script(
            Map<UnicodeScript, Integer> scripts, int others, int letters) {
        // Japanese is written in Chinese characters too, but never without its own.
        boolean kana =
                scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
                                + scripts.getOrDefault(UnicodeScript.KATAKANA, 0)
                        > others / 12;
        if (kana) {
            return Optional.of(new Judgement("ja", 0.95));
        }
        return scripts.entrySet().stream()
                .filter(script -> SCRIPTS.containsKey(script.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(script ->
                        new Judgement(
                                SCRIPTS.getOrDefault(script.getKey(), "und"),
                                round(0.6 + 0.38 * script.getValue() / letters)));
    }

    private static Optional<Judgement> latin(String paragraph) {
        String[] words = paragraph.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", 400);
        String best = "";
        int most = 0;
        int second = 0;
        for (var language : SMALL_WORDS.entrySet()) {
            int count = 0;
            for (String word : words) {
                count += language.getValue().contains(word) ? 1 : 0;
            }
            if (count > most) {
                second = most;
                most = count;
                best = language.getKey();
            } else {
                second = Math.max(second, count);
            }
        }
        boolean clear = most >= 2 && most > second && most * 12 >= words.length;
        return clear
                ? Optional.of(
                        new Judgement(
                                best,
                                round(
                                        0.5
                                                + 0.45
                                                        * (most - second)
                                                        / most
                                                        * Math.min(1, most / 5.0))))
                : Optional.empty();
    }

    private static double round(double certainty) {
        return Math.round(certainty * 100) / 100.0;
    }
}
