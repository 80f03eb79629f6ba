package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The files of drafts: the simple way for scripts. Pages and weak lines use [UploadEndpoints].
@RestController
@RequestMapping("/api/materials/{id}/files/{name}")
@Tag(name = "Materials")
class MaterialFileEndpoints {

    private final Deposits deposits;
    private final Drafts drafts;
    private final CurrentActor current;

    MaterialFileEndpoints(Deposits deposits, Drafts drafts, CurrentActor current) {
        this.deposits = deposits;
        this.drafts = drafts;
        this.current = current;
    }

    @Operation(
            summary = "Add a file to the draft",
            description =
                    "The body is the file itself, whatever its type. A file of the same name and"
                            + " other bytes is replaced; captions and picture texts that people"
                            + " wrote for it stay.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @PutMapping
    @ResponseStatus(HttpStatus.CREATED)
    FileJson put(
            @PathVariable String id,
            @PathVariable String name,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        MaterialFile file =
                deposits.accept(
                        current.get(), MaterialEndpoints.parse(id), name, request.getInputStream());
        return FileJson.of(file, locale);
    }

    @Operation(summary = "Remove a file from the draft")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable String name) {
        drafts.removeFile(current.get(), MaterialEndpoints.parse(id), file(id, name));
    }

    @Operation(summary = "Examine a file again", description = "After it failed, say.")
    @PostMapping("/examine")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void examineAgain(@PathVariable String id, @PathVariable String name) {
        deposits.examineAgain(current.get(), file(id, name));
    }

    @Operation(
            summary = "Stop the examination of a file",
            description = "The file is kept. Nothing happens if it is over.")
    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable String id, @PathVariable String name) {
        deposits.cancel(current.get(), file(id, name));
    }

    private FileId file(String id, String name) {
        return MaterialEndpoints.named(
                drafts.draft(current.get(), MaterialEndpoints.parse(id)), name);
    }
}
