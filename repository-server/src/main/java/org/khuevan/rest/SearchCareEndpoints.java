package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.search.Pins;
import org.khuevan.search.Pins.Pin;
import org.khuevan.search.Synonyms;
import org.khuevan.search.Synonyms.Group;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How librarians look after the search: words that mean the same, and what stands first.
@RestController
@RequestMapping("/api/search")
@Tag(name = "Search")
class SearchCareEndpoints {

    private final Synonyms synonyms;
    private final Pins pins;
    private final CurrentActor current;

    SearchCareEndpoints(Synonyms synonyms, Pins pins, CurrentActor current) {
        this.synonyms = synonyms;
        this.pins = pins;
        this.current = current;
    }

    record WordsJson(@Nullable List<String> words) {

        List<String> given() {
            return words == null ? List.of() : words;
        }
    }

    /// @param materials ids, the first on top
    record PinJson(@Nullable String words, @Nullable List<String> materials) {}

    @Operation(summary = "List the groups of words that mean the same")
    @GetMapping("/synonyms")
    List<Group> synonyms() {
        librarian();
        return synonyms.all();
    }

    @Operation(summary = "Add two to twenty words that mean the same")
    @PostMapping("/synonyms")
    @ResponseStatus(HttpStatus.CREATED)
    Group addSynonyms(@RequestBody WordsJson said) {
        Actor librarian = librarian();
        return accepted("words", "field.synonyms", () -> synonyms.add(librarian, said.given()));
    }

    @Operation(summary = "Replace the words of a group")
    @PutMapping("/synonyms/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeSynonyms(@PathVariable long id, @RequestBody WordsJson said) {
        Actor librarian = librarian();
        accepted(
                "words",
                "field.synonyms",
                () -> {
                    synonyms.change(librarian, id, said.given());
                    return id;
                });
    }

    @Operation(summary = "Remove a group")
    @DeleteMapping("/synonyms/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSynonyms(@PathVariable long id) {
        synonyms.remove(current.get(), id);
    }

    @Operation(summary = "List what stands first for which words")
    @GetMapping("/pins")
    List<PinnedJson> pins() {
        librarian();
        return pins.all().stream().map(PinnedJson::of).toList();
    }

    record PinnedJson(long id, String words, List<String> materials) {

        static PinnedJson of(Pin pin) {
            return new PinnedJson(
                    pin.id(),
                    pin.words(),
                    pin.materials().stream().map(MaterialId::value).toList());
        }
    }

    @Operation(
            summary = "Put one to twenty materials first for some words",
            description = "Replaces what stood first for the same words.")
    @PutMapping("/pins")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pin(@RequestBody PinJson said) {
        Actor librarian = librarian();
        accepted(
                "materials",
                "field.pin",
                () -> {
                    List<String> ids = said.materials() == null ? List.of() : said.materials();
                    String words = said.words() == null ? "" : said.words();
                    pins.put(librarian, words, ids.stream().map(MaterialId::new).toList());
                    return words;
                });
    }

    @Operation(summary = "Let nothing stand first for these words any more")
    @DeleteMapping("/pins/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpin(@PathVariable long id) {
        pins.remove(current.get(), id);
    }

    private Actor librarian() {
        Actor actor = current.get();
        if (!actor.isAtLeast(Role.LIBRARIAN)) {
            throw new NotAllowed("only librarians look after the search");
        }
        return actor;
    }

    private static <T> T accepted(String field, String rule, Supplier<T> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException _) {
            throw new NotAcceptableFields(List.of(new FieldError(field, rule)));
        }
    }
}
