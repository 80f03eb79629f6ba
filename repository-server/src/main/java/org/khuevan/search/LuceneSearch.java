package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.search.FacetCounts.Counted;
import org.khuevan.search.FoundPassages.Found;
import org.khuevan.search.Index.Snapshot;
import org.khuevan.search.Ranking.Ranked;

/// Answers what is asked with one snapshot of an embedded index.
final class LuceneSearch {

    /// Up to here hits are counted exactly also where facets are not.
    private static final int COUNTED = 100;

    private static final int MOST_BROWSED = 100;

    private static final SortField NEWEST =
            new SortField(Field.PUBLISHED, SortField.Type.LONG, true);

    /// Makes every order a total one, so that pages neither overlap nor leave out.
    private static final SortField LAST = new SortField(Field.ID, SortField.Type.STRING);

    private final Snapshot snapshot;
    private final Ask ask;

    LuceneSearch(Snapshot snapshot, Ask ask) {
        this.snapshot = snapshot;
        this.ask = ask;
    }

    Ask.Found find(Ranking ranking) throws IOException {
        Clause hits = narrowed();
        Optional<Counted> counted = ask.counted() ? Optional.of(count()) : Optional.empty();
        ScoreDoc[] best = new ScoreDoc[0];
        long total = counted.map(Counted::total).orElse(1L);
        if (total > 0 && ask.from() + ask.size() > 0) {
            var top = best(hits);
            best = top.scoreDocs;
            total = counted.map(Counted::total).orElse(top.totalHits.value());
        }
        List<Candidate> candidates = candidates(best);
        List<Ranked> ranked =
                ask.order() == SearchQuery.Order.RELEVANCE && ask.window() > 0
                        ? ranking.of(candidates)
                        : candidates.stream().map(Ranked::unweighed).toList();
        List<Ranked> page =
                ranked.subList(
                        Math.min(ask.from(), ranked.size()),
                        Math.min(ask.from() + ask.size(), ranked.size()));
        return new Ask.Found(
                shown(page, hits), total, counted.map(Counted::facets).orElse(Map.of()));
    }

    private Clause narrowed() {
        if (ask.narrowed().isEmpty()) {
            return ask.fits();
        }
        List<Clause> filters = new ArrayList<>();
        ask.narrowed().forEach((facet, values) -> filters.add(new Clause.Under(facet, values)));
        return new Clause.All(List.of(ask.fits()), List.of(), filters, List.of());
    }

    private org.apache.lucene.search.TopDocs best(Clause hits) throws IOException {
        var query = LuceneQueries.of(hits);
        int most = Math.clamp(ask.most(), 1, Math.max(1, snapshot.getIndexReader().maxDoc()));
        return switch (ask.order()) {
            case RELEVANCE ->
                    ask.window() > 0
                            ? snapshot.search(
                                    query, new TopScoreDocCollectorManager(most, null, COUNTED))
                            : sorted(query, most, NEWEST, LAST);
            case NEWEST -> sorted(query, most, NEWEST, LAST);
            case MOST_USED ->
                    sorted(
                            query,
                            most,
                            new SortField(Field.USES, SortField.Type.LONG, true),
                            NEWEST,
                            LAST);
            case TITLE ->
                    sorted(
                            query,
                            most,
                            new SortField(Field.COLLATED, SortField.Type.STRING),
                            NEWEST,
                            LAST);
        };
    }

    private org.apache.lucene.search.TopDocs sorted(
            org.apache.lucene.search.Query query, int most, SortField... by) throws IOException {
        return snapshot.search(
                query, new TopFieldCollectorManager(new Sort(by), most, null, COUNTED));
    }

    private Counted count() throws IOException {
        boolean browsing = ask.window() == 0;
        List<Object> key = List.of(ask.fits(), ask.narrowed());
        Counted known = browsing ? snapshot.browsed().get(key) : null;
        if (known != null) {
            return known;
        }
        Counted counted =
                snapshot.search(
                        LuceneQueries.of(ask.fits()), snapshot.facets().counting(ask.narrowed()));
        if (browsing && snapshot.browsed().size() < MOST_BROWSED) {
            snapshot.browsed().put(key, counted);
        }
        return counted;
    }

    /// In the order of the best, but read in the order of the index.
    private List<Candidate> candidates(ScoreDoc[] best) throws IOException {
        ScoreDoc[] sorted = best.clone();
        Arrays.sort(sorted, Comparator.comparingInt(hit -> hit.doc));
        Map<Integer, Candidate> candidates = new HashMap<>();
        List<LeafReaderContext> leaves = snapshot.getIndexReader().leaves();
        int next = 0;
        while (next < sorted.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(sorted[next].doc, leaves));
            SortedDocValues ids = DocValues.getSorted(leaf.reader(), Field.ID);
            NumericDocValues published = DocValues.getNumeric(leaf.reader(), Field.PUBLISHED);
            NumericDocValues uses = DocValues.getNumeric(leaf.reader(), Field.USES);
            int end = leaf.docBase + leaf.reader().maxDoc();
            while (next < sorted.length && sorted[next].doc < end) {
                ScoreDoc hit = sorted[next++];
                int doc = hit.doc - leaf.docBase;
                ids.advanceExact(doc);
                candidates.put(
                        hit.doc,
                        new Candidate(
                                hit.doc,
                                new MaterialId(ids.lookupOrd(ids.ordValue()).utf8ToString()),
                                Float.isNaN(hit.score) ? 0 : hit.score,
                                published.advanceExact(doc) ? published.longValue() : 0,
                                uses.advanceExact(doc) ? uses.longValue() : 0));
            }
        }
        return Arrays.stream(best).map(hit -> candidates.get(hit.doc)).toList();
    }

    private List<Ask.Hit> shown(List<Ranked> page, Clause hits) throws IOException {
        int[] docs = page.stream().mapToInt(ranked -> ranked.candidate().doc()).toArray();
        Map<Integer, List<Found>> passages =
                ask.mostPassages() == 0
                        ? Map.of()
                        : FoundPassages.in(snapshot, LuceneQueries.of(ask.passages()), docs);
        StoredFields stored = snapshot.storedFields();
        List<Ask.Hit> shown = new ArrayList<>();
        for (Ranked ranked : page) {
            int doc = ranked.candidate().doc();
            List<ShownPassage> inside = new ArrayList<>();
            for (Found found : passages.getOrDefault(doc, List.of())) {
                if (inside.size() < ask.mostPassages()) {
                    inside.add(Shown.passage(written(stored, found.doc())));
                }
            }
            shown.add(
                    new Ask.Hit(
                            ranked,
                            Shown.material(written(stored, doc)),
                            inside,
                            ask.explained() ? parts(doc) : Map.of(),
                            ask.explained()
                                    ? snapshot.explain(LuceneQueries.of(hits), doc).toString()
                                    : ""));
        }
        return shown;
    }

    private static String written(StoredFields stored, int doc) throws IOException {
        return stored.document(doc).get(LuceneDocuments.SHOWN);
    }

    private Map<Explanation.Kind, Double> parts(int doc) throws IOException {
        Map<Explanation.Kind, Double> parts = new EnumMap<>(Explanation.Kind.class);
        for (Clause.Named named : Clause.named(ask.fits())) {
            double worth =
                    snapshot.explain(LuceneQueries.of(named.clause()), doc)
                            .getValue()
                            .doubleValue();
            parts.merge(named.kind(), worth, Double::sum);
        }
        return parts;
    }
}
