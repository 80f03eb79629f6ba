package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// The lines of pages with where and how large they stand, in the order in which the page says
/// them. What stands in a font of a legacy encoding is read as it was meant.
final class PdfLines extends PDFTextStripper {

    /// Between words of one line, in heights of letters: more is the gap between two columns.
    private static final float GAP = 2.2f;

    private final Map<String, Optional<LegacyEncoding>> fonts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private List<PageLine> lines = new ArrayList<>();
    private @Nullable TextPosition last;
    private float left;
    private float top;
    private float right;
    private float bottom;
    private float size;
    private boolean bold;
    private int row;

    List<PageLine> of(PDDocument pdf, int page) throws IOException {
        lines = new ArrayList<>();
        setStartPage(page);
        setEndPage(page);
        getText(pdf);
        end();
        return lines;
    }

    @Override
    protected void writeString(String words, List<TextPosition> letters) {
        if (letters.isEmpty()) {
            return;
        }
        TextPosition first = letters.getFirst();
        TextPosition before = last;
        if (before != null
                && first.getXDirAdj() - right > GAP * Math.max(4, first.getFontSizeInPt())) {
            end();
        }
        if (text.isEmpty()) {
            left = first.getXDirAdj();
            top = first.getYDirAdj() - first.getHeightDir();
            size = Math.round(2 * first.getFontSizeInPt()) / 2f;
            bold = isBold(first);
        }
        TextPosition ending = letters.getLast();
        right = ending.getXDirAdj() + ending.getWidthDirAdj();
        bottom = ending.getYDirAdj();
        last = ending;
        text.append(isLegacy(letters) ? meant(letters) : words);
    }

    @Override
    protected void writeWordSeparator() {
        if (!text.isEmpty()) {
            text.append(' ');
        }
    }

    @Override
    protected void writeLineSeparator() {
        end();
        row++;
    }

    @Override
    protected void writeParagraphEnd() {
        end();
        row++;
    }

    private void end() {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            lines.add(new PageLine(said, left, top, right, bottom, size, bold, row));
        }
        text.setLength(0);
        last = null;
    }

    private static boolean isBold(TextPosition letter) {
        String name = String.valueOf(letter.getFont().getName());
        return name.contains("Bold") || name.contains("bold") || name.contains("Black");
    }

    private boolean isLegacy(List<TextPosition> letters) {
        for (TextPosition letter : letters) {
            String name = letter.getFont().getName();
            if (name != null && fonts.computeIfAbsent(name, LegacyEncoding::ofFont).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String meant(List<TextPosition> letters) {
        StringBuilder meant = new StringBuilder();
        for (int from = 0; from < letters.size(); ) {
            String font = String.valueOf(letters.get(from).getFont().getName());
            StringBuilder run = new StringBuilder();
            int to = from;
            while (to < letters.size() && font.equals(letters.get(to).getFont().getName())) {
                run.append(letters.get(to++).getUnicode());
            }
            meant.append(LegacyFonts.meant(run.toString(), font));
            from = to;
        }
        return meant.toString();
    }
}
