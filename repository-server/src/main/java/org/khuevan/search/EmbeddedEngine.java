package org.khuevan.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;

/// Finds in an index of this process.
final class EmbeddedEngine implements Engine {

    /// Shorter words have too many that differ in two letters.
    private static final int LONG = 5;

    private final CurrentIndex index;

    EmbeddedEngine(CurrentIndex index) {
        this.index = index;
    }

    @Override
    public Ask.Found find(Ask ask, Ranking ranking) {
        return index.read(snapshot -> new LuceneSearch(snapshot, ask).find(ranking));
    }

    @Override
    public void rebuild(String reason) {
        index.requestRebuild(reason);
    }

    @Override
    public Frequencies frequencies(Collection<String> words) {
        return index.read(snapshot -> {
            Map<String, Long> frequencies = new HashMap<>();
            for (String word : words) {
                long frequency = snapshot.getIndexReader().docFreq(new Term(Field.WORDS, word));
                frequencies.put(word, frequency);
            }
            return new Frequencies(frequencies, snapshot.getIndexReader().getDocCount(Field.WORDS));
        });
    }

    @Override
    public Frequencies pairs(Collection<String> pairs) {
        return index.read(snapshot -> {
            var reader = snapshot.getIndexReader();
            Map<String, Long> frequencies = new HashMap<>();
            for (String pair : pairs) {
                long described = reader.docFreq(new Term(Field.PAIRS, pair));
                long said = reader.docFreq(new Term(Field.SAID_PAIRS, pair));
                frequencies.put(pair, Math.max(described, said));
            }
            return new Frequencies(frequencies, reader.getDocCount(Field.WORDS));
        });
    }

    @Override
    public List<String> similar(String word, int most) {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(2);
        checker.setMaxEdits(word.length() < LONG ? 1 : 2);
        checker.setAccuracy(word.length() < LONG ? 0.3f : 0.6f);
        Term term = new Term(Field.WORDS, word);
        return index.read(snapshot ->
                Arrays.stream(checker.suggestSimilar(term, most, snapshot.getIndexReader()))
                        .map(similar -> similar.string)
                        .toList());
    }
}
