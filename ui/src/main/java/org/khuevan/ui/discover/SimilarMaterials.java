package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.ui.shell.Words;

/// Materials that have most of the words of a title and its keywords, or that mean nearly the same.
final class SimilarMaterials extends Section {

    private static final long serialVersionUID = 1;
    private static final int MOST = 4;

    private SimilarMaterials(Words words, List<Hit> similar) {
        addClassName("home-section");
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("tiles");
        similar.forEach(hit -> tiles.add(HitCard.tile(words, hit)));
        add(new H2(words.get("material.similar")), tiles);
    }

    /// What comes below the page of a material.
    ///
    /// @return nothing for a draft, and if there is nothing like it
    static Optional<Div> below(Words words, Search search, Material material) {
        if (material.state() != Material.State.PUBLISHED) {
            return Optional.empty();
        }
        List<Hit> similar = search.similarTo(material, MOST);
        if (similar.isEmpty()) {
            return Optional.empty();
        }
        Div below = new Div(new SimilarMaterials(words, similar));
        below.addClassName("home");
        return Optional.of(below);
    }
}
