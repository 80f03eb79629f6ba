package org.khuevan.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;

/// Finds in an index of this process.
final class EmbeddedEngine implements Engine {

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
}
