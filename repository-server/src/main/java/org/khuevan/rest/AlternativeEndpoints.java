package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Alternatives;
import org.khuevan.catalogue.FileId;
import org.khuevan.people.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a picture shows, for those who do not see it.
@RestController
@RequestMapping("/api/files/{file}/alternative")
@Tag(name = "Materials")
class AlternativeEndpoints {

    private final Alternatives alternatives;
    private final CurrentActor current;

    AlternativeEndpoints(Alternatives alternatives, CurrentActor current) {
        this.alternatives = alternatives;
        this.current = current;
    }

    /// @param words empty if nobody has said it
    record AlternativeJson(@Nullable String words) {}

    @Operation(summary = "What a picture shows")
    @GetMapping
    AlternativeJson read(@PathVariable String file) {
        return new AlternativeJson(alternatives.of(current.get(), FileEndpoints.parse(file)));
    }

    @Operation(
            summary = "Say what a picture shows",
            description =
                    "Seen and found by everybody who may see the file, at once; it needs no new"
                            + " version. Empty words take it back.")
    @PutMapping
    AlternativeJson write(@PathVariable String file, @RequestBody AlternativeJson said) {
        FileId id = FileEndpoints.parse(file);
        alternatives.write(current.get(), id, said.words() == null ? "" : said.words());
        return new AlternativeJson(alternatives.of(current.get(), id));
    }
}
