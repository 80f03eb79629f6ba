package org.khuevan.ingest.document;

import java.util.List;
import java.util.Objects;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// The shapes of slides whose text is in fonts of legacy encodings.
final class LegacyShapes {

    private LegacyShapes() {}

    /// Text in fonts of legacy encodings becomes what it was meant, also in the pictures.
    static void mend(List<? extends Shape<?, ?>> shapes) {
        for (Shape<?, ?> shape : shapes) {
            switch (shape) {
                case GroupShape<?, ?> group -> mend(group.getShapes());
                case TableShape<?, ?> table -> {
                    for (int row = 0; row < table.getNumberOfRows(); row++) {
                        for (int column = 0; column < table.getNumberOfColumns(); column++) {
                            TableCell<?, ?> cell = table.getCell(row, column);
                            if (cell != null) {
                                mend(cell);
                            }
                        }
                    }
                }
                case TextShape<?, ?> text -> mend(text);
                default -> {
                    // Pictures and lines have no text.
                }
            }
        }
    }

    private static void mend(TextShape<?, ?> text) {
        for (TextParagraph<?, ?, ?> paragraph : text.getTextParagraphs()) {
            List<? extends TextRun> runs = paragraph.getTextRuns();
            List<Piece> pieces =
                    runs.stream()
                            .map(run ->
                                    new Piece(
                                            Objects.requireNonNullElse(run.getRawText(), ""),
                                            Objects.requireNonNullElse(run.getFontFamily(), "")))
                            .toList();
            List<String> meant = LegacyFonts.meant(pieces);
            for (int i = 0; i < meant.size(); i++) {
                if (LegacyEncoding.ofFont(pieces.get(i).font()).isPresent()) {
                    runs.get(i).setText(meant.get(i));
                    runs.get(i).setFontFamily(LegacyFonts.successor(pieces.get(i).font()));
                }
            }
        }
    }
}
