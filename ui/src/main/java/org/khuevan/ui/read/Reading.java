package org.khuevan.ui.read;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;

/// A viewer with the outline of its file beside it, and below small pictures of all pages, and the
/// pictures that stand in it.
public final class Reading extends Section {

    private static final long serialVersionUID = 1;
    private static final int HEADINGS = 1_000;

    /// What concerns readers too.
    private static final Set<Notice> TOLD =
            Set.of(Notice.NO_OFFICE_PROGRAM, Notice.NOT_PRINTED, Notice.END_MISSING);

    private final transient Assets assets;

    public Reading(
            Words words, Assets assets, MaterialId material, ExaminedFile file, Component viewer) {
        this.assets = assets;
        addClassName("reading");
        getElement().setAttribute("aria-label", file.file().name());
        List<Finding.Heading> headings =
                file.findings().of(Finding.Heading.class).limit(HEADINGS).toList();
        if (headings.size() > 1) {
            add(outline(words, material, file, headings));
        }
        Div body = new Div(viewer);
        body.addClassName("reading-body");
        PageStrip.of(words, material, file).ifPresent(body::add);
        PictureGallery.of(words, material, file).ifPresent(body::add);
        notes(words, file).forEach(body::add);
        add(body);
    }

    private static NativeDetails outline(
            Words words, MaterialId material, ExaminedFile file, List<Finding.Heading> headings) {
        Element list = new Element("ol");
        int highest = headings.stream().mapToInt(Finding.Heading::level).min().orElse(1);
        for (Finding.Heading heading : headings) {
            Element link = new Element("a");
            link.setAttribute("href", Address.of(material, file.file().id(), heading.place(), ""));
            link.setAttribute("data-place", Integer.toString(Places.number(heading.place())));
            link.setText(heading.words());
            Element item = new Element("li");
            item.setAttribute("data-level", Integer.toString(heading.level() - highest + 1));
            item.appendChild(link);
            list.appendChild(item);
        }
        Nav nav = new Nav();
        nav.getElement().setAttribute("aria-label", words.get("text.contents"));
        nav.getElement().appendChild(list);
        NativeDetails outline = new NativeDetails(words.get("text.contents"), nav);
        outline.addClassName("outline");
        return outline;
    }

    /// What a reader should know of how the file is shown.
    private static Stream<Component> notes(Words words, ExaminedFile file) {
        Stream<Component> notices =
                file.findings()
                        .of(Finding.Remark.class)
                        .map(Finding.Remark::notice)
                        .filter(TOLD::contains)
                        .distinct()
                        .map(notice -> note(words.of(notice)));
        Stream<Component> coming =
                file.file().examination().equals(new ExaminationState.Done(false))
                                && Examiners.isPrinted(file.findings())
                        ? Stream.of(note(words.get("reading.coming")))
                        : Stream.empty();
        Stream<Component> print =
                file.findings()
                        .of(Finding.PrintedPdf.class)
                        .limit(1)
                        .map(printed -> print(words, file, printed));
        return Stream.of(notices, coming, print).flatMap(all -> all);
    }

    private static Component print(Words words, ExaminedFile file, Finding.PrintedPdf printed) {
        Anchor link =
                new Anchor(
                        Address.derived(file.file(), printed.path()),
                        words.get(
                                file.isPdf() ? "reading.mended" : "reading.printed",
                                words.number(printed.pages())));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("lang", words.locale().getLanguage());
        Paragraph line = new Paragraph(link);
        line.addClassName("reading-note");
        return line;
    }

    private static Component note(String text) {
        Paragraph note = new Paragraph(new Span(text));
        note.addClassName("reading-note");
        return note;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context:/" + assets.address("/look/reading.css"));
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/reading.js"));
        // On a wide window there is room for the outline.
        getElement()
                .executeJs(
                        "if (matchMedia('(min-width: 78rem)').matches)"
                                + " this.querySelector('.outline')?.setAttribute('open', '')");
    }
}
