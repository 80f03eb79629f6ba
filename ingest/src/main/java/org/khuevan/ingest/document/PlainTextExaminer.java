package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Plain text in any charset, in sections of a screen or two.
public final class PlainTextExaminer implements Examiner {

    private static final Set<String> NOT_PLAIN = Set.of("text/html", "text/vtt", "text/rtf");

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("text/") && !NOT_PLAIN.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        List<String> lines = Decoding.read(source.file()).lines().toList();
        Sections sections = new Sections(report);
        for (String line : lines) {
            sections.append(line);
            sections.endParagraph();
        }
        report.add(new Finding.Pages(Math.max(1, sections.end())));
        return Kind.DOCUMENT;
    }
}
