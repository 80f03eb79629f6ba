package org.khuevan.search;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Hands words that are already formed to Lucene.
final class WordStreams {

    /// Keeps phrases from reaching from one value into the next.
    private static final int GAP = 100;

    private WordStreams() {}

    /// Words one after the other, value by value.
    static final class InOrder extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step =
                addAttribute(PositionIncrementAttribute.class);
        private final Iterator<List<String>> values;
        private Iterator<String> words = List.<String>of().iterator();

        InOrder(List<List<String>> values) {
            this.values = values.iterator();
        }

        @Override
        public boolean incrementToken() {
            int distance = 1;
            while (!words.hasNext()) {
                if (!values.hasNext()) {
                    return false;
                }
                words = values.next().iterator();
                distance = GAP;
            }
            clearAttributes();
            term.append(words.next());
            step.setPositionIncrement(distance);
            return true;
        }
    }

    /// Each word once, with what it is worth as its frequency.
    static final class Weighted extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Integer>> words;

        Weighted(Map<String, Integer> words) {
            this.words = words.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!words.hasNext()) {
                return false;
            }
            clearAttributes();
            Map.Entry<String, Integer> word = words.next();
            term.append(word.getKey());
            frequency.setTermFrequency(word.getValue());
            return true;
        }
    }
}
