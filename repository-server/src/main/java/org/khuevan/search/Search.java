package org.khuevan.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.khuevan.catalogue.Readers;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.search.Index.Snapshot;
import org.khuevan.search.Results.FacetValue;

/// Finds public materials and passages in them.
public final class Search {

    private static final int PASSAGES = 3;
    private static final int FACET_VALUES = 200;

    private static final SortField NEWEST =
            new SortField(Field.PUBLISHED, SortField.Type.LONG, true);

    /// Makes every order a total one, so that pages neither overlap nor leave out.
    private static final SortField LAST = new SortField(Field.ORDER, SortField.Type.STRING);

    private final CurrentIndex index;
    private final Analysis analysis = new Analysis();

    Search(CurrentIndex index) {
        this.index = index;
    }

    /// Never fails for what was typed, however strange. When no material has all of the words,
    /// gives those with some of them.
    public Results search(SearchQuery query) {
        long start = System.nanoTime();
        TypedText typed = TypedText.of(query.text());
        Wanted wanted = Wanted.of(typed, analysis, false);
        return index.read(snapshot -> {
            Found found = find(snapshot, wanted, query);
            Hits hits = hits(snapshot, wanted, typed, PASSAGES);
            int from = Math.min(query.from(), found.top().scoreDocs.length);
            ScoreDoc[] page =
                    query.size() == 0
                            ? new ScoreDoc[0]
                            : Arrays.copyOfRange(
                                    found.top().scoreDocs, from, found.top().scoreDocs.length);
            return new Results(
                    hits.of(page),
                    found.top().totalHits.value(),
                    found.facets(),
                    Duration.ofNanos(System.nanoTime() - start));
        });
    }

    /// Builds the index anew from the catalogue beside the one that serves, and lets it take over
    /// when it holds everything. Returns at once.
    public void rebuild() {
        index.requestRebuild("an operator asked for it");
    }

    /// A few hits with little detail while somebody types; the last word may be unfinished.
    public List<Hit> asTyped(String text, int limit) {
        if (limit < 1) {
            return List.of();
        }
        TypedText typed = TypedText.of(text);
        Wanted wanted = Wanted.of(typed, analysis, !text.endsWith(" "));
        if (wanted.included().isEmpty()) {
            return List.of();
        }
        return index.read(snapshot -> {
            Queries queries = new Queries(wanted);
            int most = Math.min(limit, 100);
            SearchQuery query = SearchQuery.of(text);
            TopDocs top = snapshot.search(visible(queries.materials(false), query), most);
            if (top.scoreDocs.length == 0) {
                top = snapshot.search(visible(queries.materials(true), query), most);
            }
            return hits(snapshot, wanted, typed, 1).of(top.scoreDocs);
        });
    }

    private Hits hits(Snapshot snapshot, Wanted wanted, TypedText typed, int passages)
            throws IOException {
        if (wanted.words().isEmpty()) {
            return Hits.withoutWords(snapshot);
        }
        Queries queries = new Queries(wanted);
        Marking marking = new Marking(queries.marking(), analysis);
        return new Hits(snapshot, queries.passages(), marking, typed.words(), passages);
    }

    private record Found(TopDocs top, Map<Facet, List<FacetValue>> facets) {}

    private Found find(Snapshot snapshot, Wanted wanted, SearchQuery query) throws IOException {
        Queries queries = new Queries(wanted);
        Found found = find(snapshot, queries.materials(false), wanted, query);
        boolean nothing = found.top().totalHits.value() == 0;
        if (nothing && !wanted.words().isEmpty()) {
            return find(snapshot, queries.materials(true), wanted, query);
        }
        return found;
    }

    private static Found find(Snapshot snapshot, Query materials, Wanted wanted, SearchQuery query)
            throws IOException {
        DrillDownQuery narrowed =
                new DrillDownQuery(MaterialBlock.facets(), visible(materials, query));
        query.filters()
                .forEach((facet, values) ->
                        values.forEach(value -> narrowed.add(facet.name(), value)));
        int most =
                Math.clamp(
                        (long) query.from() + query.size(),
                        1,
                        Math.max(1, snapshot.getIndexReader().maxDoc()));
        TopFieldCollectorManager top =
                new TopFieldCollectorManager(
                        order(query.order(), wanted), most, null, Integer.MAX_VALUE);
        if (snapshot.facets().isEmpty()) {
            return new Found(snapshot.search(narrowed, top), Map.of());
        }
        SortedSetDocValuesReaderState state = snapshot.facets().get();
        var result =
                new DrillSideways(snapshot, MaterialBlock.facets(), state).search(narrowed, top);
        return new Found(result.collectorResult, counts(result.facets));
    }

    /// Rights are a part of the query.
    private static Query visible(Query materials, SearchQuery query) {
        BooleanQuery.Builder visible = new BooleanQuery.Builder().add(materials, Occur.MUST);
        visible.add(
                new TermInSetQuery(
                        Field.READERS,
                        Readers.borneBy(query.viewer()).stream().map(BytesRef::new).toList()),
                Occur.FILTER);
        if (!query.published().isOpen()) {
            visible.add(
                    LongPoint.newRangeQuery(
                            Field.PUBLISHED, query.published().first(), query.published().last()),
                    Occur.FILTER);
        }
        return visible.build();
    }

    private static Map<Facet, List<FacetValue>> counts(Facets facets) throws IOException {
        Map<Facet, List<FacetValue>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            FacetResult result = facets.getTopChildren(FACET_VALUES, facet.name());
            List<FacetValue> values = new ArrayList<>();
            if (result != null) {
                Arrays.stream(result.labelValues)
                        .forEach(v ->
                                values.add(
                                        new FacetValue(
                                                v.label,
                                                v.value.longValue(),
                                                broader(facet, v.label))));
            }
            counts.put(facet, List.copyOf(values));
        }
        return counts;
    }

    private static Optional<String> broader(Facet facet, String value) {
        return switch (facet) {
            case SUBJECT -> Vocabulary.SUBJECT.term(value).flatMap(Term::broader);
            case LEVEL -> Vocabulary.LEVEL.term(value).flatMap(Term::broader);
            case KIND, LANGUAGE, LICENCE, ORGANISATION, YEAR -> Optional.empty();
        };
    }

    private static Sort order(SearchQuery.Order order, Wanted wanted) {
        return switch (order) {
            case RELEVANCE ->
                    wanted.included().isEmpty()
                            ? new Sort(NEWEST, LAST)
                            : new Sort(SortField.FIELD_SCORE, NEWEST, LAST);
            case NEWEST -> new Sort(NEWEST, LAST);
            case MOST_USED ->
                    new Sort(new SortField(Field.USES, SortField.Type.LONG, true), NEWEST, LAST);
            case TITLE ->
                    new Sort(new SortField(Field.COLLATED, SortField.Type.STRING), NEWEST, LAST);
        };
    }
}
