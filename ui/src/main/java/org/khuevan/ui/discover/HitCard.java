package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Material;
import org.khuevan.search.Hit;
import org.khuevan.search.MarkedText;
import org.khuevan.search.PassageHit;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// A material that was found, with the passages in it and where they are.
final class HitCard extends ListItem {

    private static final long serialVersionUID = 1;

    private HitCard() {}

    /// In a list of results.
    ///
    /// @param sought what was searched for, to be marked where a hit opens
    static HitCard result(Words words, Hit hit, String sought) {
        HitCard card = new HitCard();
        card.addClassName("hit");
        card.getElement().setAttribute("lang", hit.language());
        Div text = new Div(new H2(title(words, hit, sought)), facts(words, hit));
        text.addClassName("hit-text");
        if (hit.passages().isEmpty() && !hit.summary().stretches().isEmpty()) {
            Paragraph summary = new Paragraph();
            summary.addClassName("hit-summary");
            marked(hit.summary()).forEach(summary::add);
            text.add(summary);
        }
        if (!hit.passages().isEmpty()) {
            UnorderedList passages = new UnorderedList();
            passages.addClassName("passages");
            boolean several = hit.passages().stream().map(PassageHit::file).distinct().count() > 1;
            hit.passages().forEach(passage -> passages.add(passage(words, passage, several)));
            text.add(passages);
        }
        card.add(Pieces.picture(hit.thumbnail(), hit.kind()), text);
        return card;
    }

    /// A course beside materials.
    static HitCard course(Words words, Hit hit, String sought) {
        HitCard card = new HitCard();
        card.addClassName("course-card");
        card.getElement().setAttribute("lang", hit.language());
        Div text = new Div(new H3(title(words, hit, sought)), facts(words, hit));
        card.add(Pieces.icon(Wish.COURSE), text);
        return card;
    }

    /// A passage by itself, and what it is of.
    static HitCard passage(Words words, Hit hit, PassageHit passage) {
        HitCard card = new HitCard();
        card.addClassName("passage-card");
        card.getElement().setAttribute("lang", hit.language());
        Span place = new Span(words.place(passage.place()));
        place.addClassName("place");
        place.getElement().setAttribute("lang", words.locale().getLanguage());
        Span of = new Span(hit.title().text());
        of.addClassName("passage-of");
        Span text = new Span();
        text.addClassName("passage-text");
        marked(beginning(passage.text())).forEach(text::add);
        Anchor link = new Anchor(passage.url(), "");
        link.addClassName("passage");
        link.add(text, new Span(of, place));
        card.add(link);
        return card;
    }

    /// In a row of pictures.
    static HitCard tile(Words words, Hit hit) {
        HitCard card = new HitCard();
        card.addClassName("tile");
        card.getElement().setAttribute("lang", hit.language());
        card.add(
                Pieces.picture(hit.thumbnail(), hit.kind()),
                new H3(title(words, hit, "")),
                facts(words, hit));
        return card;
    }

    private static Anchor title(Words words, Hit hit, String sought) {
        String asked = SearchAddress.of(SearchQuery.of(sought));
        Anchor link =
                new Anchor(Address.of(hit.material()) + (asked.isEmpty() ? "" : "?" + asked), "");
        link.addClassName("hit-link");
        if (hit.title().text().isBlank()) {
            link.setText(words.get("material.untitled"));
        } else {
            marked(hit.title()).forEach(link::add);
        }
        return link;
    }

    private static Paragraph facts(Words words, Hit hit) {
        List<String> facts = new ArrayList<>();
        facts.add(
                hit.resourceType().equals(Wish.COURSE)
                        ? words.get("kind.course")
                        : words.kind(hit.kind()));
        String extent = words.extent(hit.kind(), hit.extent());
        if (!extent.isEmpty()) {
            facts.add(extent);
        }
        if (!hit.authors().isEmpty()) {
            facts.add(
                    String.join(", ", hit.authors().subList(0, Math.min(3, hit.authors().size()))));
        }
        if (!hit.language().isEmpty()) {
            facts.add(words.language(hit.language()));
        }
        Paragraph line = new Paragraph();
        if (hit.state() == Material.State.DRAFT) {
            Span draft = new Span(words.get("search.draft"));
            draft.addClassName("draft-mark");
            line.add(draft, new Text(" "));
        }
        if (hit.meant()) {
            Span meant = new Span(words.get("search.meant"));
            meant.addClassName("meant-mark");
            line.add(meant, new Text(" "));
        }
        line.add(String.join(" · ", facts));
        line.addClassName("facts");
        line.getElement().setAttribute("lang", words.locale().getLanguage());
        return line;
    }

    /// @param several whether there are passages of other files beside it
    private static ListItem passage(Words words, PassageHit passage, boolean several) {
        Span place = new Span(words.place(passage.place()));
        place.addClassName("place");
        place.getElement().setAttribute("lang", words.locale().getLanguage());
        Span text = new Span();
        text.addClassName("passage-text");
        marked(beginning(passage.text())).forEach(text::add);
        Anchor link = new Anchor(passage.url(), "");
        link.addClassName("passage");
        link.add(place, text);
        if (several) {
            Span file = new Span(passage.fileName());
            file.addClassName("passage-file");
            link.add(file);
        }
        return new ListItem(link);
    }

    /// Without what is left of the sentence before.
    private static MarkedText beginning(MarkedText passage) {
        List<MarkedText.Stretch> stretches = new ArrayList<>(passage.stretches());
        if (!stretches.isEmpty() && !stretches.getFirst().marked()) {
            String first = stretches.removeFirst().text();
            stretches.addFirst(
                    new MarkedText.Stretch(first.replaceFirst("^[\\s\\p{Po}\\p{Pd}]+", ""), false));
        }
        return new MarkedText(stretches);
    }

    private static List<Component> marked(MarkedText text) {
        return text.stretches().stream()
                .map(stretch ->
                        stretch.marked()
                                ? Pieces.mark(stretch.text())
                                : (Component) new Text(stretch.text()))
                .toList();
    }
}
