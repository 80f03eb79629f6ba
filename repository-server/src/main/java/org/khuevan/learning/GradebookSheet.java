package org.khuevan.learning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// A gradebook as a file for spreadsheets. Grades are from 0 to 100.
///
/// @param headings of name, login, progress and grade of the course, and what is said beside the
///   title of what was removed and beside the name of who has left, in the reader's language
public record GradebookSheet(Gradebook book, List<String> headings) {

    public GradebookSheet {
        headings = List.copyOf(headings);
        if (headings.size() != 6) {
            throw new IllegalArgumentException("six headings, not " + headings);
        }
    }

    /// Comma-separated values (RFC 4180) in UTF-8, with the mark at the beginning by which Excel
    /// knows it.
    public byte[] csv() {
        return ("\uFEFF"
                        + rows().stream()
                                .map(row ->
                                        row.stream()
                                                .map(GradebookSheet::quoted)
                                                .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\r\n", "", "\r\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Office Open XML.
    public byte[] xlsx() {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            CellStyle strong = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            strong.setFont(font);
            List<List<Object>> rows = rows();
            for (int y = 0; y < rows.size(); y++) {
                Row row = sheet.createRow(y);
                for (int x = 0; x < rows.get(y).size(); x++) {
                    Cell cell = row.createCell(x);
                    switch (rows.get(y).get(x)) {
                        case BigDecimal number -> cell.setCellValue(number.doubleValue());
                        case Object text -> cell.setCellValue(text.toString());
                    }
                    if (y == 0) {
                        cell.setCellStyle(strong);
                    }
                }
            }
            sheet.createFreezePane(2, 1);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(headings.subList(0, 2));
        book.columns()
                .forEach(column ->
                        head.add(
                                column.removed()
                                        ? column.title() + " (" + headings.get(4) + ")"
                                        : column.title()));
        head.addAll(headings.subList(2, 4));
        rows.add(head);
        for (Gradebook.Line line : book.lines()) {
            String name = line.left() ? line.name() + " (" + headings.get(5) + ")" : line.name();
            List<Object> row = new ArrayList<>(List.of(name, line.login()));
            line.grades().forEach(grade -> row.add(grade.<Object>map(this::percent).orElse("")));
            row.add(percent(line.share()));
            row.add(line.grade().<Object>map(this::percent).orElse(""));
            rows.add(row);
        }
        return rows;
    }

    private BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP);
    }

    /// What a spreadsheet would run as a formula is made a text, because names come from students.
    private static String quoted(Object value) {
        String text = value.toString();
        if (value instanceof String && text.matches("(?s)[=+\\-@\\t\\r].*")) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
