package org.khuevan.ui.discover;

import java.util.List;
import org.khuevan.search.Answer;
import org.khuevan.search.AssistedSearch;
import org.khuevan.search.Facet;
import org.khuevan.search.Hit;
import org.khuevan.search.Results;
import org.khuevan.search.Results.FacetValue;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;

/// What was found for a wish: materials with their passages, and courses beside them.
///
/// @param answer without the courses that are beside it
/// @param courses the best of them; empty unless they are shown beside materials
/// @param coursesInAll how many courses fit
/// @param filling whether the index has not everything yet
record Found(Answer answer, List<Hit> courses, long coursesInAll, boolean filling) {

    private static final int BESIDE = 3;

    Found {
        courses = List.copyOf(courses);
    }

    static Found of(AssistedSearch search, Wish wish) {
        SearchQuery query = wish.query();
        Answer answer = answer(search, wish);
        List<FacetValue> kinds = answer.results().facets().getOrDefault(Facet.KIND, List.of());
        long courses =
                kinds.stream()
                        .filter(kind -> kind.value().equals(Wish.COURSE))
                        .mapToLong(FacetValue::count)
                        .sum();
        if (courses == 0 || kinds.size() == 1 || wish.passages() || !isForAll(query)) {
            return new Found(answer, List.of(), courses, search.isFilling());
        }
        Wish meant = answer.shownFor().map(wish::saying).orElse(wish);
        List<Hit> beside =
                search.exactly(meant.forCourses().query().at(0, BESIDE)).results().hits();
        return new Found(without(answer, beside), beside, courses, search.isFilling());
    }

    private static Answer answer(AssistedSearch search, Wish wish) {
        SearchQuery query = wish.query();
        if (wish.passages()) {
            return wish.exactly() ? search.exactlyForPassages(query) : search.askForPassages(query);
        }
        return wish.exactly() ? search.exactly(query) : search.ask(query);
    }

    /// Courses come beside the first materials that fit best, unless a kind is asked for.
    private static boolean isForAll(SearchQuery query) {
        return query.from() == 0
                && query.order() == Order.RELEVANCE
                && !query.text().isBlank()
                && !query.filters().containsKey(Facet.KIND);
    }

    private static Answer without(Answer answer, List<Hit> beside) {
        Results all = answer.results();
        List<Hit> others =
                all.hits().stream()
                        .filter(hit ->
                                beside.stream()
                                        .noneMatch(one -> one.material().equals(hit.material())))
                        .toList();
        return new Answer(
                new Results(others, all.total(), all.facets(), all.took()),
                answer.shownFor(),
                answer.perhaps());
    }
}
