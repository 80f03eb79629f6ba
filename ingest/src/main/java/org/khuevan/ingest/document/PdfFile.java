package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadMemoryMappedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// Opens PDFs, and of one whose end is missing the pages that are there. What tells where
/// everything lies stands at the end of a file (ISO 32000-1, 7.5), and so does mostly its list of
/// pages: for a file without it, an end is made up, and the pages are those that are found.
final class PdfFile {

    private static final String LAST = "startxref";

    /// In bytes, where that stands at the latest; some programs write something behind it.
    private static final int TAIL = 1 << 16;

    /// The numbers of the objects that are made up lie above those of real files.
    private static final String END = end(9_999_997, 9_999_998, 9_999_999);

    /// For a file that begins with what leads nowhere.
    private static final String OTHER_END = otherEnd(9_999_998, 9_999_999);

    /// What a page has from the nodes above it, which may be missing.
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private PdfFile() {}

    /// Whether its end is missing.
    static boolean isCut(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            return !new String(tail, StandardCharsets.ISO_8859_1).contains(LAST);
        }
    }

    /// The pages of one that was cut are always the same.
    ///
    /// @throws UnreadableFile if it was cut before the end of its first page
    static PDDocument open(Path file) throws IOException {
        if (!isCut(file)) {
            return Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
        }
        try {
            return mended(file, END);
        } catch (IOException _) {
            return mended(file, OTHER_END);
        }
    }

    private static PDDocument mended(Path file, String end) throws IOException {
        PDDocument pdf = Loader.loadPDF(ended(file, end), IOUtils.createTempFileOnlyStreamCache());
        try {
            mend(pdf);
            return pdf;
        } catch (IOException | RuntimeException e) {
            pdf.close();
            throw e;
        }
    }

    /// A copy with an end, which is gone when nobody reads it any more.
    private static RandomAccessRead ended(Path file, String end) throws IOException {
        Path copy = Files.createTempFile("ended-", ".pdf");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(copy, end, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
            return new RandomAccessReadMemoryMappedFile(copy);
        } finally {
            Files.delete(copy);
        }
    }

    /// Ends what was cut, and says of what the file consists. It does so in a stream of objects, as
    /// the parser looks into such streams only if it has found no beginning outside.
    private static String end(int stream, int pages, int catalogue) {
        String list = "<</Type/Pages/Kids[]/Count 0>> ";
        String root = "<</Type/Catalog/Pages %d 0 R>> ".formatted(pages);
        String numbers = "%d 0 %d %d ".formatted(pages, catalogue, list.length());
        String objects = numbers + list + root;
        return "\nendstream\nendobj\n%d 0 obj\n<</Type/ObjStm/N 2/First %d/Length %d>>\nstream\n"
                        .formatted(stream, numbers.length(), objects.length())
                + objects
                + "\nendstream\nendobj\n"
                + LAST
                + "\n0\n%%EOF\n";
    }

    private static String otherEnd(int pages, int catalogue) {
        return """

        endstream
        endobj
        %d 0 obj
        <</Type/Pages/Kids[]/Count 0>>
        endobj
        %d 0 obj
        <</Type/Catalog/Pages %d 0 R>>
        endobj
        trailer
        <</Root %d 0 R>>
        startxref
        0
        %%%%EOF
        """
                .formatted(pages, catalogue, pages, catalogue);
    }

    private static void mend(PDDocument pdf) throws IOException {
        COSDictionary list = new COSDictionary();
        List<COSDictionary> found = pages(pdf);
        for (COSDictionary page : found) {
            for (COSName name : INHERITED) {
                COSBase value = PDPageTree.getInheritableAttribute(page, name);
                if (value != null) {
                    page.setItem(name, value);
                }
            }
        }
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, list);
        PDPageTree tree = pages(pdf, list);
        found.forEach(page -> tree.add(new PDPage(page)));
        List<Boolean> complete = found.stream().map(PdfFile::hasFonts).toList();
        found.forEach(PdfFile::replaceFonts);
        int last = found.size();
        while (last > 0 && !isReadable(pdf, last, complete.get(last - 1))) {
            last--;
            tree.remove(last);
        }
        if (last == 0) {
            throw new UnreadableFile(Problem.DAMAGED, "a PDF that ends before its first page does");
        }
    }

    private static PDPageTree pages(PDDocument pdf, COSDictionary list) {
        list.setItem(COSName.TYPE, COSName.PAGES);
        list.setItem(COSName.KIDS, new COSArray());
        list.setInt(COSName.COUNT, 0);
        return pdf.getPages();
    }

    /// In the order of the document's list as far as it is there, and then of the file.
    private static List<COSDictionary> pages(PDDocument pdf) {
        Set<COSDictionary> pages = new LinkedHashSet<>();
        pdf.getPages().forEach(page -> pages.add(page.getCOSObject()));
        if (pages.isEmpty() || pages.size() < pdf.getNumberOfPages()) {
            COSDocument objects = pdf.getDocument();
            Map<Long, Long> starts = new HashMap<>();
            objects.getXrefTable().forEach((key, at) -> starts.put(key.getNumber(), at));
            objects.getObjectsByType(COSName.PAGE).stream()
                    .sorted(
                            Comparator.comparingLong((COSObject page) -> start(page, starts))
                                    .thenComparingLong(page -> number(page)))
                    .map(COSObject::getObject)
                    .filter(COSDictionary.class::isInstance)
                    .forEach(page -> pages.add((COSDictionary) page));
        }
        return new ArrayList<>(pages);
    }

    private static long number(COSObject object) {
        COSObjectKey key = object.getKey();
        return key == null ? 0 : key.getNumber();
    }

    /// Where an object or the stream that holds it begins; of the latter the table has the number,
    /// below zero.
    private static long start(COSObject object, Map<Long, Long> starts) {
        long at = starts.getOrDefault(number(object), 0L);
        return at < 0 ? starts.getOrDefault(-at, 0L) : at;
    }

    private static boolean hasFonts(COSDictionary page) {
        COSDictionary resources = page.getCOSDictionary(COSName.RESOURCES);
        COSDictionary fonts = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
        return fonts == null
                ? resources != null && !resources.containsKey(COSName.FONT)
                : fonts.keySet().stream().allMatch(name -> fonts.getCOSDictionary(name) != null);
    }

    /// Letters whose fonts are missing would be left out where the page is shown.
    private static void replaceFonts(COSDictionary page) {
        COSDictionary resources = page.getCOSDictionary(COSName.RESOURCES);
        COSDictionary fonts = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
        if (fonts != null) {
            for (COSName name : List.copyOf(fonts.keySet())) {
                if (fonts.getCOSDictionary(name) == null) {
                    fonts.setItem(name, new PDType1Font(FontName.TIMES_ROMAN));
                }
            }
        }
    }

    /// @param hasFonts otherwise its letters may be any
    private static boolean isReadable(PDDocument pdf, int page, boolean hasFonts)
            throws IOException {
        try (InputStream drawing = pdf.getPage(page - 1).getContents()) {
            if (drawing.read() < 0) {
                return false;
            }
        }
        if (hasFonts) {
            return true;
        }
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return isWritten(stripper.getText(pdf));
    }

    /// Whether letters that were taken for those of the alphabet are: in fonts of Vietnamese or of
    /// numbers for letters they are not.
    private static boolean isWritten(String text) {
        long letters = text.codePoints().filter(c -> c < 128 && Character.isLetter(c)).count();
        long others = text.codePoints().filter(c -> c >= 128).count();
        long words = text.strip().split("\\s+", -1).length;
        return letters > 2.5 * words && others * 30 < letters;
    }
}
