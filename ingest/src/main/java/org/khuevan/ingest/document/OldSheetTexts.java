package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// What the cells of an Excel workbook of before 2007 were meant to say, by their fonts. What is
/// also said in a font of today stays as it is.
final class OldSheetTexts {

    private final Map<String, String> meant = new HashMap<>();
    private final Set<String> plain = new HashSet<>();

    private OldSheetTexts() {}

    /// Empty if the fonts cannot be told: the file is of before 1997, or damaged.
    static Optional<OldSheetTexts> of(Path file) throws IOException {
        OldSheetTexts texts = new OldSheetTexts();
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true);
                HSSFWorkbook book = new HSSFWorkbook(system, false)) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell instanceof HSSFCell old && cell.getCellType() == CellType.STRING) {
                            texts.add(old, book);
                        }
                    }
                }
            }
            return Optional.of(texts);
        } catch (RuntimeException | IOException _) {
            return Optional.empty();
        }
    }

    String meant(String cell) {
        String key = LegacyFonts.key(cell);
        return plain.contains(key) ? cell : meant.getOrDefault(key, cell);
    }

    private void add(HSSFCell cell, HSSFWorkbook book) {
        HSSFRichTextString text = cell.getRichStringCellValue();
        String said = text.getString();
        String font = cell.getCellStyle().getFont(book).getFontName();
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.numFormattingRuns(); i++) {
            int next = Math.clamp(text.getIndexOfFormattingRun(i), from, said.length());
            pieces.add(new Piece(said.substring(from, next), font));
            font = book.getFontAt(text.getFontOfFormattingRun(i)).getFontName();
            from = next;
        }
        pieces.add(new Piece(said.substring(from), font));
        if (pieces.stream().anyMatch(p -> LegacyEncoding.ofFont(p.font()).isPresent())) {
            meant.put(LegacyFonts.key(said), spaced(String.join("", LegacyFonts.meant(pieces))));
        } else {
            plain.add(LegacyFonts.key(said));
        }
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
