package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.benchmarks.LegacyFiles.Format;
import org.khuevan.benchmarks.LegacyFiles.Words;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyText;
import org.khuevan.ingest.vietnamese.LegacyWriting;

/// Whether Vietnamese of before Unicode comes back letter for letter from files of every format,
/// and whether what is Unicode stays as it is.
///
/// Texts are written as people did: capitals that TCVN3 has no place for in a font of capitals,
/// letters that an encoding lacks in a font of today. A plain text has neither; what it can say is
/// what must come back of it. `--pile=folder,…` names judged sets (`docs.jsonl`) whose texts go
/// there and back too.
final class LegacyTexts implements Benchmark {

    /// Texts of other languages, and one of few words.
    private static final List<String> OTHERS =
            List.of(
                    "L'été dernier, j'ai été à l'école où mon frère préféré était élève; ça va ?",
                    "Für die Schüler gibt es schöne Bücher über Öl und Vögel; große Straße.",
                    "奎文阁位于文庙之中，是河内的象征，学生们曾在那里朗诵文章。",
                    "The café in São Paulo, à la carte: naïve, coöperate, résumé.",
                    "à, và, là");

    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    @Override
    public String name() {
        return "legacy";
    }

    /// @param fonts of letters and of capitals, empty if it is one of bytes only
    private record Encoding(String name, List<String> fonts, Optional<LegacyEncoding> legacy) {}

    private static final List<Encoding> ENCODINGS =
            List.of(
                    of("TCVN3", LegacyEncoding.TCVN3, ".VnTime", ".VnTimeH"),
                    of("VNI", LegacyEncoding.VNI, "VNI-Times", ""),
                    of("VISCII", LegacyEncoding.VISCII, "VISCII Times", ""),
                    new Encoding("Windows-1258", List.of(), Optional.empty()),
                    new Encoding("Unicode, taken apart (NFD)", List.of("Arial"), Optional.empty()));

    private static Encoding of(String name, LegacyEncoding legacy, String font, String capitals) {
        return new Encoding(name, List.of(font, capitals), Optional.of(legacy));
    }

    @Override
    public Table run(Setting setting) throws Exception {
        List<String> wide = new ArrayList<>(texts(Path.of("benchmarks", "judged", "truong-hoc")));
        for (String pile : setting.options().getOrDefault("pile", "").split(",")) {
            wide.addAll(pile.isEmpty() ? List.of() : texts(Path.of(pile)).subList(0, 10));
        }
        Table table =
                new Table(
                        "Old Vietnamese, there and back, over " + wide.size() + " texts",
                        Stream.concat(
                                        Stream.of("What"),
                                        Arrays.stream(Format.values()).map(Format::name))
                                .toArray(String[]::new));
        LegacyFiles files = new LegacyFiles(setting.work());
        try (Examiners examiners =
                new Examiners(Limits.standard(), setting.work().resolve("examiners"))) {
            Trip trip = new Trip(files, examiners, setting.work());
            for (Encoding encoding : ENCODINGS) {
                List<Object> cells = new ArrayList<>(List.of(encoding.name()));
                for (Format format : Format.values()) {
                    cells.add(isWritten(encoding, format) ? trip.of(encoding, format, wide) : "");
                }
                table.row(cells.toArray());
            }
            unicode(table, trip, wide);
        }
        one(table, wide, "each of these texts alone, as plain text");
        for (String pile : setting.options().getOrDefault("pile", "").split(",")) {
            if (!pile.isEmpty()) {
                List<String> texts = texts(Path.of(pile));
                one(table, texts, Path.of(pile).getFileName() + ", " + texts.size() + " texts");
            }
        }
        return table;
    }

    private static boolean isWritten(Encoding encoding, Format format) {
        return switch (format) {
            case TXT, HTML, RTF -> true;
            case CSS, DOCX, PPTX, XLSX, XLS, PDF -> !encoding.fonts().isEmpty();
            case ODT, DOC -> !encoding.fonts().isEmpty() && LegacyFiles.office().isPresent();
        };
    }

    /// Writes texts, reads them and compares.
    private record Trip(LegacyFiles files, Examiners examiners, Path work) {

        String of(Encoding encoding, Format format, List<String> texts) throws Exception {
            boolean plain = format == Format.TXT;
            List<List<Words>> written =
                    texts.stream()
                            .map(text ->
                                    plain ? bytes(text, encoding) : words(text, encoding, format))
                            .toList();
            return of(format, charset(encoding), written, encoding.name());
        }

        String of(Format format, Charset charset, List<List<Words>> written, String name)
                throws Exception {
            Path file = files.write(format, charset, written);
            String meant =
                    written.stream()
                            .flatMap(List::stream)
                            .map(Words::meant)
                            .collect(Collectors.joining());
            String read = read(file);
            Path kept = Path.of("benchmarks", "target", "legacy-" + name + "-" + format);
            Files.writeString(kept, read);
            Files.writeString(Path.of(kept + "-meant"), meant);
            return Distance.between(read, meant).accuracy();
        }

        private String read(Path file) throws IOException, InterruptedException {
            Path output = Files.createTempDirectory(work, "output-");
            Examination examination =
                    examiners.examine(file, file.getFileName().toString(), output, (_, _) -> {});
            if (!(examination instanceof Examination.Readable(Findings findings))) {
                throw new IllegalStateException(file + ": " + examination);
            }
            return findings.of(Finding.Text.class)
                    .map(Finding.Text::text)
                    .collect(Collectors.joining("\n"))
                    // The name of a sheet.
                    .replaceFirst("^Sheet0", "");
        }
    }

    /// Text of today in files that also have a paragraph in a font of then, as documents do that
    /// grew over years; and text of today to which somebody left such a font.
    private static void unicode(Table table, Trip trip, List<String> wide) throws Exception {
        List<List<Words>> beside = new ArrayList<>();
        List<List<Words>> left = new ArrayList<>();
        for (String text : Stream.concat(wide.stream(), OTHERS.stream()).toList()) {
            beside.add(List.of(new Words(text, text, "Arial")));
            left.add(List.of(new Words(text, text, ".VnTime")));
        }
        beside.add(words(wide.getFirst(), ENCODINGS.getFirst(), Format.DOCX));
        List<Object> cells = new ArrayList<>(List.of("Unicode beside a paragraph in `.VnTime`"));
        List<Object> more = new ArrayList<>(List.of("Unicode to which `.VnTime` was left"));
        for (Format format : Format.values()) {
            boolean not =
                    format == Format.TXT
                            || !isWritten(ENCODINGS.getFirst(), format)
                            // The font of the benchmark has no Chinese.
                            || format == Format.PDF;
            cells.add(not ? "" : trip.of(format, StandardCharsets.UTF_8, beside, "beside"));
            more.add(not ? "" : trip.of(format, StandardCharsets.UTF_8, left, "left"));
        }
        table.row(cells.toArray());
        table.row(more.toArray());
    }

    /// How many texts come back from bytes alone, by statistics, and how many of today's stay.
    private static void one(Table table, List<String> texts, String what) throws IOException {
        int vietnamese = 0;
        Map<String, Integer> right = new HashMap<>();
        int touched = 0;
        StringBuilder wrong = new StringBuilder();
        for (String text : texts) {
            touched += LegacyText.encodingOf(text).isPresent() ? 1 : 0;
            boolean isVietnamese = text.chars().filter(c -> c >= 0x1EA0 && c <= 0x1EF9).count() > 3;
            vietnamese += isVietnamese ? 1 : 0;
            for (Encoding encoding : ENCODINGS.subList(0, 4)) {
                Words written = bytes(text, encoding).getFirst();
                Optional<String> back =
                        LegacyText.decode(written.text().getBytes(charset(encoding)));
                boolean same =
                        back.filter(read -> Distance.same(read, written.meant())).isPresent();
                right.merge(encoding.name(), isVietnamese && same ? 1 : 0, Integer::sum);
                if (isVietnamese && !same) {
                    wrong.append(encoding.name() + "\n" + written.meant() + "\n" + back + "\n\n");
                }
            }
        }
        Files.writeString(
                Path.of("benchmarks", "target", "legacy-wrong-" + what.split(",")[0] + ".txt"),
                wrong);
        int all = vietnamese;
        table.row(
                what,
                ENCODINGS.subList(0, 4).stream()
                        .map(e -> e.name() + " " + right.get(e.name()) + " of " + all)
                        .collect(Collectors.joining(", ")),
                "falsely converted: " + touched + " of " + texts.size());
    }

    /// As a plain text says it.
    private static List<Words> bytes(String text, Encoding encoding) {
        if (encoding.legacy().isPresent()) {
            LegacyEncoding legacy = encoding.legacy().get();
            return List.of(
                    new Words(
                            LegacyWriting.write(text, legacy),
                            LegacyWriting.left(text, legacy),
                            ""));
        }
        if (!encoding.fonts().isEmpty()) {
            return List.of(new Words(Normalizer.normalize(text, Normalizer.Form.NFD), text, ""));
        }
        String said = new String(LegacyWriting.windows1258(text), WINDOWS_1258);
        return List.of(new Words(said, said, ""));
    }

    /// As a document says it.
    private static List<Words> words(String text, Encoding encoding, Format format) {
        if (encoding.legacy().isEmpty()) {
            return bytes(text, encoding).stream()
                    .map(w ->
                            new Words(
                                    w.text(),
                                    w.meant(),
                                    encoding.fonts().isEmpty() ? "" : encoding.fonts().getFirst()))
                    .toList();
        }
        return LegacyWriting.runs(text, encoding.legacy().get()).stream()
                .flatMap(run -> words(run, encoding, format))
                .toList();
    }

    private static Stream<Words> words(LegacyWriting.Run run, Encoding encoding, Format format) {
        String font =
                switch (run.kind()) {
                    case LETTERS -> encoding.fonts().getFirst();
                    case CAPITALS -> encoding.fonts().getLast();
                    case OTHERS -> "Arial";
                };
        boolean fits =
                switch (format) {
                    case TXT, HTML, CSS, RTF -> true;
                    // XML has no place for some letters of VISCII, which are control characters.
                    case DOCX, PPTX, ODT, DOC, XLSX, XLS ->
                            run.written().chars().allMatch(c -> c >= 0x20);
                    case PDF ->
                            run.written()
                                    .codePoints()
                                    .mapToObj(Character::toString)
                                    .allMatch(LegacyFiles::isDrawn);
                };
        if (fits) {
            return Stream.of(new Words(run.written(), run.meant(), font));
        }
        return run.meant()
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> {
                    String written =
                            encoding.legacy()
                                    .map(legacy -> LegacyWriting.write(letter, legacy))
                                    .orElse(letter);
                    boolean draws =
                            format == Format.PDF
                                    ? written.codePoints()
                                            .mapToObj(Character::toString)
                                            .allMatch(LegacyFiles::isDrawn)
                                    : written.charAt(0) >= 0x20;
                    return draws && run.kind() != LegacyWriting.Kind.OTHERS
                            ? new Words(written, letter, font)
                            : new Words(letter, letter, "Arial");
                });
    }

    private static Charset charset(Encoding encoding) {
        if (encoding.legacy().isPresent()) {
            // VISCII has letters where Windows has dashes and nothing at all.
            return encoding.legacy().get() == LegacyEncoding.VISCII
                    ? StandardCharsets.ISO_8859_1
                    : Charset.forName("windows-1252");
        }
        return encoding.fonts().isEmpty() ? WINDOWS_1258 : StandardCharsets.UTF_8;
    }

    private static List<String> texts(Path set) throws IOException {
        try (Stream<String> lines = Files.lines(set.resolve("docs.jsonl"))) {
            tools.jackson.databind.json.JsonMapper json =
                    tools.jackson.databind.json.JsonMapper.builder().build();
            return lines.map(json::readTree)
                    .map(text ->
                            (text.path("title").asString("")
                                            + ". "
                                            + text.path("text").asString(""))
                                    .replaceAll("\\s+", " "))
                    // What the fonts of then had no place for, or that of the PDF has not.
                    .map(text -> text.replaceAll("[–—‘’“”…]", "-"))
                    .map(LegacyTexts::drawn)
                    .toList();
        }
    }

    private static String drawn(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> LegacyFiles.isDrawn(letter) ? letter : "-")
                .collect(Collectors.joining());
    }
}
