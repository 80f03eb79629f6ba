package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.khuevan.alert.SavedSearch;
import org.khuevan.alert.SavedSearches;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.search.SearchAddress;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The searches that one keeps, and whether their news come by mail.
@RestController
@RequestMapping("/api/search/saved")
@Tag(name = "Search")
class SavedSearchEndpoints {

    private final SavedSearches searches;
    private final CurrentMember member;

    SavedSearchEndpoints(SavedSearches searches, CurrentMember member) {
        this.searches = searches;
        this.member = member;
    }

    /// @param address of its page
    record SavedJson(UUID id, String name, String address, boolean byMail, Instant created) {

        static SavedJson of(SavedSearch saved) {
            return new SavedJson(
                    saved.id(),
                    saved.name(),
                    SearchAddress.page(saved.query()),
                    saved.byMail(),
                    saved.created());
        }
    }

    @Operation(summary = "List the searches that one keeps, the newest first")
    @GetMapping
    List<SavedJson> list() {
        return searches.of(member.get()).stream().map(SavedJson::of).toList();
    }

    @Operation(summary = "Keep a search", description = "Takes the parameters of /api/search.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedJson save(
            @Parameter(description = "As for /api/search") @RequestParam
                    MultiValueMap<String, String> parameters,
            @Parameter(description = "What one calls it") @RequestParam(defaultValue = "")
                    String name,
            @Parameter(description = "Whether new materials are told by e-mail")
                    @RequestParam(defaultValue = "false")
                    boolean byMail,
            Locale locale) {
        String language = locale.getLanguage().equals("en") ? "en" : "vi";
        return searches.save(member.get(), name, SearchAddress.parse(parameters), byMail, language)
                .map(SavedJson::of)
                .orElseThrow(() ->
                        new NotAcceptableFields(
                                List.of(new FieldError("q", "field.saved-searches"))));
    }

    @Operation(summary = "Begin or end the messages of a search")
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(@PathVariable UUID id, @RequestParam boolean byMail) {
        searches.tellByMail(member.get(), id, byMail);
    }

    @Operation(summary = "Keep a search no longer")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        searches.remove(member.get(), id);
    }
}
