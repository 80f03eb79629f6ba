package org.khuevan.ingest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.khuevan.ingest.reading.Leftovers;

/// A main class that lets one child read a few made files, so that the JVM writes down what it
/// learnt (JEP 483, JEP 514) and later children start in half the time. Nothing that anybody
/// uploaded takes part: what it writes is believed by all who come after.
final class ReadingRehearsal {

    private ReadingRehearsal() {}

    static void main() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rehearsal");
        try {
            Path samples = Files.createDirectory(folder.resolve("samples"));
            write(samples);
            Limits limits = Limits.standard();
            Process child =
                    new ProcessBuilder(
                                    ChildJvm.learning(
                                            ReadingChild.class,
                                            limits.heapMegabytes(),
                                            Examiners.QUICKLY_COMPILED,
                                            List.of(
                                                    folder.resolve("tools").toString(),
                                                    Integer.toString(limits.nativeMegabytes()),
                                                    samples.toString())))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (child.waitFor() != 0) {
                throw new IOException("the rehearsal ended with " + child.exitValue());
            }
        } finally {
            Leftovers.remove(folder);
        }
    }

    private static void write(Path samples) throws IOException {
        Files.writeString(samples.resolve("a.txt"), "Khuê Văn Các có bốn mặt, tám mái.\n");
        Files.writeString(samples.resolve("a.md"), "# Khuê Văn\n\nCông thức $a^2 + b^2$.\n");
        Files.writeString(
                samples.resolve("a.html"),
                "<html lang='vi'><title>Khuê Văn</title><h1>Các</h1><p>Tám mái.</p></html>");
        Files.write(samples.resolve("a.bin"), new byte[] {1, 3, 0, 7, 9, 0, 2});
        ImageIO.write(
                new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
                "png",
                samples.resolve("a.png").toFile());
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("The pavilion of the constellation of literature.");
                content.endText();
            }
            pdf.save(samples.resolve("a.pdf").toFile());
        }
    }
}
