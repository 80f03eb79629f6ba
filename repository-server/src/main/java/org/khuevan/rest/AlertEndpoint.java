package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.khuevan.alert.SavedSearches;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Ends messages about new materials.
@RestController
@Tag(name = "Search")
class AlertEndpoint {

    private final SavedSearches searches;

    AlertEndpoint(SavedSearches searches) {
        this.searches = searches;
    }

    @Operation(
            summary = "End the messages of a saved search",
            description =
                    "For mail programs, with one click and without signing in (RFC 8058); the"
                        + " address is in each message. Answers the same for an unknown secret.")
    @PostMapping("/api/search/alerts/{secret}/unsubscribe")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(@PathVariable String secret) {
        searches.unsubscribe(secret);
    }
}
