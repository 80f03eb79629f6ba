package org.khuevan.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.catalogue.Readers;
import org.khuevan.people.Actor;

/// What an engine is asked: which materials fit, in which order, and what is counted.
///
/// @param fits with the rights of the viewer in it
/// @param passages which passages of a found material are worth showing; nothing to show none
/// @param narrowed for each facet the accepted values; counts of a facet are made as if it did not
///   narrow itself
/// @param counted whether facets are counted, and all hits; otherwise up to [Results#COUNTED]
/// @param window how many of the best are compared by [Ranking]
record Ask(
        Clause fits,
        Clause passages,
        int mostPassages,
        Map<Facet, Set<String>> narrowed,
        boolean counted,
        SearchQuery.Order order,
        int window,
        int from,
        int size,
        boolean explained) {

    Ask {
        narrowed = Map.copyOf(narrowed);
    }

    /// Rights are a part of what is asked.
    ///
    /// @param zone in which its days begin and end
    static Ask of(SearchQuery query, Wanted wanted, Clause fits, int passages, ZoneId zone) {
        List<Clause> filters = new ArrayList<>();
        published(query, zone).ifPresent(filters::add);
        boolean words = !wanted.words().isEmpty();
        Clause seen =
                new Clause.All(List.of(fits), List.of(), filters, List.of(hidden(query.viewer())));
        return new Ask(
                seen,
                words ? new Queries(wanted).passages() : new Clause.Nothing(),
                words ? passages : 0,
                query.filters(),
                query.counted(),
                query.order(),
                words ? Ranking.WINDOW : 0,
                query.from(),
                query.size(),
                query.explained());
    }

    static Optional<Clause> published(SearchQuery query, ZoneId zone) {
        return query.published().isOpen()
                ? Optional.empty()
                : Optional.of(
                        new Clause.Between(
                                Field.PUBLISHED,
                                query.published().first(zone),
                                query.published().last(zone)));
    }

    /// What the viewer may not see.
    private static Clause hidden(Actor viewer) {
        Set<String> signs = signs(viewer);
        Clause hidden = new Clause.OneOf(Field.HIDDEN, Set.of("1"));
        return signs.isEmpty()
                ? hidden
                : new Clause.All(
                        List.of(),
                        List.of(),
                        List.of(hidden),
                        List.of(new Clause.OneOf(Field.READERS, signs)));
    }

    /// By which the viewer sees what not everybody may see.
    static Set<String> signs(Actor viewer) {
        Set<String> signs = new HashSet<>(Readers.borneBy(viewer));
        signs.remove(Readers.EVERYBODY);
        return signs;
    }

    /// How many have to be found to show the page.
    int most() {
        return Math.max(window, from + size);
    }

    /// What an engine found.
    ///
    /// @param page in the order that [Ranking] gave them
    /// @param added how many of all have not the words ([Ranking.Ranked#isAdded])
    record Found(
            List<Hit> page, long total, Map<Facet, List<Results.FacetValue>> facets, long added) {

        Found {
            page = List.copyOf(page);
            facets = Map.copyOf(facets);
        }

        static final Found NOTHING = new Found(List.of(), 0, Map.of(), 0);
    }

    /// A long chapter is one place with many pieces, of which the best is enough.
    int lookedAt() {
        return 4 * mostPassages;
    }

    /// @param score how well it fits by itself
    record Passage(ShownPassage shown, double score) {

        /// Adds one that lies at another place than those before it.
        static void add(List<Passage> passages, Passage one) {
            if (passages.stream().noneMatch(before -> before.isBeside(one))) {
                passages.add(one);
            }
        }

        private boolean isBeside(Passage other) {
            return shown.file().equals(other.shown.file())
                    && shown.place().equals(other.shown.place());
        }
    }

    record Hit(
            Ranking.Ranked ranked,
            ShownMaterial shown,
            List<Passage> passages,
            Map<Explanation.Kind, Double> parts,
            String detail) {}
}
