package org.khuevan.ui.discover;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khuevan.people.Actor;
import org.khuevan.search.Facet;
import org.khuevan.search.Period;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;

/// What somebody wants to find, as the address of the results says it.
///
/// @param exactly whether just what was typed is wanted, no correction of it
/// @param passages whether only passages are shown, without the materials around them
record Wish(SearchQuery query, boolean exactly, boolean passages) {

    static final int PAGE = 20;

    private static final String EXACTLY = "exactly";
    static final String SHOWN = "show";
    static final String PASSAGES = "passages";
    static final String COURSE = "course";

    static Wish of(Map<String, List<String>> parameters, Actor viewer) {
        SearchQuery query = SearchAddress.parse(parameters).as(viewer);
        return new Wish(
                query.at(query.from(), PAGE),
                parameters.containsKey(EXACTLY),
                parameters.getOrDefault(SHOWN, List.of()).contains(PASSAGES));
    }

    /// Everything that has one value of a facet.
    static Wish all(Facet facet, String value) {
        return new Wish(
                new SearchQuery("", Map.of(facet, Set.of(value)), Order.RELEVANCE, 0, PAGE),
                false,
                false);
    }

    static Wish all(String words, Order order) {
        return new Wish(new SearchQuery(words, Map.of(), order, 0, PAGE), false, false);
    }

    String words() {
        return query.text();
    }

    boolean has(Facet facet, String value) {
        return query.filters().getOrDefault(facet, Set.of()).contains(value);
    }

    boolean isNarrowed() {
        return !query.filters().isEmpty() || !query.published().equals(Period.ALWAYS);
    }

    /// How many values are chosen.
    int chosen() {
        return query.filters().values().stream().mapToInt(Set::size).sum()
                + (query.published().equals(Period.ALWAYS) ? 0 : 1);
    }

    /// The same with one value chosen, or no longer.
    Wish toggled(Facet facet, String value) {
        Set<String> values = new LinkedHashSet<>(query.filters().getOrDefault(facet, Set.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        return choosing(facet, values);
    }

    /// The same with these values of a facet and no others.
    Wish choosing(Facet facet, Set<String> values) {
        Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(query.filters());
        changed.put(facet, values);
        if (values.isEmpty()) {
            changed.remove(facet);
        }
        return asking(query.within(changed));
    }

    boolean isForCourses() {
        return query.filters().getOrDefault(Facet.KIND, Set.of()).equals(Set.of(COURSE));
    }

    Wish forCourses() {
        return new Wish(choosing(Facet.KIND, Set.of(COURSE)).query(), exactly, false);
    }

    Wish in(Order other) {
        return asking(query.in(other));
    }

    Wish at(int first) {
        return asking(query.at(first, PAGE));
    }

    Wish during(Period period) {
        return asking(query.during(period).at(0, PAGE));
    }

    Wish unfiltered() {
        return asking(query.within(Map.of()).during(Period.ALWAYS));
    }

    Wish saying(String words) {
        return new Wish(query.saying(words).at(0, PAGE), false, passages);
    }

    /// For just what was typed.
    Wish forced() {
        return new Wish(query, true, passages);
    }

    /// The same, of which only passages are shown.
    Wish forPassages() {
        return new Wish(choosing(Facet.KIND, Set.of()).query(), exactly, true);
    }

    /// The same with the materials around the passages.
    Wish forMaterials() {
        return new Wish(choosing(Facet.KIND, Set.of()).query(), exactly, false);
    }

    private Wish asking(SearchQuery other) {
        return new Wish(other, exactly, passages);
    }

    /// Its parameters, without `?`.
    String parameters() {
        List<String> parts = new ArrayList<>();
        String asked = SearchAddress.of(query);
        if (!asked.isEmpty()) {
            parts.add(asked);
        }
        if (exactly) {
            parts.add(EXACTLY + "=1");
        }
        if (passages) {
            parts.add(SHOWN + "=" + PASSAGES);
        }
        return String.join("&", parts);
    }

    /// Where its results are.
    String address() {
        String parameters = parameters();
        return parameters.isEmpty() ? "/search" : "/search?" + parameters;
    }
}
