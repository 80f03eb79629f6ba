package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.search.Facet;
import org.khuevan.search.Hit;
import org.khuevan.search.Results;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding public materials.
@RestController
@Tag(name = "Search")
class SearchEndpoint {

    private final Search search;

    SearchEndpoint(Search search) {
        this.search = search;
    }

    @Operation(
            summary = "Search everything public",
            description =
                    "Besides q, from, size and order, each facet narrows: kind, language, subject,"
                        + " level, licence, organisation, year; repeated, one of its values must"
                        + " fit.")
    @GetMapping("/api/search")
    SearchJson search(
            @Parameter(description = "Words; empty for browsing") @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "kind, language, subject, level, licence, organisation, year")
                    @RequestParam
                    MultiValueMap<String, String> facets,
            @Parameter(description = "How many hits to pass over, at most 10000")
                    @RequestParam(defaultValue = "0")
                    int from,
            @Parameter(description = "How many hits to give, at most 100")
                    @RequestParam(defaultValue = "20")
                    int size,
            @Parameter(description = "relevance, newest, most-used or title")
                    @RequestParam(defaultValue = "relevance")
                    String order,
            @Parameter(description = "Whether the last word may be unfinished; gives few details")
                    @RequestParam(defaultValue = "false")
                    boolean typing) {
        if (typing) {
            return SearchJson.of(typed(q, size));
        }
        Order wanted =
                Names.parse(Order.class, order)
                        .orElseThrow(() ->
                                new NotAcceptableFields(
                                        List.of(new FieldError("order", "field.code"))));
        return SearchJson.of(
                search.search(new SearchQuery(q, filters(facets), wanted, from, size)));
    }

    private Results typed(String q, int size) {
        long start = System.nanoTime();
        List<Hit> hits = search.asTyped(q, Math.clamp(size, 0, 20));
        return new Results(
                hits, hits.size(), Map.of(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static Map<Facet, Set<String>> filters(MultiValueMap<String, String> parameters) {
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values =
                    parameters.getOrDefault(Names.of(facet), List.of()).stream()
                            .filter(value -> !value.isBlank())
                            .toList();
            if (!values.isEmpty()) {
                filters.put(facet, Set.copyOf(values));
            }
        }
        return filters;
    }
}
