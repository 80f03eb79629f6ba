package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.khuevan.catalogue.Material;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.ui.shell.Words;

/// Materials that have most of the words of a title and its keywords.
final class SimilarMaterials extends Section {

    private static final long serialVersionUID = 1;
    private static final int MOST = 4;

    SimilarMaterials(Words words, Search search, Material material) {
        addClassName("home-section");
        List<Hit> similar = search.similarTo(material, MOST);
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("tiles");
        similar.forEach(hit -> tiles.add(HitCard.tile(words, hit)));
        add(new H2(words.get("material.similar")), tiles);
        setVisible(!similar.isEmpty());
    }
}
