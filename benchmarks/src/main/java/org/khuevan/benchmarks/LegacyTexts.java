package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyText;

/// Whether Vietnamese of before Unicode comes back letter for letter from files of every format,
/// and whether what is Unicode stays as it is.
///
/// `--pile=folder,…` names judged sets (`docs.jsonl`) whose texts go there and back too.
final class LegacyTexts implements Benchmark {

    @Override
    public String name() {
        return "legacy";
    }

    /// @param mark of the fonts of the encoding, empty if it has none
    private record Encoding(String name, String font, Optional<LegacyEncoding> legacy) {}

    private static final List<Encoding> ENCODINGS =
            List.of(
                    new Encoding("TCVN3", ".VnTime", Optional.of(LegacyEncoding.TCVN3)),
                    new Encoding("VNI", "VNI-Times", Optional.of(LegacyEncoding.VNI)),
                    new Encoding("VISCII", "VISCII Times", Optional.of(LegacyEncoding.VISCII)),
                    new Encoding("Windows-1258", "", Optional.empty()),
                    new Encoding("Unicode, taken apart (NFD)", "Arial", Optional.empty()));

    @Override
    public Table run(Setting setting) throws Exception {
        List<String> wide = texts(Path.of("benchmarks", "judged", "truong-hoc"));
        Table table =
                new Table(
                        "Old Vietnamese, there and back, over " + wide.size() + " texts",
                        "What",
                        "Plain text",
                        "HTML",
                        "RTF",
                        "DOCX",
                        "PPTX",
                        "ODT",
                        "DOC",
                        "PDF");
        LegacyFiles files = new LegacyFiles(setting.work());
        try (Examiners examiners =
                new Examiners(Limits.standard(), setting.work().resolve("examiners"))) {
            for (Encoding encoding : ENCODINGS) {
                List<Object> cells = new ArrayList<>(List.of(encoding.name()));
                List<String> encoded = wide.stream().map(text -> encode(text, encoding)).toList();
                for (LegacyFiles.Format format : LegacyFiles.Format.values()) {
                    Optional<Path> file =
                            files.write(format, encoding.font(), charset(encoding), encoded);
                    cells.add(
                            file.isEmpty()
                                    ? ""
                                    : Distance.between(
                                                    read(examiners, file.get(), setting),
                                                    String.join("\n", wide))
                                            .accuracy());
                }
                table.row(cells.toArray());
            }
            unicode(table, files, wide, examiners, setting);
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

    /// Text of today in files that also name a font of then, as documents do that grew over years.
    private static void unicode(
            Table table, LegacyFiles files, List<String> wide, Examiners examiners, Setting setting)
            throws Exception {
        List<String> mixed = new ArrayList<>(wide);
        mixed.add("L'été dernier, j'ai été à l'école où mon frère préféré était élève; ça va ?");
        mixed.add("Für die Schüler gibt es schöne Bücher über Öl und Vögel; große Straße.");
        mixed.add("奎文阁位于文庙之中，是河内的象征，学生们曾在那里朗诵文章。");
        mixed.add("The café in São Paulo, à la carte: naïve, coöperate, résumé.");
        mixed.add("à, và, là");
        List<Object> cells = new ArrayList<>(List.of("Unicode beside an unused `.VnTime`"));
        for (LegacyFiles.Format format : LegacyFiles.Format.values()) {
            Optional<Path> file = files.writeNaming(format, "Arial", ".VnTime", mixed);
            cells.add(
                    file.isEmpty()
                            ? ""
                            : Distance.between(
                                            read(examiners, file.get(), setting),
                                            String.join("\n", mixed))
                                    .accuracy());
        }
        table.row(cells.toArray());
    }

    /// How many texts come back from bytes alone, by statistics, and how many of today's stay.
    private static void one(Table table, List<String> texts, String what) {
        int vietnamese = 0;
        Map<String, Integer> right = new HashMap<>();
        int touched = 0;
        for (String text : texts) {
            touched += LegacyText.encodingOf(text).isPresent() ? 1 : 0;
            boolean isVietnamese = text.chars().filter(c -> c >= 0x1EA0 && c <= 0x1EF9).count() > 3;
            vietnamese += isVietnamese ? 1 : 0;
            for (Encoding encoding : ENCODINGS.subList(0, 4)) {
                Optional<String> back =
                        LegacyText.decode(encode(text, encoding).getBytes(charset(encoding)));
                boolean same =
                        back.filter(read -> Distance.same(read, encodable(text, encoding)))
                                .isPresent();
                right.merge(encoding.name(), isVietnamese && same ? 1 : 0, Integer::sum);
            }
        }
        int all = vietnamese;
        table.row(
                what,
                ENCODINGS.subList(0, 4).stream()
                        .map(e -> e.name() + " " + right.get(e.name()) + " of " + all)
                        .collect(Collectors.joining(", ")),
                "falsely converted: " + touched + " of " + texts.size());
    }

    /// What the encoding has no place for is a question mark there and back.
    private static String encodable(String text, Encoding encoding) {
        return encoding.legacy().isEmpty()
                ? new String(encode(text, encoding).getBytes(charset(encoding)), charset(encoding))
                : text;
    }

    private static Charset charset(Encoding encoding) {
        return switch (encoding.name()) {
            case "Windows-1258" -> Charset.forName("windows-1258");
            case "Unicode, taken apart (NFD)" -> StandardCharsets.UTF_8;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    private static String encode(String text, Encoding encoding) {
        if (encoding.legacy().isPresent()) {
            return LegacyFiles.encode(text, encoding.legacy().get());
        }
        return encoding.font().isEmpty()
                ? LegacyFiles.windows1258(text)
                : Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String read(Examiners examiners, Path file, Setting setting)
            throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(setting.work(), "output-");
        Examination examination =
                examiners.examine(file, file.getFileName().toString(), output, (_, _) -> {});
        if (!(examination instanceof Examination.Readable(Findings findings))) {
            throw new IllegalStateException(file + ": " + examination);
        }
        String text =
                findings.of(Finding.Text.class)
                        .map(Finding.Text::text)
                        .collect(Collectors.joining("\n"));
        Files.writeString(
                Path.of("benchmarks", "target", "legacy-" + file.getFileName() + ".txt"), text);
        return text;
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
                    // What those encodings have no place for.
                    .map(text -> text.replaceAll("[–—‘’“”…]", "-"))
                    .toList();
        }
    }
}
