package org.khuevan.ui.read;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Words;

/// Small pictures of all pages. They are fetched a dozen at a time, when they come into sight.
@Tag("khuevan-strip")
final class PageStrip extends HtmlContainer {

    private static final long serialVersionUID = 1;

    private PageStrip(
            Words words, MaterialId material, ExaminedFile file, List<Finding.PageSheet> sheets) {
        boolean slides = file.findings().kind() == Kind.SLIDES;
        Place first = slides ? new Place.Slide(1) : new Place.Page(1);
        getElement()
                .setAttribute(
                        "sheets",
                        sheets.stream()
                                .map(sheet ->
                                        String.join(
                                                " ",
                                                Address.derived(file.file(), sheet.path()),
                                                Integer.toString(sheet.first()),
                                                Integer.toString(sheet.count()),
                                                Integer.toString(sheet.columns()),
                                                Integer.toString(sheet.width()),
                                                Integer.toString(sheet.height())))
                                .collect(Collectors.joining(",")))
                .setAttribute("count", Integer.toString(count(file)))
                .setAttribute(
                        "to",
                        Address.of(material, file.file().id(), first, "").replaceFirst("1$", ""))
                .setAttribute("label", words.get(slides ? "slides.label" : "reading.pages"))
                .setAttribute("label-page", words.get(slides ? "reading.slide" : "pdf.page"));
    }

    /// The strip of a file whose pages have pictures, to be opened.
    static Optional<Component> of(Words words, MaterialId material, ExaminedFile file) {
        List<Finding.PageSheet> sheets = file.findings().of(Finding.PageSheet.class).toList();
        if (sheets.isEmpty() || sheets.getFirst().count() < 2) {
            return Optional.empty();
        }
        boolean slides = file.findings().kind() == Kind.SLIDES;
        NativeDetails strip =
                new NativeDetails(
                        words.get(slides ? "reading.all-slides" : "reading.all-pages"),
                        new PageStrip(words, material, file, sheets));
        strip.addClassName("page-strip");
        return Optional.of(strip);
    }

    private static int count(ExaminedFile file) {
        return file.findings()
                .of(Finding.Pages.class)
                .mapToInt(Finding.Pages::count)
                .findFirst()
                .orElse(1);
    }
}
