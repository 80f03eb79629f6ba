package org.khuevan.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.image.TextRecognition;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Scans for which there is not time enough.
class PdfScansTest {

    @TempDir Path folder;

    @Test
    void whatThereIsNoTimeForIsLeftOutAndTheRestKept() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.addPage(new PDPage());
            PdfScans scans =
                    new PdfScans(
                            pdf,
                            new TextRecognition(folder),
                            new Source(folder, "long.pdf", "application/pdf", folder),
                            new Report(100, (_, _) -> {}),
                            Duration.ZERO);
            Map<Integer, String> texts = new HashMap<>(Map.of(2, "tem"));
            assertThat(scans.read(List.of(1, 2), texts)).containsExactly(1);
            assertThat(texts).containsExactly(Map.entry(2, "tem"));
        }
    }
}
