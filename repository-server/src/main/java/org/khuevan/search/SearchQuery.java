package org.khuevan.search;

import java.util.Map;
import java.util.Set;
import org.khuevan.people.Actor;

/// What somebody looks for.
///
/// @param text as typed; empty for browsing
/// @param filters for each facet the accepted values: one of them, or one that is narrower, must
///   fit; facets that are left out accept everything
/// @param published when the materials were published
/// @param viewer who looks: nothing is found, counted or said that they may not see
/// @param explained whether each hit says why it stands where it stands, for librarians
/// @param counted whether facets are counted, and the total is exact; counting takes about as long
///   as finding
/// @param from how many hits to pass over, at most 10,000
/// @param size how many hits to give, at most 100
public record SearchQuery(
        String text,
        Map<Facet, Set<String>> filters,
        Period published,
        Order order,
        Actor viewer,
        boolean explained,
        boolean counted,
        int from,
        int size) {

    /// How many hits may be passed over.
    public static final int FURTHEST = 10_000;

    static final int MOST = 100;

    public SearchQuery {
        filters = Map.copyOf(filters);
        from = Math.clamp(from, 0, FURTHEST);
        size = Math.clamp(size, 0, MOST);
    }

    /// As a visitor sees it.
    public SearchQuery(
            String text, Map<Facet, Set<String>> filters, Order order, int from, int size) {
        this(text, filters, Period.ALWAYS, order, new Actor.Visitor(), false, true, from, size);
    }

    /// The first hits for some words.
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Map.of(), Order.RELEVANCE, 0, 20);
    }

    public SearchQuery during(Period period) {
        return new SearchQuery(
                text, filters, period, order, viewer, explained, counted, from, size);
    }

    public SearchQuery as(Actor actor) {
        return new SearchQuery(
                text, filters, published, order, actor, explained, counted, from, size);
    }

    /// The same for other words.
    public SearchQuery saying(String words) {
        return new SearchQuery(
                words, filters, published, order, viewer, explained, counted, from, size);
    }

    /// The same words without anything that narrows.
    public SearchQuery unfiltered() {
        return new SearchQuery(
                text, Map.of(), Period.ALWAYS, order, viewer, explained, counted, 0, size);
    }

    public SearchQuery in(Order other) {
        return new SearchQuery(
                text, filters, published, other, viewer, explained, counted, 0, size);
    }

    public SearchQuery within(Map<Facet, Set<String>> others) {
        return new SearchQuery(text, others, published, order, viewer, explained, counted, 0, size);
    }

    /// Another stretch of its hits.
    public SearchQuery at(int first, int most) {
        return new SearchQuery(
                text, filters, published, order, viewer, explained, counted, first, most);
    }

    public SearchQuery withExplanations() {
        return new SearchQuery(text, filters, published, order, viewer, true, counted, from, size);
    }

    /// Without facets; the total is no more than [Results#COUNTED].
    public SearchQuery uncounted() {
        return new SearchQuery(
                text, filters, published, order, viewer, explained, false, from, size);
    }

    /// The order of hits; without words, relevance means newest.
    public enum Order {
        RELEVANCE,
        NEWEST,
        /// What was opened and downloaded most in the last year.
        MOST_USED,
        TITLE
    }
}
