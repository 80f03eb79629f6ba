package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// Slides, one at a time: the picture of the slide, and its text below for those who search, hear
/// or copy it. Every slide has an address.
public final class SlideViewer extends Section {

    private static final long serialVersionUID = 1;

    /// @param number of the slide, counted from 1; numbers outside open the nearest one
    /// @param sought words to be marked, or empty
    public SlideViewer(
            Words words, MaterialId material, ExaminedFile slides, int number, String sought) {
        addClassName("slides");
        getElement()
                .setAttribute("aria-label", words.get("slides.label"))
                .setAttribute("data-turn", "");
        int count =
                Math.max(
                        1,
                        slides.findings()
                                .of(Finding.Pages.class)
                                .mapToInt(Finding.Pages::count)
                                .findFirst()
                                .orElse(1));
        int shown = Math.clamp(number, 1, count);
        getElement().setAttribute("data-shown-page", Integer.toString(shown));
        String text =
                slides.findings()
                        .of(Finding.Text.class)
                        .filter(t -> t.place().equals(new Place.Slide(shown)))
                        .map(Finding.Text::text)
                        .findFirst()
                        .orElse("");
        Div stage = new Div();
        stage.addClassName("stage");
        slides.findings()
                .of(Finding.PagePicture.class)
                .filter(picture -> picture.number() == shown)
                .findFirst()
                .ifPresentOrElse(
                        picture -> stage.add(image(words, slides, picture)),
                        () -> stage.add(wordsAlone(text, sought)));
        add(stage, turning(words, material, slides, shown, count));
        if (!text.isBlank()) {
            Div said = new Div();
            said.addClassName("slide-text");
            text.lines()
                    .map(line -> {
                        Paragraph paragraph = new Paragraph();
                        Pieces.marked(line, sought).forEach(paragraph::add);
                        return paragraph;
                    })
                    .forEach(said::add);
            add(said);
        }
        slides.findings()
                .of(Finding.Text.class)
                .filter(t -> t.place().equals(new Place.Notes(shown)))
                .findFirst()
                .ifPresent(noted -> add(notes(words, noted.text(), sought)));
    }

    private static Section notes(Words words, String text, String sought) {
        Section notes = new Section(new H2(words.get("slides.notes")));
        notes.addClassName("slide-notes");
        text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    Paragraph paragraph = new Paragraph();
                    Pieces.marked(line, sought).forEach(paragraph::add);
                    return paragraph;
                })
                .forEach(notes::add);
        return notes;
    }

    private static Image image(Words words, ExaminedFile slides, Finding.PagePicture picture) {
        Image image =
                new Image(
                        Address.derived(slides.file(), picture.path()),
                        words.get("place.slide", picture.number()));
        image.getElement()
                .setAttribute("width", Integer.toString(picture.width()))
                .setAttribute("height", Integer.toString(picture.height()));
        return image;
    }

    private static Paragraph wordsAlone(String text, String sought) {
        Paragraph large = new Paragraph();
        large.addClassName("slide-words");
        Pieces.marked(text, sought).forEach(large::add);
        return large;
    }

    private static Nav turning(
            Words words, MaterialId material, ExaminedFile slides, int shown, int count) {
        Nav nav = new Nav();
        nav.addClassName("turning");
        nav.getElement().setAttribute("aria-label", words.get("slides.turn"));
        Span where = new Span(words.get("slides.where", shown, count));
        where.addClassName("where");
        nav.add(
                turn(words, material, slides, shown - 1, shown > 1, "prev"),
                where,
                turn(words, material, slides, shown + 1, shown < count, "next"));
        return nav;
    }

    private static Anchor turn(
            Words words,
            MaterialId material,
            ExaminedFile slides,
            int to,
            boolean there,
            String rel) {
        Anchor link = new Anchor("", words.get("slides." + rel));
        link.addClassNames("button", "button-quiet");
        link.getElement().setAttribute("rel", rel);
        if (there) {
            link.setHref(Address.of(material, slides.file().id(), new Place.Slide(to), ""));
        } else {
            link.removeHref();
            link.getElement().setAttribute("aria-disabled", "true");
        }
        return link;
    }
}
