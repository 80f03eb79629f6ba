package org.khuevan.benchmarks;

import java.text.Normalizer;
import java.util.Random;
import java.util.function.UnaryOperator;

/// How people type the same query.
enum Typing {
    WITH_MARKS("as judged", query -> query),
    WITHOUT_MARKS("without marks", Typing::unmarked),
    WITH_A_SLIP("with a slip", Typing::slipped);

    final String label;
    private final UnaryOperator<String> hand;

    Typing(String label, UnaryOperator<String> hand) {
        this.label = label;
        this.hand = hand;
    }

    String of(String query) {
        return hand.apply(query);
    }

    private static String unmarked(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    /// One letter of one word is left out, doubled or changed places; always the same for a query.
    private static String slipped(String text) {
        Random random = new Random(text.hashCode());
        String[] words = text.split(" ", -1);
        int at = random.nextInt(words.length);
        for (int i = 0; i < words.length && words[at].length() < 3; i++) {
            at = (at + 1) % words.length;
        }
        String word = words[at];
        if (word.length() < 3) {
            return text;
        }
        int letter = 1 + random.nextInt(word.length() - 2);
        words[at] =
                switch (random.nextInt(3)) {
                    case 0 -> word.substring(0, letter) + word.substring(letter + 1);
                    case 1 ->
                            word.substring(0, letter)
                                    + word.charAt(letter)
                                    + word.substring(letter);
                    default ->
                            word.substring(0, letter)
                                    + word.charAt(letter + 1)
                                    + word.charAt(letter)
                                    + word.substring(letter + 2);
                };
        return String.join(" ", words);
    }
}
