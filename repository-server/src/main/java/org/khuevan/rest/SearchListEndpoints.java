package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What a search finds, as a file for other programs and as a feed.
@RestController
@Tag(name = "Search")
class SearchListEndpoints {

    /// The longest list that is given away at once.
    private static final int MOST = 1000;

    private static final int AT_ONCE = 100;
    private static final int NEWS = 50;

    private final Search search;
    private final Materials materials;
    private final CurrentActor actor;
    private final Clock clock;

    SearchListEndpoints(Search search, Materials materials, CurrentActor actor, Clock clock) {
        this.search = search;
        this.materials = materials;
        this.actor = actor;
        this.clock = clock;
    }

    @Operation(
            summary = "The materials that a search finds, as a file",
            description =
                    "Takes the parameters of /api/search and gives the first 1000 materials, in"
                            + " UTF-8.")
    @GetMapping("/api/search/export/{format}")
    ResponseEntity<byte[]> export(
            @Parameter(description = "csv, ris or bibtex") @PathVariable String format,
            @Parameter(description = "As for /api/search") @RequestParam
                    MultiValueMap<String, String> parameters) {
        ListFormat wanted =
                Names.parse(ListFormat.class, format)
                        .orElseThrow(() ->
                                new NotAcceptableFields(
                                        List.of(new FieldError("format", "field.code"))));
        SearchQuery query = SearchAddress.parse(parameters).as(actor.get());
        List<Hit> hits = new ArrayList<>();
        long total = AT_ONCE;
        while (hits.size() < Math.min(total, MOST)) {
            var found = search.search(query.at(hits.size(), AT_ONCE));
            total = found.hits().isEmpty() ? 0 : found.total();
            hits.addAll(found.hits());
        }
        return ResponseEntity.ok()
                .contentType(wanted.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("khuevan." + wanted.ending())
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache())
                .body(wanted.write(listed(hits)).getBytes(StandardCharsets.UTF_8));
    }

    private List<Listed> listed(List<Hit> hits) {
        Map<MaterialId, Description> said =
                materials.find(actor.get(), hits.stream().map(Hit::material).toList()).stream()
                        .collect(Collectors.toMap(Material::id, Material::description));
        return hits.stream()
                .map(hit ->
                        Listed.of(
                                hit,
                                Optional.ofNullable(said.get(hit.material())),
                                clock.getZone(),
                                origin()))
                .toList();
    }

    @Operation(
            summary = "The newest materials that a search finds, as a feed",
            description = "An Atom feed (RFC 4287) of the newest 50; takes what /api/search takes.")
    @GetMapping(value = "/api/search/feed", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
    ResponseEntity<byte[]> feed(
            @Parameter(description = "As for /api/search") @RequestParam
                    MultiValueMap<String, String> parameters,
            Locale locale) {
        SearchQuery query = SearchAddress.parse(parameters).in(Order.NEWEST).at(0, NEWS);
        byte[] feed = new AtomFeed(origin(), query, locale).write(search.news(query).hits());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_ATOM_XML)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(feed);
    }

    private static String origin() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
