package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.search.Answer;
import org.khuevan.search.AssistedSearch;
import org.khuevan.search.Hit;
import org.khuevan.search.Results;
import org.khuevan.search.Search;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding materials, and help while somebody types.
@RestController
@Tag(name = "Search")
class SearchEndpoint {

    private final Search search;
    private final AssistedSearch assisted;
    private final Materials materials;
    private final CurrentActor actor;

    SearchEndpoint(
            Search search, AssistedSearch assisted, Materials materials, CurrentActor actor) {
        this.materials = materials;
        this.search = search;
        this.assisted = assisted;
        this.actor = actor;
    }

    @Operation(
            summary = "Search everything that the caller may see",
            description =
                    "Besides the parameters below, each facet narrows: kind, language, subject,"
                        + " level, licence, organisation, year; repeated, one of its values, or one"
                        + " that is narrower, must fit. since and until (a year, a month or a day)"
                        + " bound the day of publication.")
    @GetMapping("/api/search")
    SearchJson search(
            @Parameter(
                            description =
                                    "Words, \"phrases\", -words, and author:, title:, keyword:,"
                                            + " subject:, level:, kind:, type:, language:, year:,"
                                            + " licence:, publisher:, identifier:, file:,"
                                            + " organisation:; empty for browsing")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(
                            description =
                                    "Facets, since and until; facets=none counts none of them, and"
                                            + " total ends at 1000")
                    @RequestParam
                    MultiValueMap<String, String> facets,
            @Parameter(description = "How many hits to pass over, at most 10000")
                    @RequestParam(defaultValue = "0")
                    int from,
            @Parameter(description = "How many hits to give, at most 100")
                    @RequestParam(defaultValue = "20")
                    int size,
            @Parameter(description = "relevance, newest, most-used or title")
                    @RequestParam(required = false)
                    Optional<String> sort,
            @Parameter(description = "The same as sort") @RequestParam(required = false)
                    Optional<String> order,
            @Parameter(
                            description =
                                    "Whether results of what was probably meant are given when"
                                            + " nothing has all of the words")
                    @RequestParam(defaultValue = "false")
                    boolean assist,
            @Parameter(description = "Whether the last word may be unfinished; gives few details")
                    @RequestParam(defaultValue = "false")
                    boolean typing,
            @Parameter(description = "Whether each hit says why it stands there; for librarians")
                    @RequestParam(defaultValue = "false")
                    boolean explain) {
        if (explain && !actor.get().isAtLeast(Role.LIBRARIAN)) {
            throw new NotAllowed("only librarians see why a hit stands where it stands");
        }
        if (typing) {
            return SearchJson.of(typed(q, size));
        }
        Order wanted =
                sort.or(() -> order)
                        .map(name ->
                                Names.parse(Order.class, name)
                                        .orElseThrow(() -> unknown(sort.isPresent())))
                        .orElse(Order.RELEVANCE);
        SearchQuery query = SearchAddress.parse(facets).in(wanted).at(from, size).as(actor.get());
        SearchQuery asked = explain ? query.withExplanations() : query;
        return SearchJson.of(assist ? assisted.ask(asked) : assisted.exactly(asked));
    }

    @Operation(
            summary = "Published materials like one",
            description = "Those that have most of the words of its title and its keywords.")
    @GetMapping("/api/materials/{id}/similar")
    List<SearchJson.HitJson> similar(
            @PathVariable String id,
            @Parameter(description = "How many to give, at most 20")
                    @RequestParam(defaultValue = "4")
                    int size) {
        Material material =
                materials
                        .find(actor.get(), MaterialEndpoints.parse(id))
                        .orElseThrow(() -> new NoSuchMaterial(id));
        return search.similarTo(material, Math.clamp(size, 0, 20)).stream()
                .map(SearchJson.HitJson::of)
                .toList();
    }

    private static NotAcceptableFields unknown(boolean sort) {
        return new NotAcceptableFields(
                List.of(new FieldError(sort ? "sort" : "order", "field.code")));
    }

    private Answer typed(String q, int size) {
        long start = System.nanoTime();
        List<Hit> hits = search.asTyped(q, Math.clamp(size, 0, 20));
        Results results =
                new Results(
                        hits, hits.size(), Map.of(), Duration.ofNanos(System.nanoTime() - start));
        return new Answer(results, Optional.empty(), Optional.empty());
    }

    @Operation(
            summary = "Suggestions for what is being typed",
            description =
                    "Searches that others made, what was probably meant, subjects, levels, people,"
                            + " courses and materials, as far as everybody may see them.")
    @GetMapping("/api/search/suggestions")
    ResponseEntity<SuggestionsJson> suggestions(
            @Parameter(description = "As typed so far") @RequestParam(defaultValue = "") String q,
            Locale locale) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(SuggestionsJson.of(assisted.suggest(q, locale)));
    }
}
