package org.khuevan.ingest.document;

import java.io.IOException;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// LaTeX as its authors write it: what the preamble says of title and authors, and the text with
/// its sections, lists and formulas. It is read, not set.
public final class LatexExaminer implements Examiner {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/x-tex") || mediaType.equals("application/x-latex");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        LatexText latex = new LatexText(Decoding.read(source.file()));
        report.property(Name.TITLE, latex.said("title"));
        for (String author : latex.said("author").split("\\\\and|,|;|\\\\\\\\", -1)) {
            report.property(Name.AUTHOR, LatexText.plain(author));
        }
        String date = latex.said("date");
        if (date.matches("\\d{4}(-\\d\\d){0,2}")) {
            report.property(Name.DATE, date);
        }
        for (String keyword : latex.said("keywords").split("[,;]", -1)) {
            report.property(Name.KEYWORD, keyword);
        }
        Element body = latex.page();
        Element summary = body.selectFirst("blockquote.r-abstract");
        if (summary != null) {
            report.property(Name.DESCRIPTION, summary.text());
        }
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", body, PictureSource.NONE);
        rendition.end();
        return Kind.DOCUMENT;
    }
}
