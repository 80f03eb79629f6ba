package org.khuevan.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.khuevan.search.MarkedText.Stretch;

/// Marks the found words in texts, wherever they stand and however they are spelt there.
final class Marking {

    private static final int SNIPPET = 200;

    private final Query words;
    private final UnifiedHighlighter whole;
    private final UnifiedHighlighter snippets;

    /// @param words a query on [Analysis#SHOWN]
    Marking(Query words, Analysis analysis) {
        this.words = words;
        this.whole =
                UnifiedHighlighter.builderWithoutSearcher(analysis)
                        .withBreakIterator(WholeBreakIterator::new)
                        .withMaxLength(Integer.MAX_VALUE - 1)
                        .withFormatter(new Cutting())
                        .build();
        this.snippets =
                UnifiedHighlighter.builderWithoutSearcher(analysis)
                        .withBreakIterator(() ->
                                LengthGoalBreakIterator.createClosestToLength(
                                        BreakIterator.getSentenceInstance(Locale.ROOT),
                                        SNIPPET,
                                        0.4f))
                        .withMaxLength(Integer.MAX_VALUE - 1)
                        .withFormatter(new Cutting())
                        .build();
    }

    /// @param offset where in the text the first mark stands, 0 if there is none
    record Snippet(MarkedText text, int offset) {}

    /// The text as it is, with marks.
    MarkedText all(String text) throws IOException {
        Object marked = whole.highlightWithoutSearcher(Analysis.SHOWN, words, text, 1);
        return marked instanceof Snippet snippet ? snippet.text() : MarkedText.plain(text);
    }

    /// The stretch of about two hundred characters in which the words are best seen, or the
    /// beginning if there are none.
    Snippet best(String text) throws IOException {
        Object marked = snippets.highlightWithoutSearcher(Analysis.SHOWN, words, text, 1);
        return marked instanceof Snippet snippet ? snippet : new Snippet(beginning(text), 0);
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

    /// Cuts the best passage out of the text, around its matches.
    private static final class Cutting extends PassageFormatter {

        @Override
        public Object format(Passage[] passages, String text) {
            Passage passage = passages[0];
            if (passage.getNumMatches() == 0) {
                return new Snippet(beginning(text), 0);
            }
            int start = passage.getStartOffset();
            int end = Math.min(passage.getEndOffset(), text.length());
            boolean tooLong = end - start > 2 * SNIPPET && !(start == 0 && end == text.length());
            int first = passage.getMatchStarts()[0];
            if (tooLong && first - start > SNIPPET / 2) {
                start = wordAfter(text, first - SNIPPET / 2, first);
            }
            if (tooLong && end - start > 2 * SNIPPET) {
                end = wordBefore(text, start + 2 * SNIPPET, passage.getMatchEnds()[0]);
            }
            return new Snippet(new MarkedText(stretches(passage, text, start, end)), first);
        }

        private static int wordAfter(String text, int from, int most) {
            int space = text.indexOf(' ', from);
            return space < 0 || space >= most ? most : space + 1;
        }

        private static int wordBefore(String text, int from, int least) {
            return Math.max(text.lastIndexOf(' ', from), least);
        }

        private static List<Stretch> stretches(Passage passage, String text, int from, int to) {
            List<Stretch> stretches = new ArrayList<>();
            int done = from;
            int match = 0;
            while (match < passage.getNumMatches()) {
                int start = Math.max(passage.getMatchStarts()[match], done);
                int end = passage.getMatchEnds()[match];
                match++;
                // Neighbouring words share one mark.
                while (match < passage.getNumMatches()
                        && (passage.getMatchStarts()[match] <= end
                                || text.substring(end, passage.getMatchStarts()[match])
                                        .isBlank())) {
                    end = Math.max(end, passage.getMatchEnds()[match]);
                    match++;
                }
                if (end <= done || end > to) {
                    continue;
                }
                add(stretches, text.substring(done, start), false);
                add(stretches, text.substring(start, end), true);
                done = end;
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
}
