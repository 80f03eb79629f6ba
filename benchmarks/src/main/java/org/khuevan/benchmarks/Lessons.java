package org.khuevan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up lessons whose words are spread as in real text: few often, most seldom (Zipf), and whose
/// syllables look Vietnamese, marks and all. The same seed makes the same lessons.
final class Lessons {

    private static final String[] ONSETS = {
        "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s",
        "t", "th", "tr", "v", "x"
    };
    private static final String[] RIMES = {
        "a", "à", "á", "ả", "ã", "ạ", "an", "ành", "ắc", "ân", "ấp", "e", "ê", "ền", "ết", "i",
        "ình", "iếng", "iệt", "o", "óc", "ông", "ơ", "ở", "ờng", "u", "ung", "ư", "ước", "ương",
        "ượng", "uyên"
    };

    private final Random random;
    private final List<String> words = new ArrayList<>();
    private final double[] shares;

    Lessons(long seed) {
        random = new Random(seed);
        for (String onset : ONSETS) {
            for (String rime : RIMES) {
                words.add(onset + rime);
            }
        }
        for (int i = 0; i < 8_000; i++) {
            words.add(words.get(random.nextInt(700)) + words.get(random.nextInt(700)));
        }
        java.util.Collections.shuffle(words, random);
        shares = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += 1.0 / (i + 2);
            shares[i] = sum;
        }
    }

    String word() {
        double point = random.nextDouble() * shares[shares.length - 1];
        int found = java.util.Arrays.binarySearch(shares, point);
        return words.get(Math.min(found < 0 ? -found - 1 : found, words.size() - 1));
    }

    String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.toString();
    }

    /// A lesson of so many sections of 250 words each, one text for each.
    List<String> sections(int count) {
        List<String> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(words(250));
        }
        return sections;
    }

    static String markdown(List<String> sections) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            text.append("## Phần ").append(i + 1).append("\n\n").append(sections.get(i));
            text.append("\n\n");
        }
        return text.toString();
    }
}
