package org.khuevan.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.khuevan.search.MarkedText.Stretch;
import org.khuevan.search.Wanted.Unit;

/// Marks the found words in texts, wherever they stand and however they are spelt there.
final class Marking {

    private static final int SNIPPET = 200;

    /// How far before the first mark a sentence may begin.
    private static final int LEAD = 80;

    private final Analysis analysis;
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<CharacterRunAutomaton> similar = new ArrayList<>();
    private final Initials initials = new Initials();

    Marking(Wanted wanted, Analysis analysis) {
        this.analysis = analysis;
        for (Unit unit : wanted.words()) {
            add(unit.folded());
            unit.alternatives().forEach(this::add);
            if (unit.isWord() && unit.words().getFirst().hasStem()) {
                stems.add(unit.words().getFirst().stem());
            }
            if (unit.unfinished()) {
                beginnings.add(unit.folded().getLast());
            }
            if (unit.known() == Wanted.Known.NOT) {
                similar.add(similar(unit.folded().getFirst()));
            }
        }
        initials.add(words);
        initials.add(stems);
        initials.add(beginnings);
        phrases.forEach(initials::add);
    }

    /// The index does not have the word and finds those that are spelt nearly so, beginning with
    /// the same letter.
    private static CharacterRunAutomaton similar(String word) {
        String first = word.substring(0, word.offsetByCodePoints(0, 1));
        Automaton rest =
                new LevenshteinAutomata(word.substring(first.length()), true)
                        .toAutomaton(LuceneQueries.edits(word), first);
        return new CharacterRunAutomaton(rest);
    }

    private void add(List<String> folded) {
        if (folded.size() == 1) {
            words.add(folded.getFirst());
        } else {
            phrases.add(folded);
        }
    }

    /// @param offset where in the text the first mark stands, 0 if there is none
    record Snippet(MarkedText text, int offset) {}

    /// A found stretch of a text; words that follow each other are one.
    ///
    /// @param found the different words in it
    private record Mark(int start, int end, Set<String> found) {}

    /// The text as it is, with marks.
    MarkedText all(String text) {
        return new MarkedText(stretches(text, 0, text.length(), marks(text)));
    }

    /// The stretch of about two hundred characters in which the words are best seen, or the
    /// beginning if there are none.
    Snippet best(String text) {
        List<Mark> marks = marks(text);
        if (marks.isEmpty()) {
            return new Snippet(beginning(text), 0);
        }
        Mark first = marks.get(bestStart(marks));
        if (text.length() <= 2 * SNIPPET) {
            return new Snippet(
                    new MarkedText(stretches(text, 0, text.length(), marks)), first.start());
        }
        int from = from(text, first.start());
        int to = to(text, Math.max(first.end(), from + SNIPPET));
        return new Snippet(new MarkedText(stretches(text, from, to, marks)), first.start());
    }

    static MarkedText beginning(String text) {
        if (text.length() <= SNIPPET * 3 / 2) {
            return MarkedText.plain(text);
        }
        int space = text.lastIndexOf(' ', SNIPPET);
        int end = space > SNIPPET / 2 ? space : SNIPPET;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return MarkedText.plain(text.substring(0, end) + "…");
    }

    private List<Mark> marks(String text) {
        if (words.isEmpty() && phrases.isEmpty() && beginnings.isEmpty() || text.isEmpty()) {
            return List.of();
        }
        List<Word> all = analysis.typed(text, initials);
        List<Mark> marks = new ArrayList<>();
        int last = -2;
        for (int i = 0; i < all.size(); i++) {
            int length = found(all, i);
            for (int k = i; k < i + length; k++) {
                Word word = all.get(k);
                if (k == last + 1
                        && !marks.isEmpty()
                        && text.substring(marks.getLast().end(), word.start()).isBlank()) {
                    Mark before = marks.removeLast();
                    before.found().add(word.folded());
                    marks.add(new Mark(before.start(), word.end(), before.found()));
                } else {
                    Set<String> found = new HashSet<>(Set.of(word.folded()));
                    marks.add(new Mark(word.start(), word.end(), found));
                }
                last = k;
            }
            i += Math.max(0, length - 1);
        }
        return marks;
    }

    /// How many words from here on are found.
    private int found(List<Word> all, int at) {
        int length = 0;
        for (List<String> phrase : phrases) {
            int end = at + phrase.size();
            if (phrase.size() > length
                    && end <= all.size()
                    && phrase.equals(all.subList(at, end).stream().map(Word::folded).toList())) {
                length = phrase.size();
            }
        }
        return length > 0 ? length : isFound(all.get(at)) ? 1 : 0;
    }

    private boolean isFound(Word word) {
        return words.contains(word.folded())
                || !similar.isEmpty() && similar.stream().anyMatch(s -> s.run(word.folded()))
                || word.hasStem() && stems.contains(word.stem())
                || !beginnings.isEmpty() && beginnings.stream().anyMatch(word.folded()::startsWith);
    }

    /// The mark with which the stretch begins that holds most different words.
    private static int bestStart(List<Mark> marks) {
        int best = 0;
        double most = 0;
        for (int i = 0; i < marks.size(); i++) {
            Set<String> found = new HashSet<>();
            double worth = 0;
            for (int k = i;
                    k < marks.size() && marks.get(k).end() - marks.get(i).start() <= SNIPPET;
                    k++) {
                int before = found.size();
                found.addAll(marks.get(k).found());
                // Words that stand together count more than as many apart.
                worth += (found.size() - before) + 0.3 * (marks.get(k).found().size() - 1) + 0.05;
            }
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        return best;
    }

    /// The beginning of the sentence, if it is near, or else of a word.
    private static int from(String text, int first) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int sentence = first == 0 ? 0 : sentences.preceding(first + 1);
        if (sentence >= 0 && first - sentence <= LEAD) {
            return sentence;
        }
        int space = text.indexOf(' ', Math.max(0, first - LEAD / 2));
        return space < 0 || space >= first ? first : space + 1;
    }

    private static int to(String text, int least) {
        if (least >= text.length()) {
            return text.length();
        }
        int space = text.indexOf(' ', least);
        int end = space < 0 || space - least > LEAD ? least : space;
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static List<Stretch> stretches(String text, int from, int to, List<Mark> marks) {
        List<Stretch> stretches = new ArrayList<>();
        int done = from;
        for (Mark mark : marks) {
            if (mark.start() >= done && mark.end() <= to) {
                add(stretches, text.substring(done, mark.start()), false);
                add(stretches, text.substring(mark.start(), mark.end()), true);
                done = mark.end();
            }
        }
        add(stretches, text.substring(done, to), false);
        return stretches;
    }

    private static void add(List<Stretch> stretches, String text, boolean marked) {
        if (!text.isEmpty()) {
            stretches.add(new Stretch(text, marked));
        }
    }
}
