package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Tables as text (RFC 4180 and its relatives), whatever divides their columns.
public final class CsvExaminer implements Examiner {

    private static final Set<String> TYPES = Set.of("text/csv", "text/tab-separated-values");
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        String text = Decoding.read(source.file());
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter(text))
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get();
        SheetWriter sheets = new SheetWriter(source, report);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                if (sheets.isFull()) {
                    break;
                }
                sheets.row(row.toList());
            }
        } catch (UncheckedIOException e) {
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
        sheets.end();
        return Kind.DOCUMENT;
    }

    /// The one that is found most evenly in the first lines.
    private static char delimiter(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
        return DELIMITERS.stream()
                .max(
                        Comparator.comparingLong(delimiter ->
                                lines.stream()
                                        .mapToLong(line ->
                                                line.chars().filter(c -> c == delimiter).count())
                                        .min()
                                        .orElse(0)))
                .orElse(',');
    }
}
