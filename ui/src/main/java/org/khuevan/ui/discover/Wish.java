package org.khuevan.ui.discover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.khuevan.search.Facet;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;

/// What somebody wants to find, as the address of the results says it.
///
/// @param from how many hits to pass over
record Wish(String words, Map<Facet, Set<String>> filters, Order order, int from) {

    static final int PAGE = 20;
    private static final int FURTHEST = 10_000;

    Wish {
        filters = Map.copyOf(filters);
    }

    static Wish of(Map<String, List<String>> parameters) {
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> values =
                    new LinkedHashSet<>(parameters.getOrDefault(name(facet), List.of()));
            values.removeIf(String::isBlank);
            if (!values.isEmpty()) {
                filters.put(facet, values);
            }
        }
        return new Wish(first(parameters, "q"), filters, order(parameters), from(parameters));
    }

    private static Order order(Map<String, List<String>> parameters) {
        return switch (first(parameters, "order")) {
            case "newest" -> Order.NEWEST;
            case "title" -> Order.TITLE;
            case "most_used" -> Order.MOST_USED;
            default -> Order.RELEVANCE;
        };
    }

    private static int from(Map<String, List<String>> parameters) {
        String from = first(parameters, "from");
        return from.matches("\\d{1,5}") ? Math.min(FURTHEST, Integer.parseInt(from)) : 0;
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    SearchQuery query() {
        return new SearchQuery(words, filters, order, from, PAGE);
    }

    boolean has(Facet facet, String value) {
        return filters.getOrDefault(facet, Set.of()).contains(value);
    }

    /// The same with one value chosen, or no longer.
    Wish toggled(Facet facet, String value) {
        Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(filters);
        Set<String> values = new LinkedHashSet<>(filters.getOrDefault(facet, Set.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        changed.put(facet, values);
        if (values.isEmpty()) {
            changed.remove(facet);
        }
        return new Wish(words, changed, order, 0);
    }

    Wish in(Order other) {
        return new Wish(words, filters, other, 0);
    }

    Wish at(int other) {
        return new Wish(words, filters, order, other);
    }

    Wish unfiltered() {
        return new Wish(words, Map.of(), order, 0);
    }

    /// Where its results are.
    String address() {
        List<String> parts = new ArrayList<>();
        if (!words.isBlank()) {
            parts.add("q=" + encode(words));
        }
        for (Facet facet : Facet.values()) {
            for (String value : filters.getOrDefault(facet, Set.of())) {
                parts.add(name(facet) + "=" + encode(value));
            }
        }
        if (order != Order.RELEVANCE) {
            parts.add("order=" + order.name().toLowerCase(Locale.ROOT));
        }
        if (from > 0) {
            parts.add("from=" + from);
        }
        return parts.isEmpty() ? "/search" : "/search?" + String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
