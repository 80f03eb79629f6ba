package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Writes tables of any length as chapters of a few hundred rows, each headed by its sheet and,
/// from the second on, by its rows.
final class SheetWriter {

    private static final int ROWS = 300;
    private static final int COLUMNS = 60;
    private static final int LONGEST_CELL = 4_000;

    private final RenditionWriter rendition;
    private Element table = new Element("table");
    private String sheet = "";
    private int chapters;
    private int rows;

    SheetWriter(Source source, Report report) {
        this.rendition = new RenditionWriter(source, report);
    }

    boolean isFull() {
        return rendition.isFull();
    }

    /// Begins a sheet.
    void sheet(String name) throws IOException {
        flush();
        sheet = name;
        rows = 0;
    }

    void row(List<String> cells) throws IOException {
        int last = Math.min(cells.size(), COLUMNS);
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        if (last == 0) {
            return;
        }
        Element row = table.appendElement("tr");
        for (String cell : cells.subList(0, last)) {
            String text = cell.strip();
            Element shown = row.appendElement(rows == 0 ? "th" : "td");
            shown.text(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text);
            if (text.matches("[-+−]?[\\d.,\\s]*\\d\\s*%?")) {
                shown.addClass("r-number");
            }
        }
        rows++;
        if (table.childrenSize() >= ROWS) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (table.childrenSize() > 0 && !rendition.isFull()) {
            int first = rows - table.childrenSize() + 1;
            String title = rows <= ROWS ? sheet : (sheet + " " + first + "–" + rows).strip();
            Element body = new Element("body");
            if (!title.isEmpty()) {
                body.appendElement("h2").text(title);
            }
            body.appendElement("div").addClass("r-wide").appendChild(table);
            rendition.chapter(++chapters, title, body, PictureSource.NONE);
        }
        table = new Element("table");
    }

    void end() throws IOException {
        flush();
        rendition.end();
    }
}
