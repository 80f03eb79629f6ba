package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import org.khuevan.search.Lexicon.Reading;

/// Reads a row of words with the Vietnamese marks with which they stand side by side in the index:
/// *quáng hợp* and *quang hơp* as *quang hợp*. What was typed stays unless something else is a good
/// deal more usual.
final class MarkedReading {

    /// What keeping a typed word is worth, against the logarithms of frequencies.
    private static final double KEPT = 1.2;

    private final Lexicon lexicon;

    MarkedReading(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// @param certain whether its marks are as they should be
    record Typed(String folded, String marked, boolean certain) {

        boolean isMarked() {
            return !folded.equals(marked);
        }
    }

    private record Path(List<String> words, double worth) {}

    /// @param shown whether the words are shown in any case
    /// @return for each word its form in the index
    List<String> of(List<Typed> typed, boolean shown) {
        List<String> kept = typed.stream().map(Typed::marked).toList();
        if (!shown && typed.stream().noneMatch(Typed::isMarked) && !isAmbiguous(typed)) {
            return kept;
        }
        List<Path> paths = List.of(new Path(List.of(), 0));
        List<Reading> before = List.of();
        for (Typed word : typed) {
            List<Reading> readings = readings(word);
            lexicon.lookUp(before, readings);
            List<Path> longer = new ArrayList<>();
            for (Reading reading : readings) {
                longer.add(best(paths, before, word, reading, readings));
            }
            paths = longer;
            before = readings;
        }
        return paths.stream()
                .max(java.util.Comparator.comparing(Path::worth))
                .map(Path::words)
                .orElse(kept);
    }

    private Path best(
            List<Path> paths,
            List<Reading> before,
            Typed word,
            Reading reading,
            List<Reading> others) {
        boolean kept = reading.marked().equals(word.marked()) && reading.often() > 0;
        double alone = Math.log1p(reading.often()) / 4 + (kept ? KEPT : 0);
        Path best = new Path(List.of(), Double.NEGATIVE_INFINITY);
        for (Path path : paths) {
            double beside =
                    path.words().isEmpty()
                            ? 0
                            : beside(together(path.words().getLast(), before, reading, others));
            double worth = path.worth() + alone + beside;
            if (worth > best.worth()) {
                List<String> words = new ArrayList<>(path.words());
                words.add(reading.marked());
                best = new Path(words, worth);
            }
        }
        return best;
    }

    /// That two words stand together at all tells more than how often.
    private static double beside(long often) {
        return often == 0 ? 0 : 1 + Math.log1p(often);
    }

    private List<Reading> readings(Typed word) {
        if (word.certain()) {
            return List.of(new Reading(word.marked(), 1));
        }
        List<Reading> readings = new ArrayList<>(lexicon.readings(word.folded()));
        if (readings.stream().noneMatch(reading -> reading.marked().equals(word.marked()))) {
            readings.add(
                    new Reading(word.marked(), word.isMarked() ? lexicon.often(word.marked()) : 0));
        }
        return readings;
    }

    /// How often two readings stand side by side. Pairs with marks are counted without them too,
    /// and are taken off again.
    private long together(
            String first, List<Reading> firsts, Reading second, List<Reading> seconds) {
        long often = lexicon.together(first, second.marked());
        if (isMarked(first) || isMarked(second.marked())) {
            return often;
        }
        for (Reading left : firsts) {
            for (Reading right : seconds) {
                if (isMarked(left.marked()) || isMarked(right.marked())) {
                    often -= lexicon.together(left.marked(), right.marked());
                }
            }
        }
        return Math.max(0, often);
    }

    private static boolean isMarked(String word) {
        return word.chars().anyMatch(c -> c >= 0x80);
    }

    /// Whether words without marks are found in more than one meaning; otherwise those who type so
    /// need not be told.
    private boolean isAmbiguous(List<Typed> typed) {
        for (int i = 1; i < typed.size(); i++) {
            List<Reading> left = lexicon.readings(typed.get(i - 1).folded());
            List<Reading> right = lexicon.readings(typed.get(i).folded());
            lexicon.lookUp(left, right);
            long all = lexicon.together(typed.get(i - 1).folded(), typed.get(i).folded());
            long most = 0;
            for (Reading first : left) {
                for (Reading second : right) {
                    if (isMarked(first.marked()) || isMarked(second.marked())) {
                        most = Math.max(most, lexicon.together(first.marked(), second.marked()));
                    }
                }
            }
            if (most > 0 && all > most) {
                return true;
            }
        }
        return false;
    }
}
