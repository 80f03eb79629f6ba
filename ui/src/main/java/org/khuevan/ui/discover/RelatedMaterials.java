package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description.Relation;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Words;

/// What a material says of others: those of this repository by their titles, as far as the reader
/// may see them, what has an address elsewhere as a link, and everything else as it was written.
@org.springframework.stereotype.Component
final class RelatedMaterials {

    private static final Pattern DOI =
            Pattern.compile("(?:doi:\\s*)?(10\\.\\d{4,9}/\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private final Materials materials;
    private final CurrentActor actor;

    RelatedMaterials(Materials materials, CurrentActor actor) {
        this.materials = materials;
        this.actor = actor;
    }

    List<Component> of(Words words, Material material) {
        List<Relation> relations = material.description().relations();
        List<MaterialId> ids =
                relations.stream().flatMap(one -> here(one.target()).stream()).distinct().toList();
        Map<MaterialId, String> titles =
                ids.isEmpty()
                        ? Map.of()
                        : materials.find(actor.get(), ids).stream()
                                .collect(
                                        Collectors.toMap(
                                                Material::id, one -> one.description().title()));
        return relations.stream()
                .<Component>map(one ->
                        new Span(
                                new Span(words.term(Vocabulary.RELATION, one.type()) + " "),
                                target(one.target(), titles)))
                .toList();
    }

    private static Component target(String target, Map<MaterialId, String> titles) {
        Optional<MaterialId> id = here(target).filter(titles::containsKey);
        if (id.isPresent()) {
            return new Anchor(Address.of(id.get()), titles.getOrDefault(id.get(), target));
        }
        Matcher doi = DOI.matcher(target);
        if (doi.matches()) {
            return new Anchor("https://doi.org/" + doi.group(1), target);
        }
        return WEB.matcher(target).matches() ? new Anchor(target, target) : new Span(target);
    }

    private static Optional<MaterialId> here(String target) {
        return MaterialId.parse(target.replaceFirst("^/m/", ""));
    }
}
