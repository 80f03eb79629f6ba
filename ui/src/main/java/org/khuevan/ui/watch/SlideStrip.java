package org.khuevan.ui.watch;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ui.shell.Words;

/// The slides that a recording shows, each with its second.
final class SlideStrip extends Section {

    private static final long serialVersionUID = 1;
    private static final int FIRST_WORDS = 80;

    private SlideStrip(
            Words words, MaterialId material, ExaminedFile file, List<Finding.ShownSlide> slides) {
        addClassName("shown-slides");
        OrderedList list = new OrderedList();
        list.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", words.get("player.slides"));
        for (int i = 0; i < slides.size(); i++) {
            list.add(new ListItem(slide(words, material, file, slides.get(i), i + 1)));
        }
        add(new H2(words.get("player.slides")), list);
    }

    private static Anchor slide(
            Words words,
            MaterialId material,
            ExaminedFile file,
            Finding.ShownSlide slide,
            int number) {
        Image picture =
                new Image(
                        Address.derived(file.file(), slide.thumbnail()),
                        words.get("player.slide", number, firstWords(file, slide)));
        picture.getElement()
                .setAttribute("loading", "lazy")
                .setAttribute("decoding", "async")
                .setAttribute("width", Integer.toString(slide.width()))
                .setAttribute("height", Integer.toString(slide.height()));
        Span time = new Span(Words.clock(slide.span().start()));
        time.addClassName("place");
        Anchor link = Seconds.link(material, file, slide.span());
        link.add(picture, time);
        return link;
    }

    private static String firstWords(ExaminedFile file, Finding.ShownSlide slide) {
        return file.findings().textsOf(slide).stream()
                .map(text -> text.text().strip().replaceAll("\\s+", " "))
                .map(text ->
                        text.length() > FIRST_WORDS ? text.substring(0, FIRST_WORDS) + "…" : text)
                .findFirst()
                .orElse("");
    }

    static Optional<SlideStrip> of(Words words, MaterialId material, ExaminedFile file) {
        List<Finding.ShownSlide> slides = file.findings().of(Finding.ShownSlide.class).toList();
        return slides.isEmpty()
                ? Optional.empty()
                : Optional.of(new SlideStrip(words, material, file, slides));
    }
}
