package org.khuevan.ui.read;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import java.util.stream.Stream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// A PDF at a page, with words marked. Before its script has run, it shows the text of the page.
@Tag("khuevan-pdf")
public final class PdfViewer extends HtmlContainer {

    private static final long serialVersionUID = 1;
    private static final int FIRST_WORDS = 3_000;

    private final transient Assets assets;

    /// @param page counted from 1
    /// @param sought words to be marked, or empty
    public PdfViewer(Words words, Assets assets, ExaminedFile pdf, int page, String sought) {
        this(words, assets, address(pdf), address(pdf), page, sought);
        pdf.findings()
                .of(Finding.Text.class)
                .filter(text -> text.place().equals(new Place.Page(page)))
                .findFirst()
                .ifPresent(text -> {
                    Paragraph first = new Paragraph();
                    first.addClassName("first-words");
                    String said = text.text();
                    Pieces.marked(said.substring(0, Math.min(FIRST_WORDS, said.length())), sought)
                            .forEach(first::add);
                    add(first);
                });
    }

    /// A PDF inside a bundle.
    PdfViewer(Words words, Assets assets, String address, int page, String sought) {
        this(words, assets, address, address, page, sought);
    }

    private PdfViewer(
            Words words, Assets assets, String shown, String original, int page, String sought) {
        this.assets = assets;
        getElement()
                .setAttribute("src", shown)
                .setAttribute("page", Integer.toString(page))
                .setAttribute("find", sought)
                .setAttribute("label-page", words.get("pdf.page"))
                .setAttribute("label-of", words.get("pdf.of"))
                .setAttribute("label-before", words.get("pdf.before"))
                .setAttribute("label-after", words.get("pdf.after"))
                .setAttribute("label-larger", words.get("pdf.larger"))
                .setAttribute("label-smaller", words.get("pdf.smaller"))
                .setAttribute("label-find", words.get("pdf.find"))
                .setAttribute("label-failed", words.get("pdf.failed"))
                .setAttribute("label-loading", words.get("pdf.loading"));
        add(new Paragraph(new Anchor(original, words.get("pdf.open"))));
    }

    /// Shows only some of the pages, which keep their numbers.
    ///
    /// @param first, last counted from 1 in the whole document
    public PdfViewer between(int first, int last) {
        getElement()
                .setAttribute("first", Integer.toString(first))
                .setAttribute("last", Integer.toString(last));
        return this;
    }

    /// Whether there is a PDF by whose pages the file's text is told.
    public static boolean shows(ExaminedFile file) {
        return file.isPdf() || file.isPrinted();
    }

    /// A scan is shown as the copy in which its words can be marked, an office file as it is
    /// printed.
    private static String address(ExaminedFile pdf) {
        return Stream.concat(
                        pdf.findings()
                                .of(Finding.SearchablePdf.class)
                                .map(Finding.SearchablePdf::path),
                        pdf.findings().of(Finding.PrintedPdf.class).map(Finding.PrintedPdf::path))
                .findFirst()
                .map(path -> Address.derived(pdf.file(), path))
                .orElse(Address.of(pdf.file()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/pdf.js"));
    }
}
