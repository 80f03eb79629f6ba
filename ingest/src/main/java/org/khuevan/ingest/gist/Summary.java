package org.khuevan.ingest.gist;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The three sentences of a text that say most of it, in its order (TextRank: Mihalcea and Tarau
/// 2004): a sentence weighs what those weigh with which it shares words. None says what another
/// says.
final class Summary {

    private static final int SENTENCES = 3;
    private static final int CONSIDERED = 160;
    private static final int ROUNDS = 25;
    private static final double DAMPING = 0.85;

    /// Of the words of two sentences, how many they share if they say the same.
    private static final double SAME = 0.8;

    private Summary() {}

    private record Sentence(String text, Set<String> words) {

        double likeness(Sentence other) {
            if (words.size() < 2 || other.words.size() < 2) {
                return 0;
            }
            long shared = words.stream().filter(other.words::contains).count();
            return shared / (Math.log(words.size()) + Math.log(other.words.size()));
        }

        boolean saysTheSame(Sentence other) {
            long shared = words.stream().filter(other.words::contains).count();
            return shared >= SAME * (words.size() + other.words.size() - shared);
        }
    }

    /// Empty if a text has no sentences to choose from.
    static String of(String text) {
        List<Sentence> sentences = sentences(text);
        if (sentences.size() < 2 * SENTENCES) {
            return "";
        }
        double[] weights = weights(sentences);
        List<Integer> byWeight =
                IntStream.range(0, sentences.size())
                        .boxed()
                        // What comes first in a text tells more of it.
                        .sorted(
                                Comparator.comparingDouble((Integer i) ->
                                                weights[i] * (1.25 - 0.5 * i / sentences.size()))
                                        .reversed())
                        .toList();
        Set<Integer> chosen = new TreeSet<>();
        for (Integer next : byWeight) {
            if (chosen.size() < SENTENCES
                    && chosen.stream()
                            .noneMatch(i -> sentences.get(i).saysTheSame(sentences.get(next)))) {
                chosen.add(next);
            }
        }
        return chosen.stream().map(i -> sentences.get(i).text()).collect(Collectors.joining(" "));
    }

    /// Each once, however it is spaced, marked and capitalized: what runs along with the pages, or
    /// is said again on each of three handouts, is not more of the text than the rest.
    private static List<Sentence> sentences(String text) {
        List<Sentence> sentences = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (String paragraph : text.replaceAll("(?<![.!?:;])\\n(?=\\p{Ll})", " ").split("\\n")) {
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(paragraph);
            int from = ends.first();
            for (int to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
                String sentence = paragraph.substring(from, to).replaceAll("\\s+", " ").strip();
                if (isWhole(sentence)
                        && sentences.size() < CONSIDERED
                        && said.add(lettersOf(sentence))) {
                    sentences.add(new Sentence(sentence, words(sentence)));
                }
            }
        }
        return sentences;
    }

    /// Headings, lines of tables, addresses and formulas are no sentences.
    private static boolean isWhole(String sentence) {
        long letters = sentence.codePoints().filter(c -> Character.isLetter(c) || c == ' ').count();
        return sentence.length() >= 45
                && sentence.length() <= 320
                && sentence.matches("(?s)[\\p{Lu}\\p{N}\"“].*[.!?…][\"”)]?")
                && letters > 0.85 * sentence.length()
                && !sentence.contains("http")
                && !sentence.contains("..")
                && sentence.split(" ").length >= 8;
    }

    private static String lettersOf(String sentence) {
        return sentence.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
    }

    private static Set<String> words(String sentence) {
        return Arrays.stream(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !StopWords.has(word))
                .collect(Collectors.toSet());
    }

    private static double[] weights(List<Sentence> sentences) {
        int count = sentences.size();
        double[][] likeness = new double[count][count];
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                likeness[i][j] = i == j ? 0 : sentences.get(i).likeness(sentences.get(j));
                all[i] += likeness[i][j];
            }
        }
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[count];
            for (int i = 0; i < count; i++) {
                double given = 0;
                for (int j = 0; j < count; j++) {
                    given += all[j] == 0 ? 0 : likeness[j][i] / all[j] * weights[j];
                }
                next[i] = 1 - DAMPING + DAMPING * given;
            }
            weights = next;
        }
        return weights;
    }
}
