package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.IntStream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// The text of a document that browsers cannot show as it is, a section at a time, with a table of
/// contents.
public final class TextReader extends Section {

    private static final long serialVersionUID = 1;
    private static final int CONTENTS = 400;

    /// @param number of the section, counted from 1
    /// @param sought words to be marked, or empty
    public TextReader(
            Words words, MaterialId material, ExaminedFile file, int number, String sought) {
        addClassName("text-reader");
        getElement()
                .setAttribute("aria-label", words.get("text.label"))
                .setAttribute("data-turn", "");
        getElement().setAttribute("data-shown-page", Integer.toString(number));
        List<Finding.Text> texts = file.findings().of(Finding.Text.class).toList();
        if (texts.isEmpty()) {
            add(new Paragraph(words.get("text.none")));
            return;
        }
        int shown =
                IntStream.range(0, texts.size())
                        .filter(i -> Places.number(texts.get(i).place()) >= number)
                        .findFirst()
                        .orElse(texts.size() - 1);
        boolean outlined = file.findings().of(Finding.Heading.class).limit(2).count() > 1;
        if (texts.size() > 1 && !outlined) {
            add(contents(words, material, file, texts, shown));
        }
        add(text(texts.get(shown), sought));
        if (texts.size() > 1) {
            Nav turning = new Nav();
            turning.addClassName("turning");
            turning.getElement().setAttribute("aria-label", words.get("text.turn"));
            if (shown > 0) {
                turning.add(turn(words, material, file, texts.get(shown - 1), "prev"));
            }
            if (shown < texts.size() - 1) {
                turning.add(turn(words, material, file, texts.get(shown + 1), "next"));
            }
            add(turning);
        }
    }

    private static Div text(Finding.Text section, String sought) {
        Div text = new Div();
        text.addClassName("prose");
        String heading = heading(section.place());
        if (!heading.isBlank()) {
            H2 title = new H2();
            Pieces.marked(heading, sought).forEach(title::add);
            text.add(title);
        }
        section.text()
                .lines()
                .filter(line -> !line.isBlank())
                .skip(!heading.isBlank() && section.text().startsWith(heading) ? 1 : 0)
                .forEach(line -> {
                    Paragraph paragraph = new Paragraph();
                    // Those who hear it hear each language as it is spoken.
                    section.languageAt(section.text().indexOf(line))
                            .ifPresent(tag -> paragraph.getElement().setAttribute("lang", tag));
                    Pieces.marked(line, sought).forEach(paragraph::add);
                    text.add(paragraph);
                });
        return text;
    }

    private static NativeDetails contents(
            Words words,
            MaterialId material,
            ExaminedFile file,
            List<Finding.Text> texts,
            int shown) {
        OrderedList list = new OrderedList();
        for (int i = 0; i < Math.min(CONTENTS, texts.size()); i++) {
            Place place = texts.get(i).place();
            Anchor link =
                    new Anchor(
                            Address.of(material, file.file().id(), place, ""), words.place(place));
            if (i == shown) {
                link.getElement().setAttribute("aria-current", "true");
            }
            list.add(new ListItem(link));
        }
        NativeDetails contents = new NativeDetails(words.get("text.contents"), list);
        contents.addClassName("contents");
        return contents;
    }

    private static Anchor turn(
            Words words, MaterialId material, ExaminedFile file, Finding.Text to, String rel) {
        Anchor link =
                new Anchor(
                        Address.of(material, file.file().id(), to.place(), ""),
                        words.get("text." + rel));
        link.addClassNames("button", "button-quiet");
        link.getElement().setAttribute("rel", rel);
        return link;
    }

    private static String heading(Place place) {
        return place instanceof Place.Section(_, String heading) ? heading : "";
    }
}
