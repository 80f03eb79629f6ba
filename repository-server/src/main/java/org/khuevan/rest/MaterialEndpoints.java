package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Materials: describing, publishing and reading them.
@RestController
@RequestMapping("/api/materials")
@Tag(name = "Materials")
class MaterialEndpoints {

    private final Materials materials;
    private final Drafts drafts;
    private final CurrentActor current;

    MaterialEndpoints(Materials materials, Drafts drafts, CurrentActor current) {
        this.materials = materials;
        this.drafts = drafts;
        this.current = current;
    }

    @Operation(
            summary = "Begin a material",
            description =
                    "Makes a draft that only its owner, the librarians of its organisation and"
                            + " administrators see. At least title and language are required.")
    @PostMapping
    ResponseEntity<MaterialJson> create(@RequestBody DescriptionJson said, Locale locale) {
        Material draft = drafts.create(current.get(), said.parse());
        return ResponseEntity.created(URI.create("/api/materials/" + draft.id()))
                .body(json(draft, locale));
    }

    @Operation(
            summary = "Read a material",
            description =
                    "The latest published version, or the one asked for; for those who may edit"
                            + " and where nothing is published yet, the draft.")
    @GetMapping("/{id}")
    MaterialJson read(
            @PathVariable String id, @RequestParam Optional<Integer> version, Locale locale) {
        return json(find(id, version), locale);
    }

    @Operation(
            summary = "Read the text of a material",
            description = "What was found in its files, with page, slide, section or seconds.")
    @GetMapping("/{id}/text")
    TextJson text(@PathVariable String id, @RequestParam Optional<Integer> version) {
        Material material = find(id, version);
        return new TextJson(
                material.id().value(),
                material.version(),
                materials.examined(material).stream().map(TextJson.FileText::of).toList());
    }

    @Operation(
            summary = "Describe the draft",
            description =
                    "Replaces the whole description of the draft. With the revision that was read,"
                            + " 409 tells that somebody else changed it since.")
    @PutMapping("/{id}")
    MaterialJson describe(
            @PathVariable String id,
            @RequestParam Optional<Integer> revision,
            @RequestBody DescriptionJson said,
            Locale locale) {
        Actor actor = current.get();
        MaterialId material = parse(id);
        Description description = said.parse();
        return json(
                revision.map(seen -> drafts.describe(actor, material, seen, description))
                        .orElseGet(() -> drafts.describe(actor, material, description)),
                locale);
    }

    @Operation(
            summary = "Put the files of the draft in order",
            description =
                    "Names of files; those left out follow in the order they had. The first is what"
                            + " a viewer opens first.")
    @PutMapping("/{id}/order")
    MaterialJson arrange(@PathVariable String id, @RequestBody List<String> names, Locale locale) {
        Material draft = drafts.draft(current.get(), parse(id));
        List<FileId> order = names.stream().map(name -> named(draft, name)).toList();
        return json(drafts.arrange(current.get(), draft.id(), order), locale);
    }

    /// The file of a draft that has this name.
    static FileId named(Material draft, String name) {
        return draft.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(MaterialFile::id)
                .orElseThrow(() -> new NoSuchMaterial(name));
    }

    @Operation(
            summary = "Publish the draft",
            description =
                    "422 tells what is missing. Where all is published already, that is the answer,"
                            + " so this may be repeated.")
    @PostMapping("/{id}/publish")
    MaterialJson publish(@PathVariable String id, Locale locale) {
        return json(drafts.publish(current.get(), parse(id)), locale);
    }

    @Operation(
            summary = "Begin the next version",
            description = "A draft that begins as a copy of the published version.")
    @PostMapping("/{id}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    MaterialJson newVersion(@PathVariable String id, Locale locale) {
        return json(drafts.newVersion(current.get(), parse(id)), locale);
    }

    @Operation(
            summary = "Withdraw a published material",
            description = "Takes it out of sight. Its address says so from then on.")
    @PostMapping("/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id) {
        drafts.withdraw(current.get(), parse(id));
    }

    @Operation(
            summary = "Discard the draft",
            description = "Published versions stay; without one, the material is gone.")
    @DeleteMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        drafts.discard(current.get(), parse(id));
    }

    private Material find(String id, Optional<Integer> version) {
        Actor actor = current.get();
        MaterialId material = parse(id);
        return version.map(number -> materials.find(actor, material, number))
                .orElseGet(() -> materials.find(actor, material))
                .orElseThrow(() ->
                        materials.isWithdrawn(material) ? new Withdrawn() : new NoSuchMaterial(id));
    }

    private MaterialJson json(Material material, Locale locale) {
        List<MissingJson> missing =
                material.state() == Material.State.DRAFT
                        ? MissingJson.of(drafts.missing(material), locale)
                        : List.of();
        return MaterialJson.of(material, materials.versions(material.id()), missing, locale);
    }

    static MaterialId parse(String id) {
        try {
            return new MaterialId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchMaterial(id);
        }
    }
}
