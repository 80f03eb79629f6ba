package org.khuevan.search;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.jspecify.annotations.Nullable;

/// Hands words that are already formed to Lucene, which gives back the stream of the same field of
/// the document before, to be filled anew: making a stream takes longer than a title.
final class WordStreams {

    /// Keeps phrases from reaching from one value into the next.
    private static final int GAP = 100;

    private WordStreams() {}

    /// A field with words one after the other, value by value.
    static Field inOrder(String name, FieldType type, List<List<String>> values) {
        return new Field(name, type) {
            @Override
            public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream last) {
                InOrder stream = last instanceof InOrder same ? same : new InOrder();
                stream.values = values.iterator();
                stream.words = List.<String>of().iterator();
                return stream;
            }
        };
    }

    /// A field with each word once, with what it is worth as its frequency.
    static Field weighted(String name, FieldType type, Map<String, Integer> words) {
        return new Field(name, type) {
            @Override
            public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream last) {
                Weighted stream = last instanceof Weighted same ? same : new Weighted();
                stream.words = words.entrySet().iterator();
                return stream;
            }
        };
    }

    private static final class InOrder extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step =
                addAttribute(PositionIncrementAttribute.class);
        private Iterator<List<String>> values = List.<List<String>>of().iterator();
        private Iterator<String> words = List.<String>of().iterator();

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

    private static final class Weighted extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private Iterator<Map.Entry<String, Integer>> words =
                Map.<String, Integer>of().entrySet().iterator();

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
