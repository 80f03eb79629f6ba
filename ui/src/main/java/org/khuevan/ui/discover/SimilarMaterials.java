package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.shell.Words;

/// Materials that have most of the words of a title and its keywords.
final class SimilarMaterials extends Section {

    private static final long serialVersionUID = 1;
    private static final int MOST = 4;
    private static final int MOST_WORDS = 12;

    SimilarMaterials(Words words, Search search, Material material) {
        addClassName("home-section");
        List<Hit> similar =
                search
                        .search(SearchQuery.of(sought(material.description())).at(0, MOST + 1))
                        .hits()
                        .stream()
                        .filter(hit -> !hit.material().equals(material.id()))
                        .limit(MOST)
                        .toList();
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("tiles");
        similar.forEach(hit -> tiles.add(HitCard.tile(words, hit)));
        add(new H2(words.get("material.similar")), tiles);
        setVisible(!similar.isEmpty());
    }

    /// Words without signs, which would ask for something.
    private static String sought(Description said) {
        return Stream.concat(Stream.of(said.title()), said.keywords().stream())
                .flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{M}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .collect(Collectors.joining(" "));
    }
}
