package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.Report;

/// The outline and the links that a PDF brings along.
final class PdfBookmarks {

    private static final int DEEPEST = 6;
    private static final int MOST = 2_000;

    private final PDDocument pdf;
    private final Report report;
    private final Map<COSDictionary, Integer> numbers = new IdentityHashMap<>();
    private int told;

    PdfBookmarks(PDDocument pdf, Report report) {
        this.pdf = pdf;
        this.report = report;
    }

    /// @return whether there is an outline
    boolean tell() {
        PDDocumentOutline outline = pdf.getDocumentCatalog().getDocumentOutline();
        if (outline == null) {
            return false;
        }
        int number = 1;
        for (PDPage page : pdf.getPages()) {
            numbers.put(page.getCOSObject(), number++);
        }
        tell(outline, 1);
        return told > 0;
    }

    private void tell(PDOutlineNode node, int level) {
        for (PDOutlineItem item : node.children()) {
            if (told >= MOST) {
                return;
            }
            told++;
            String title = item.getTitle();
            if (title != null) {
                report.heading(new Place.Page(page(item)), level, title);
            }
            if (level < DEEPEST) {
                tell(item, level + 1);
            }
        }
    }

    private int page(PDOutlineItem item) {
        try {
            PDPage page = item.findDestinationPage(pdf);
            return page == null ? 1 : numbers.getOrDefault(page.getCOSObject(), 1);
        } catch (IOException | RuntimeException _) {
            return 1;
        }
    }

    /// Links of a page to elsewhere.
    void links(PDPage page, int number) {
        try {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link
                        && link.getAction() instanceof PDActionURI elsewhere
                        && elsewhere.getURI() != null) {
                    report.link(new Place.Page(number), elsewhere.getURI(), "");
                }
            }
        } catch (IOException | RuntimeException _) {
            // A page with links that are not quite right is read without them.
        }
    }
}
