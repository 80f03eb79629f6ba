package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Programs and data that programs read: their lines, with the words of the language told apart.
public final class SourceCodeExaminer implements Examiner {

    private static final Set<String> TYPES =
            Set.of(
                    "text/javascript",
                    "application/javascript",
                    "application/json",
                    "application/x-sh",
                    "application/x-bat",
                    "application/x-bibtex-text-file",
                    "text/css",
                    "application/sql",
                    "text/xml",
                    "application/x-php",
                    "application/xslt+xml",
                    "application/x-httpd-php");
    private static final Set<String> NO_PROGRAMS = Set.of("text/x-web-markdown", "text/x-log");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType)
                || (mediaType.startsWith("text/x-") && !NO_PROGRAMS.contains(mediaType));
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        String program = Decoding.read(source.file());
        String language = source.name().indexOf('.') < 0 ? source.name() : source.ending();
        Element body = new Element("body");
        Highlighting.of(program, language).forEach(body::appendChild);
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", body, PictureSource.NONE);
        rendition.end();
        return Kind.DOCUMENT;
    }
}
