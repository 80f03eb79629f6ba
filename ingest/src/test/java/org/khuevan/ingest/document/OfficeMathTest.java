package org.khuevan.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Formulas of Word are text, as LaTeX.
class OfficeMathTest {

    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String ROOTS =
            "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:fPr/><m:num><m:r><m:t>-b±</m:t></m:r>"
                    + "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e><m:sSup><m:e>"
                    + "<m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
                    + "<m:r><m:t>-4ac</m:t></m:r></m:e></m:rad></m:num><m:den><m:r><m:t>2a</m:t>"
                    + "</m:r></m:den></m:f></m:oMath>";
    private static final String SERIES =
            "<m:oMath><m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub><m:r><m:t>n=1</m:t>"
                + "</m:r></m:sub><m:sup><m:r><m:t>∞</m:t></m:r></m:sup><m:e><m:d><m:dPr><m:begChr"
                + " m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e><m:sSub><m:e><m:r>"
                + "<m:t>a</m:t></m:r></m:e><m:sub><m:r><m:t>n</m:t></m:r></m:sub></m:sSub></m:e>"
                + "</m:d></m:e></m:nary></m:oMath>";

    @TempDir Path folder;

    @Test
    void formulasAreSpelledOutAsLatex() throws IOException {
        assertThat(spelt("<w:p><w:r><w:t>Nghiệm: </w:t></w:r>" + ROOTS + "</w:p>"))
                .contains("<w:t>Nghiệm: </w:t>", "$x=\\frac{-b\\pm \\sqrt{b^{2}-4ac}}{2a}$</w:t>");
        assertThat(spelt("<w:p>" + SERIES + "</w:p>"))
                .contains("$\\sum_{n=1}^{\\infty } \\left[a_{n}\\right]$");
    }

    @Test
    void aFileWithoutFormulasIsReadAsItIs() throws IOException {
        Path file = document("<w:p><w:r><w:t>chữ</w:t></w:r></w:p>");
        assertThat(OfficeFormulas.spelt(file, TYPE)).isEqualTo(file);
    }

    private String spelt(String body) throws IOException {
        try (ZipFile zip = new ZipFile(OfficeFormulas.spelt(document(body), TYPE).toFile())) {
            return new String(Packages.read(zip, "word/document.xml"), "UTF-8");
        }
    }

    private Path document(String body) throws IOException {
        Path file = Files.createTempFile(folder, "a", ".docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document><w:body>" + body + "</w:body></w:document>").getBytes("UTF-8"));
            zip.closeEntry();
        }
        return file;
    }
}
