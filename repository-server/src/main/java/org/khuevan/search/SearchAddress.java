package org.khuevan.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.people.Actor;
import org.khuevan.search.SearchQuery.Order;

/// A search as the parameters of an address: `q`, each facet by its name, `since` and `until` (a
/// year, a month or a day), `sort`, `from`, `size`, and `facets=none`. Addresses of pages, of the
/// API, of feeds and of saved searches are the same. What cannot be understood is left out.
public final class SearchAddress {

    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final int PAGE = 20;

    private SearchAddress() {}

    /// As a visitor asks for it.
    public static SearchQuery parse(Map<String, List<String>> parameters) {
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> values =
                    new LinkedHashSet<>(parameters.getOrDefault(name(facet), List.of()));
            values.removeIf(String::isBlank);
            if (!values.isEmpty()) {
                filters.put(facet, values);
            }
        }
        return new SearchQuery(
                first(parameters, "q"),
                filters,
                new Period(
                        day(first(parameters, "since"), false),
                        day(first(parameters, "until"), true)),
                order(parameters).orElse(Order.RELEVANCE),
                new Actor.Visitor(),
                false,
                !first(parameters, "facets").equals("none"),
                number(first(parameters, "from"), 0),
                number(first(parameters, "size"), PAGE));
    }

    /// @return empty if none is named, or one that there is not
    static Optional<Order> order(Map<String, List<String>> parameters) {
        String named = first(parameters, "sort");
        String wanted = named.isBlank() ? first(parameters, "order") : named;
        for (Order order : Order.values()) {
            if (name(order).equals(wanted.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /// The parameters that ask for it, without `?`; empty for everything.
    public static String of(SearchQuery query) {
        List<String> parts = new ArrayList<>();
        if (!query.text().isBlank()) {
            parts.add("q=" + encode(query.text()));
        }
        for (Facet facet : Facet.values()) {
            query.filters().getOrDefault(facet, Set.of()).stream()
                    .sorted()
                    .forEach(value -> parts.add(name(facet) + "=" + encode(value)));
        }
        query.published().from().ifPresent(day -> parts.add("since=" + day));
        query.published().to().ifPresent(day -> parts.add("until=" + day));
        if (query.order() != Order.RELEVANCE) {
            parts.add("sort=" + name(query.order()));
        }
        if (query.from() > 0) {
            parts.add("from=" + query.from());
        }
        return String.join("&", parts);
    }

    /// The page with its results.
    public static String page(SearchQuery query) {
        String parameters = of(query);
        return parameters.isEmpty() ? "/search" : "/search?" + parameters;
    }

    /// As addresses write it: `most-used`.
    public static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<LocalDate> day(String text, boolean last) {
        Matcher written = DAY.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(written.group(1));
            if (written.group(2) == null) {
                return Optional.of(last ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1));
            }
            LocalDate month = LocalDate.of(year, Integer.parseInt(written.group(2)), 1);
            if (written.group(3) == null) {
                return Optional.of(last ? month.plusMonths(1).minusDays(1) : month);
            }
            return Optional.of(month.withDayOfMonth(Integer.parseInt(written.group(3))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
