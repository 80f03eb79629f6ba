package org.khuevan.ingest.document;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Formulas as files of their own (MathML).
public final class MathMlExaminer implements Examiner {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/mathml+xml");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        Element body = new Element("body");
        Jsoup.parse(Decoding.read(source.file()), "", Parser.xmlParser())
                .select("math, *|math")
                .forEach(math ->
                        body.appendElement("p").appendChild(math.clone().attr("display", "block")));
        if (body.childrenSize() == 0) {
            throw new UnreadableFile(Problem.DAMAGED, "no formula");
        }
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", body, PictureSource.NONE);
        rendition.end();
        return Kind.DOCUMENT;
    }
}
