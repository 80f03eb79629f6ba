package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Spreadsheets of all office programs, old and new, read by Tika: their tables by sheet.
public final class SpreadsheetExaminer implements Examiner {

    private static final Set<String> TYPES =
            Set.of(
                    "application/vnd.ms-excel",
                    "application/vnd.ms-excel.sheet.macroenabled.12",
                    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "application/vnd.oasis.opendocument.spreadsheet-template");

    private final AutoDetectParser parser = new AutoDetectParser();

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType.toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 5);
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new OfficeExaminer.NothingInside());
        SheetWriter sheets = new SheetWriter(source, report);
        boolean isLegacy = LegacyFonts.in(source.file()).isPresent();
        Path readable = source.file();
        if (source.mediaType().contains("opendocument")) {
            readable = OpenDocumentParts.readable(source);
        } else if (isLegacy) {
            readable = LegacySheets.meant(source.file());
        }
        Optional<OldSheetTexts> old =
                isLegacy && readable.equals(source.file())
                        ? OldSheetTexts.of(source.file())
                        : Optional.empty();
        Tables tables =
                new Tables(sheets, old.isPresent() ? old.get()::meant : UnaryOperator.identity());
        try (TikaInputStream stream = TikaInputStream.get(readable, metadata)) {
            parser.parse(stream, tables, metadata, context);
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        } catch (Enough _) {
            // What was read is what is kept.
        } catch (TikaException | SAXException e) {
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
        OfficeExaminer.describe(metadata, report);
        sheets.end();
        return Kind.DOCUMENT;
    }

    /// Ends the reading of a file that holds more than is kept.
    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    /// Hears the XHTML that Tika makes of every format: a heading a sheet, and its table.
    private static final class Tables extends DefaultHandler {

        private final SheetWriter sheets;
        private final UnaryOperator<String> meant;
        private final StringBuilder text = new StringBuilder();
        private final List<String> row = new ArrayList<>();
        private boolean inRow;

        Tables(SheetWriter sheets, UnaryOperator<String> meant) {
            this.sheets = sheets;
            this.meant = meant;
        }

        @Override
        public void startElement(
                String uri, String name, String qualified, org.xml.sax.Attributes attributes)
                throws SAXException {
            switch (name) {
                case "table", "body" -> alone();
                case "tr" -> {
                    alone();
                    inRow = true;
                }
                case "h1", "td", "th" -> text.setLength(0);
                default -> {
                    // Paragraphs and links inside cells.
                }
            }
            if (sheets.isFull()) {
                throw new Enough();
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            text.append(characters, start, length);
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            try {
                switch (name) {
                    case "h1" -> {
                        sheets.sheet(meant());
                        text.setLength(0);
                    }
                    case "td", "th" -> {
                        row.add(meant());
                        text.setLength(0);
                    }
                    case "tr" -> {
                        sheets.row(row);
                        row.clear();
                        text.setLength(0);
                        inRow = false;
                    }
                    case "p", "div" -> {
                        if (!inRow) {
                            alone();
                        }
                    }
                    default -> {
                        // Part of a cell.
                    }
                }
            } catch (IOException e) {
                throw new SAXException(e);
            }
        }

        /// What stands outside of tables, such as headers and the texts of drawings.
        private void alone() throws SAXException {
            if (!inRow && !text.toString().isBlank()) {
                try {
                    sheets.row(List.of(meant()));
                } catch (IOException e) {
                    throw new SAXException(e);
                }
            }
            text.setLength(0);
        }

        private String meant() {
            return meant.apply(text.toString().replaceAll("\\s+", " ").strip());
        }
    }
}
