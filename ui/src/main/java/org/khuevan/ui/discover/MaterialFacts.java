package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Cited;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.search.Facet;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.Words;

/// What is said about a material, how to take it along, and how to cite it.
final class MaterialFacts extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final DescriptionList list = new DescriptionList();

    /// The file in another form.
    ///
    /// @param key of what it is called
    record Copy(String key, String address) {}

    /// @param copies of the file, to be taken along instead
    /// @param related what it says of other materials
    /// @param origin scheme and host, put before its address where it is cited
    MaterialFacts(
            Words words,
            Material material,
            Optional<MaterialFile> file,
            List<Copy> copies,
            List<Component> related,
            String origin) {
        this.words = words;
        addClassName("material-facts");
        file.ifPresent(shown -> add(download(shown)));
        for (Copy copy : copies) {
            Anchor also = new Anchor(copy.address(), words.get(copy.key()));
            also.getElement().setAttribute("download", true);
            also.setRouterIgnore(true);
            also.addClassName("also");
            add(also);
        }
        Description said = material.description();
        licence(said.licence());
        for (Description.Contributor one : said.contributors()) {
            fact(words.term(Vocabulary.CONTRIBUTOR_ROLE, one.role()), new Span(one.name()));
        }
        fact(
                "fact.language",
                said.language().isEmpty()
                        ? List.of()
                        : List.of(link(Facet.LANGUAGE, said.language())));
        fact("fact.subject", said.subjects().stream().map(s -> link(Facet.SUBJECT, s)).toList());
        fact("fact.level", said.educationLevels().stream().map(l -> link(Facet.LEVEL, l)).toList());
        text("fact.type", words.term(Vocabulary.RESOURCE_TYPE, said.resourceType()));
        fact(
                "fact.audience",
                said.audiences().stream()
                        .map(a -> (Component) new Span(words.term(Vocabulary.AUDIENCE, a)))
                        .toList());
        fact("fact.keywords", said.keywords().stream().map(this::keyword).toList());
        text("fact.date", said.date());
        text("fact.publisher", said.publisher());
        text("fact.identifiers", String.join(", ", said.identifiers()));
        fact("fact.relations", related);
        Section about = new Section(new H2(words.get("material.about")), list);
        add(about, citation(Citation.of(words, material, origin)));
    }

    private Anchor download(MaterialFile file) {
        Anchor link =
                new Anchor(
                        Address.of(file),
                        words.get("material.download", words.size(file.stored().size())));
        link.getElement().setAttribute("download", file.name());
        link.setRouterIgnore(true);
        link.addClassNames("button", "download");
        return link;
    }

    private void licence(String licence) {
        if (licence.startsWith("http")) {
            Anchor link = new Anchor(licence, words.term(Vocabulary.LICENCE, licence));
            link.getElement().setAttribute("rel", "license");
            fact("fact.licence", List.of(link));
        } else {
            text("fact.licence", licence.isEmpty() ? words.get("fact.licence.none") : licence);
        }
    }

    private Component keyword(String keyword) {
        return new Anchor(Wish.all(keyword, Order.RELEVANCE).address(), keyword);
    }

    private Component link(Facet facet, String value) {
        return new Anchor(Wish.all(facet, value).address(), FacetWords.label(words, facet, value));
    }

    private void text(String key, String text) {
        fact(key, text.isEmpty() ? List.of() : List.of(new Span(text)));
    }

    private void fact(String key, List<? extends Component> values) {
        if (!values.isEmpty()) {
            Div all = new Div();
            all.addClassName("values");
            values.forEach(all::add);
            fact(words.get(key), all);
        }
    }

    private void fact(String label, Component value) {
        list.add(new DescriptionList.Term(label), new DescriptionList.Description(value));
    }

    private NativeDetails citation(Cited cited) {
        Pre text = new Pre(Citation.text(words, cited));
        text.addClassName("citation");
        Pre bibtex = new Pre(cited.bibTex());
        bibtex.addClassName("citation");
        bibtex.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", "BibTeX");
        NativeDetails details =
                new NativeDetails(words.get("material.cite"), new Div(text, bibtex));
        details.addClassName("cite");
        return details;
    }
}
