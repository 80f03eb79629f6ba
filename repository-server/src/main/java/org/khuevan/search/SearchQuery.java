package org.khuevan.search;

import java.util.Map;
import java.util.Set;

/// What somebody looks for.
///
/// @param text as typed; empty for browsing
/// @param filters for each facet the accepted values: one of them must fit; facets that are left
///   out accept everything
/// @param from how many hits to pass over, at most 10,000
/// @param size how many hits to give, at most 100
public record SearchQuery(
        String text, Map<Facet, Set<String>> filters, Order order, int from, int size) {

    public SearchQuery {
        filters = Map.copyOf(filters);
        from = Math.clamp(from, 0, 10_000);
        size = Math.clamp(size, 0, 100);
    }

    /// The first hits for some words.
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Map.of(), Order.RELEVANCE, 0, 20);
    }

    /// The order of hits; without words, relevance means newest.
    public enum Order {
        RELEVANCE,
        NEWEST,
        TITLE
    }
}
