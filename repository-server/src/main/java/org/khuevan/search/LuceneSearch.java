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
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.ShortId;
import org.khuevan.search.FacetCounts.Counted;
import org.khuevan.search.FoundPassages.Found;
import org.khuevan.search.Index.Snapshot;
import org.khuevan.search.Ranking.Ranked;
import org.khuevan.search.Results.FacetValue;

/// Answers what is asked with one snapshot of an embedded index.
final class LuceneSearch {

    private static final int MOST_BROWSED = 100;

    private static final SortField NEWEST =
            new SortField(Field.PUBLISHED, SortField.Type.LONG, true);

    /// Makes every order a total one, so that pages neither overlap nor leave out.
    private static final SortField LAST = new SortField(Field.ID, SortField.Type.LONG);

    private final Snapshot snapshot;
    private final Ask ask;

    LuceneSearch(Snapshot snapshot, Ask ask) {
        this.snapshot = snapshot;
        this.ask = ask;
    }

    Ask.Found find(Ranking ranking) throws IOException {
        Clause hits = narrowed();
        Best best = best(hits);
        List<Candidate> candidates = candidates(best.hits());
        List<Ranked> ranked =
                isWeighed()
                        ? ranking.of(candidates)
                        : candidates.stream().map(Ranked::unweighed).toList();
        List<Ranked> page =
                ranked.subList(
                        Math.min(ask.from(), ranked.size()),
                        Math.min(ask.from() + ask.size(), ranked.size()));
        long added = ranked.stream().filter(Ranked::isAdded).count();
        return new Ask.Found(shown(page, hits), best.total(), best.facets(), added);
    }

    /// Before they are weighed against each other.
    private record Best(ScoreDoc[] hits, long total, Map<Facet, List<FacetValue>> facets) {}

    private Best best(Clause hits) throws IOException {
        Query query = snapshot.rewrite(LuceneQueries.of(hits));
        if (ask.counted() && ask.narrowed().isEmpty() && isWeighed()) {
            Optional<BestOfCounted.Found> both =
                    BestOfCounted.inOnePass(snapshot, query, most(), snapshot.facets());
            if (both.isPresent()) {
                Counted counted = both.get().counted();
                return new Best(both.get().best().scoreDocs, counted.total(), counted.facets());
            }
        }
        Optional<Counted> counted = ask.counted() ? Optional.of(count(query)) : Optional.empty();
        long total = counted.map(Counted::total).orElse(1L);
        ScoreDoc[] best = {};
        if (total > 0 && ask.from() + ask.size() > 0) {
            Optional<int[]> known = isWeighed() ? counted.flatMap(Counted::hits) : Optional.empty();
            TopDocs top =
                    known.isPresent()
                            ? BestOfCounted.among(snapshot, query, most(), known.get())
                            : ordered(query);
            best = top.scoreDocs;
            total =
                    counted.map(Counted::total)
                            .orElse(Math.min(top.totalHits.value(), Results.COUNTED));
        }
        return new Best(best, total, counted.map(Counted::facets).orElse(Map.of()));
    }

    private boolean isWeighed() {
        return ask.order() == SearchQuery.Order.RELEVANCE && ask.window() > 0;
    }

    private int most() {
        return Math.clamp(ask.most(), 1, Math.max(1, snapshot.getIndexReader().maxDoc()));
    }

    private Clause narrowed() {
        if (ask.narrowed().isEmpty()) {
            return ask.fits();
        }
        List<Clause> filters = new ArrayList<>();
        ask.narrowed().forEach((facet, values) -> filters.add(new Clause.Under(facet, values)));
        return new Clause.All(List.of(ask.fits()), List.of(), filters, List.of());
    }

    private TopDocs ordered(Query query) throws IOException {
        int most = most();
        return switch (ask.order()) {
            case RELEVANCE ->
                    ask.window() > 0
                            ? snapshot.search(
                                    query, new TopScoreDocCollectorManager(most, null, looked()))
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

    /// How many hits are looked at before those are passed over that cannot be among the best.
    private int looked() {
        return ask.counted() ? 0 : Results.COUNTED;
    }

    private TopDocs sorted(Query query, int most, SortField... by) throws IOException {
        return snapshot.search(
                query, new TopFieldCollectorManager(new Sort(by), most, null, looked()));
    }

    /// @param hits what is counted if nothing is narrowed
    private Counted count(Query hits) throws IOException {
        boolean browsing = ask.window() == 0;
        List<Object> key = List.of(ask.fits(), ask.narrowed());
        Counted known = browsing ? snapshot.browsed().get(key) : null;
        if (known != null) {
            return known;
        }
        Counted counted =
                snapshot.search(
                        ask.narrowed().isEmpty() ? hits : LuceneQueries.of(ask.fits()),
                        snapshot.facets().counting(ask.narrowed()));
        if (browsing && snapshot.browsed().size() < MOST_BROWSED) {
            snapshot.browsed().put(key, counted.withoutHits());
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
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Field.ID);
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
                                new MaterialId(ShortId.of(ids.longValue())),
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
            List<Ask.Passage> inside = new ArrayList<>();
            for (Found found :
                    passages.getOrDefault(doc, List.of()).stream().limit(ask.lookedAt()).toList()) {
                if (inside.size() < ask.mostPassages()) {
                    ShownPassage passage = Shown.passage(written(stored, found.doc()));
                    Ask.Passage.add(inside, new Ask.Passage(passage, found.score()));
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

    private static BytesRef written(StoredFields stored, int doc) throws IOException {
        return stored.document(doc).getBinaryValue(LuceneDocuments.SHOWN);
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
