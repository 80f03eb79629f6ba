package org.khuevan.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.khuevan.search.Clause.*;

/// Puts clauses into OpenSearch's query language.
final class OpenSearchJson {

    /// OpenSearch's BM25 still has the factor that Lucene has left out; constants are raised by it
    /// too, and what comes back is divided by it.
    static final float FACTOR = 1 + WeightedWords.UNIT * WeightedWords.SATURATION;

    static final String PASSAGES = "passages";

    private OpenSearchJson() {}

    static Map<String, Object> of(Clause clause) {
        return switch (clause) {
            case Has(String field, String word, float weight) ->
                    Map.of("term", Map.of(path(field), Map.of("value", word, "boost", weight)));
            case Phrase(Field field, List<String> words) -> constant(phrase(field, words), 0);
            case Begins(Field field, List<String> before, String beginning, float weight) ->
                    constant(begins(field, before, beginning), weight);
            case Similar(String field, String word, float weight) ->
                    Map.of(
                            "fuzzy",
                            Map.of(
                                    path(field),
                                    Map.of(
                                            "value",
                                            word,
                                            "fuzziness",
                                            LuceneQueries.edits(word),
                                            "prefix_length",
                                            1,
                                            "max_expansions",
                                            LuceneQueries.MOST_SIMILAR,
                                            "boost",
                                            weight)));
            case All(
                            List<Clause> must,
                            List<Clause> may,
                            List<Clause> filters,
                            List<Clause> mustNot) ->
                    bool(must, may, filters, mustNot);
            case Some(List<Clause> of, int least) ->
                    Map.of("bool", Map.of("should", all(of), "minimum_should_match", least));
            case Best(List<Clause> of) ->
                    Map.of("dis_max", Map.of("queries", all(of), "tie_breaker", 0));
            case InPassage(Clause passage, float weight) ->
                    Map.of(
                            "nested",
                            Map.of(
                                    "path",
                                    PASSAGES,
                                    "score_mode",
                                    "max",
                                    "boost",
                                    weight,
                                    "query",
                                    of(passage)));
            case Named(Explanation.Kind kind, Clause named) ->
                    Map.of("bool", Map.of("must", List.of(of(named)), "_name", kind.name()));
            case OneOf(String field, Set<String> values) ->
                    Map.of("terms", Map.of(path(field), values));
            case Under(Facet facet, Set<String> values) ->
                    Map.of("terms", Map.of(field(facet), values));
            case Between(String field, long first, long last) ->
                    Map.of("range", Map.of(field, Map.of("gte", first, "lte", last)));
            case Constant(Clause constant, float score) -> constant(of(constant), score);
            case Everything() -> Map.of("match_all", Map.of());
            case Nothing() -> Map.of("match_none", Map.of());
        };
    }

    static String field(Facet facet) {
        return "facet-" + facet.name().toLowerCase(Locale.ROOT);
    }

    /// Where OpenSearch keeps a field: those of passages lie deeper.
    static String path(String field) {
        boolean passage =
                field.equals(Field.SAID)
                        || field.equals(Field.SAID_PAIRS)
                        || field.equals(Field.BODY.indexed());
        return passage ? PASSAGES + "." + field : field;
    }

    private static List<Map<String, Object>> all(Collection<Clause> clauses) {
        return clauses.stream().map(OpenSearchJson::of).toList();
    }

    private static Map<String, Object> bool(
            List<Clause> must, List<Clause> may, List<Clause> filters, List<Clause> mustNot) {
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("must", all(must));
        bool.put("should", all(may));
        bool.put("filter", all(filters));
        bool.put("must_not", all(mustNot));
        bool.put("minimum_should_match", 0);
        return Map.of("bool", bool);
    }

    private static Map<String, Object> constant(Map<String, Object> filter, float score) {
        return Map.of(
                "constant_score", Map.of("filter", filter, "boost", Math.max(0, score) * FACTOR));
    }

    private static Map<String, Object> phrase(Field field, List<String> words) {
        String path = path(field.indexed());
        return words.size() == 1
                ? Map.of("term", Map.of(path, words.getFirst()))
                : Map.of("match_phrase", Map.of(path, String.join(" ", words)));
    }

    private static Map<String, Object> begins(Field field, List<String> before, String beginning) {
        List<Map<String, Object>> filters = new ArrayList<>();
        filters.add(Map.of("prefix", Map.of(path(field.indexed()), beginning)));
        if (!before.isEmpty()) {
            filters.add(phrase(field, before));
        }
        return Map.of("bool", Map.of("filter", filters));
    }
}
