package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
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
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Offer;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.khuevan.search.Hit;
import org.khuevan.search.MarkedText;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;
import org.springframework.stereotype.Component;

/// Finds a published material for a course, and how much of it.
final class MaterialPicker {

    private static final int SHOWN = 12;

    private final Words words;
    private final Shelf shelf;
    private final Consumer<Picked> picked;
    private final Dialog dialog = new Dialog();
    private final TextField box = new TextField();
    private final Div results = new Div();
    private final Paragraph hint = new Paragraph();
    private List<Hit> shown = List.of();

    /// Where materials are found.
    @Component
    record Shelf(Search search, Materials materials) {}

    /// What was chosen.
    record Picked(Activity.MaterialActivity activity) {}

    MaterialPicker(Words words, Shelf shelf, Consumer<Picked> picked) {
        this.words = words;
        this.shelf = shelf;
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
        dialog.add(box, results);
        hint.add(new Span(words.get("pick.hint") + " "), make());
        hint.addClassName("hint");
        dialog.add(hint);
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

    private Anchor make() {
        Anchor make = new Anchor("/teach", words.get("pick.make"));
        make.setTarget("_blank");
        return make;
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
            finish(hit, title, new Activity.Part.Whole());
            return;
        }
        results.removeAll();
        box.setVisible(false);
        hint.setVisible(false);
        dialog.setHeaderTitle(title);
        PartField part = new PartField(words, PartField.unit(hit.kind()), hit.extent());
        NativeButton add =
                new NativeButton(
                        words.get("pick.add"),
                        _ -> part.read().ifPresent(read -> finish(hit, title, read)));
        add.addClassName("button");
        dialog.getFooter().add(add);
        results.add(part);
        part.focus();
    }

    private void finish(Hit hit, String title, Activity.Part part) {
        dialog.close();
        picked.accept(
                new Picked(
                        new Activity.MaterialActivity(
                                ActivityId.random(new SecureRandom()),
                                title,
                                Offer.OPEN,
                                hit.material(),
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
