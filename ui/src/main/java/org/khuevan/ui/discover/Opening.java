package org.khuevan.ui.discover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.Actor;

/// Where in a material somebody wants to be, as its address says it.
///
/// @param version of the material, where not the one that the world sees is wanted
/// @param inside the path of a file in a bundle, or empty
/// @param number of the page, slide or section, counted from 1
/// @param seconds from the start
/// @param words that brought them here, to be marked
record Opening(
        Optional<Integer> version,
        Optional<FileId> file,
        String inside,
        int number,
        double seconds,
        String words) {

    static Opening of(Map<String, List<String>> parameters) {
        return new Opening(
                Optional.of(first(parameters, "version"))
                        .filter(text -> text.matches("\\d{1,7}"))
                        .map(Integer::valueOf),
                FileId.parse(first(parameters, "file")),
                first(parameters, "inside"),
                number(
                        first(parameters, "page")
                                + first(parameters, "slide")
                                + first(parameters, "section")),
                seconds(first(parameters, "t")),
                first(parameters, "q"));
    }

    /// The version that is wanted, as far as the actor may see it. A draft is described as it would
    /// be published now.
    Optional<Material> find(Materials materials, Drafts drafts, Actor actor, MaterialId material) {
        return version.map(number -> materials.find(actor, material, number))
                .orElseGet(() -> materials.find(actor, material))
                .map(found ->
                        found.state() == Material.State.DRAFT
                                ? found.describedAs(drafts.prefilled(found).description())
                                : found);
    }

    private static int number(String text) {
        return text.matches("\\d{1,7}") ? Math.max(1, Integer.parseInt(text)) : 1;
    }

    private static double seconds(String text) {
        return text.matches("\\d{1,7}(\\.\\d{1,3})?") ? Double.parseDouble(text) : 0;
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }
}
