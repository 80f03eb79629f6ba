package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Offer;
import org.khuevan.deposit.Uploads;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.Hit;
import org.khuevan.search.MarkedText;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// Finds a published material for a course, and how much of it, or takes a new one.
final class MaterialPicker {

    private static final int SHOWN = 12;

    private final Words words;
    private final Shelf shelf;
    private final Consumer<Picked> picked;
    private final Dialog dialog = new Dialog();
    private final TextField box = new TextField();
    private final Div results = new Div();
    private final String language;
    private final Div ways = new Div();
    private List<Hit> shown = List.of();

    /// Where materials are found, and where new ones come from.
    @org.springframework.stereotype.Component
    record Shelf(
            Search search,
            Materials materials,
            Drafts drafts,
            Uploads uploads,
            CurrentActor actor,
            Assets assets) {}

    /// What was chosen.
    record Picked(Activity.MaterialActivity activity) {}

    /// @param language of the course
    MaterialPicker(Words words, Shelf shelf, String language, Consumer<Picked> picked) {
        this.words = words;
        this.shelf = shelf;
        this.language = language;
        this.picked = picked;
        dialog.setHeaderTitle(words.get("pick.title"));
        dialog.setWidth("44rem");
        dialog.setMaxWidth("100%");
        box.setLabel(words.get("pick.search"));
        box.setClearButtonVisible(true);
        box.setWidthFull();
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.addValueChangeListener(_ -> find());
        results.addClassName("pick-results");
        NativeButton own = new NativeButton(words.get("pick.own"), _ -> upload());
        own.addClassNames("button", "button-quiet");
        ways.add(box, own);
        ways.addClassName("pick-ways");
        dialog.add(ways, results);
        NativeButton close = new NativeButton(words.get("question.no"), _ -> dialog.close());
        close.addClassNames("button", "button-quiet");
        dialog.getFooter().add(close);
    }

    void open() {
        find();
        dialog.open();
        box.focus();
    }

    private void find() {
        List<Hit> hits =
                shelf
                        .search()
                        .search(
                                new SearchQuery(
                                        box.getValue(), Map.of(), Order.RELEVANCE, 0, SHOWN))
                        .hits()
                        .stream()
                        .filter(this::isMaterial)
                        .toList();
        if (hits.equals(shown) && !hits.isEmpty()) {
            // A list that is the same stays, so that a click on its way finds its row.
            return;
        }
        shown = hits;
        results.removeAll();
        if (hits.isEmpty()) {
            results.add(new Paragraph(words.get("pick.nothing")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("pick-list");
        hits.forEach(hit -> list.add(row(hit)));
        results.add(list);
    }

    /// What is not in the repository yet comes from the teacher's computer.
    private void upload() {
        NativeButton add = new NativeButton(words.get("own.publish"));
        OwnFile file = new OwnFile(words, shelf, language, () -> add.setVisible(true));
        add.setVisible(false);
        add.addClickListener(_ -> file.publish(this::finish));
        instead(words.get("pick.own"), file, add);
    }

    /// The second step, in place of the list.
    private void instead(String heading, Component step, NativeButton add) {
        dialog.setHeaderTitle(heading);
        ways.setVisible(false);
        results.removeAll();
        results.removeClassName("pick-results");
        results.add(step);
        add.addClassName("button");
        dialog.getFooter().add(add);
    }

    /// Courses are found as materials are, but a course is no part of another.
    private boolean isMaterial(Hit hit) {
        return shelf.materials().find(new Actor.Visitor(), hit.material()).isPresent();
    }

    private ListItem row(Hit hit) {
        String title = plain(hit.title());
        Span name = new Span(title);
        name.addClassName("pick-title");
        name.getElement().setAttribute("lang", hit.language());
        List<String> facts = new ArrayList<>(List.of(words.kind(hit.kind())));
        Optional.of(words.extent(hit.kind(), hit.extent()))
                .filter(extent -> !extent.isEmpty())
                .ifPresent(facts::add);
        facts.addAll(hit.authors().stream().limit(2).toList());
        Span line = new Span(String.join(" · ", facts));
        line.addClassName("upload-line");
        Div text = new Div(name, line);
        text.addClassName("upload-text");
        NativeButton choose = new NativeButton("", _ -> choose(hit, title));
        choose.addClassName("pick");
        choose.getElement().setAttribute("type", "button");
        choose.add(Pieces.picture(hit.thumbnail(), hit.kind()), text);
        return new ListItem(choose);
    }

    /// What has pages or lasts can be taken in part; the rest is taken at once.
    private void choose(Hit hit, String title) {
        if (hit.extent() <= 0 || hit.kind() == Kind.IMAGE) {
            finish(hit.material(), title, new Activity.Part.Whole());
            return;
        }
        PartField part = new PartField(words, PartField.unit(hit.kind()), hit.extent());
        NativeButton add =
                new NativeButton(
                        words.get("pick.add"),
                        _ -> part.read().ifPresent(read -> finish(hit.material(), title, read)));
        instead(title, part, add);
        part.focus();
    }

    private void finish(Material own) {
        finish(own.id(), own.description().title(), new Activity.Part.Whole());
    }

    private void finish(MaterialId material, String title, Activity.Part part) {
        dialog.close();
        picked.accept(
                new Picked(
                        new Activity.MaterialActivity(
                                ActivityId.random(new SecureRandom()),
                                title,
                                Offer.OPEN,
                                material,
                                Optional.empty(),
                                part,
                                "")));
    }

    private static String plain(MarkedText text) {
        return text.stretches().stream()
                .map(MarkedText.Stretch::text)
                .collect(Collectors.joining());
    }
}
