package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.search.Ranking.Ranked;
import org.khuevan.search.Results.FacetValue;
import tools.jackson.databind.JsonNode;

/// Answers what is asked with an OpenSearch cluster: first which materials are the best, then what
/// is shown of a page of them.
final class OpenSearchSearch {

    private static final String PATH = "/_search";
    private static final String VALUES = "values";
    private static final String CHOSEN = "chosen";

    private final OpenSearch cluster;
    private final String index;
    private final Ask ask;

    OpenSearchSearch(OpenSearch cluster, String index, Ask ask) {
        this.cluster = cluster;
        this.index = "/" + index;
        this.ask = ask;
    }

    Ask.Found find(Ranking ranking) throws IOException {
        JsonNode answer = cluster.send("POST", index + PATH, best());
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            JsonNode fields = hit.path("fields");
            candidates.add(
                    new Candidate(
                            candidates.size(),
                            new MaterialId(hit.path("_id").asString()),
                            hit.path("_score").asDouble(0) / OpenSearchJson.FACTOR,
                            fields.path(Field.PUBLISHED).path(0).asLong(0),
                            fields.path(Field.USES).path(0).asLong(0)));
        }
        List<Ranked> ranked =
                ask.order() == SearchQuery.Order.RELEVANCE && ask.window() > 0
                        ? ranking.of(candidates)
                        : candidates.stream().map(Ranked::unweighed).toList();
        List<Ranked> page =
                ranked.subList(
                        Math.min(ask.from(), ranked.size()),
                        Math.min(ask.from() + ask.size(), ranked.size()));
        return new Ask.Found(
                page.isEmpty() ? List.of() : shown(page),
                answer.path("hits").path("total").path("value").asLong(0),
                ask.counted() ? facets(answer.path("aggregations")) : Map.of(),
                ranked.stream().filter(Ranked::isAdded).count());
    }

    private Map<String, Object> best() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("query", OpenSearchJson.of(ask.fits()));
        request.put("size", Math.max(1, ask.most()));
        request.put("_source", false);
        request.put("track_total_hits", ask.counted() ? true : Results.COUNTED);
        request.put("docvalue_fields", List.of(Field.PUBLISHED, Field.USES));
        request.put("sort", sort());
        request.put("track_scores", true);
        request.put("post_filter", narrowed(Set.of()));
        if (ask.counted()) {
            Map<String, Object> counted = new HashMap<>();
            for (Facet facet : Facet.values()) {
                counted.put(
                        facet.name(),
                        Map.of("filter", narrowed(Set.of(facet)), "aggs", values(facet)));
            }
            request.put("aggs", counted);
        }
        return request;
    }

    /// The most frequent, and those that were chosen.
    private Map<String, Object> values(Facet facet) {
        String field = OpenSearchJson.field(facet);
        Map<String, Object> values = new HashMap<>();
        values.put(VALUES, terms(Map.of("field", field, "size", FacetCounts.MOST_VALUES)));
        Set<String> chosen = ask.narrowed().getOrDefault(facet, Set.of());
        if (!chosen.isEmpty()) {
            values.put(
                    CHOSEN,
                    terms(Map.of("field", field, "size", chosen.size(), "include", chosen)));
        }
        return values;
    }

    private static Map<String, Object> terms(Map<String, Object> of) {
        return Map.of("terms", of);
    }

    private Map<String, Object> narrowed(Set<Facet> except) {
        List<Object> filters = new ArrayList<>();
        ask.narrowed()
                .forEach((facet, values) -> {
                    if (!except.contains(facet)) {
                        filters.add(OpenSearchJson.of(new Clause.Under(facet, values)));
                    }
                });
        return Map.of("bool", Map.of("filter", filters));
    }

    private List<Object> sort() {
        Object newest = Map.of(Field.PUBLISHED, "desc");
        Object last = Map.of(Field.ID, "asc");
        return switch (ask.order()) {
            case RELEVANCE -> ask.window() > 0 ? List.of("_score", "_doc") : List.of(newest, last);
            case NEWEST -> List.of(newest, last);
            case MOST_USED -> List.of(Map.of(Field.USES, "desc"), newest, last);
            case TITLE -> List.of(Map.of(Field.COLLATED, "asc"), newest, last);
        };
    }

    private List<Ask.Hit> shown(List<Ranked> page) throws IOException {
        Map<String, JsonNode> hits = new HashMap<>();
        for (JsonNode hit :
                cluster.send("POST", index + PATH + "?include_named_queries_score=true", page(page))
                        .path("hits")
                        .path("hits")) {
            hits.put(hit.path("_id").asString(), hit);
        }
        List<Ask.Hit> shown = new ArrayList<>();
        for (Ranked ranked : page) {
            JsonNode hit = hits.get(ranked.candidate().material().value());
            if (hit != null) {
                shown.add(
                        new Ask.Hit(
                                ranked,
                                Shown.material(written(hit)),
                                passages(hit),
                                ask.explained() ? parts(hit) : Map.of(),
                                ask.explained() ? hit.path("_explanation").toPrettyString() : ""));
            }
        }
        return shown;
    }

    private Map<String, Object> page(List<Ranked> page) {
        List<String> ids =
                page.stream().map(ranked -> ranked.candidate().material().value()).toList();
        List<Object> should = new ArrayList<>();
        if (ask.mostPassages() > 0) {
            should.add(
                    Map.of(
                            "nested",
                            Map.of(
                                    "path",
                                    OpenSearchJson.PASSAGES,
                                    "query",
                                    OpenSearchJson.of(ask.passages()),
                                    "inner_hits",
                                    Map.of(
                                            "size",
                                            ask.lookedAt(),
                                            "_source",
                                            List.of(
                                                    OpenSearchJson.PASSAGES
                                                            + "."
                                                            + OpenSearchGeneration.SHOWN)))));
        }
        if (ask.explained()) {
            should.add(OpenSearchJson.of(ask.fits()));
        }
        return Map.of(
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "filter",
                                List.of(Map.of("terms", Map.of("_id", ids))),
                                "must_not",
                                forbidden(),
                                "should",
                                should)),
                "size",
                ids.size(),
                "_source",
                List.of(OpenSearchGeneration.SHOWN),
                "explain",
                ask.explained());
    }

    /// A material may have changed since the first request.
    private List<Map<String, Object>> forbidden() {
        return ask.fits() instanceof Clause.All all
                ? all.mustNot().stream().map(OpenSearchJson::of).toList()
                : List.of();
    }

    private static BytesRef written(JsonNode hit) {
        return Shown.ofText(hit.path("_source").path(OpenSearchGeneration.SHOWN).asString());
    }

    private List<Ask.Passage> passages(JsonNode hit) {
        List<Ask.Passage> passages = new ArrayList<>();
        for (JsonNode inner :
                hit.path("inner_hits").path(OpenSearchJson.PASSAGES).path("hits").path("hits")) {
            Ask.Passage.add(
                    passages,
                    new Ask.Passage(
                            Shown.passage(written(inner)),
                            inner.path("_score").asDouble(0) / OpenSearchJson.FACTOR));
        }
        return passages.subList(0, Math.min(ask.mostPassages(), passages.size()));
    }

    private static Map<Explanation.Kind, Double> parts(JsonNode hit) {
        Map<Explanation.Kind, Double> parts = new EnumMap<>(Explanation.Kind.class);
        hit.path("matched_queries")
                .properties()
                .forEach(named ->
                        parts.put(
                                Explanation.Kind.valueOf(named.getKey()),
                                named.getValue().asDouble() / OpenSearchJson.FACTOR));
        return parts;
    }

    private Map<Facet, List<FacetValue>> facets(JsonNode counted) {
        Map<Facet, List<FacetValue>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Long> counts = new HashMap<>();
            for (String which : List.of(VALUES, CHOSEN)) {
                for (JsonNode bucket : counted.path(facet.name()).path(which).path("buckets")) {
                    counts.put(bucket.path("key").asString(), bucket.path("doc_count").asLong());
                }
            }
            List<FacetValue> values = new ArrayList<>();
            counts.forEach((value, count) ->
                    values.add(new FacetValue(value, count, FacetCounts.broader(facet, value))));
            Set<String> chosen = ask.narrowed().getOrDefault(facet, Set.of());
            facets.put(facet, most(values, chosen));
        }
        return facets;
    }

    /// The most frequent first; behind them those that were chosen, however few have them.
    private static List<FacetValue> most(List<FacetValue> found, Set<String> chosen) {
        List<FacetValue> sorted =
                found.stream()
                        .sorted(
                                Comparator.comparingLong(FacetValue::count)
                                        .reversed()
                                        .thenComparing(FacetValue::value))
                        .toList();
        return Stream.concat(
                        sorted.stream().limit(FacetCounts.MOST_VALUES),
                        sorted.stream()
                                .skip(FacetCounts.MOST_VALUES)
                                .filter(value -> chosen.contains(value.value())))
                .toList();
    }
}
