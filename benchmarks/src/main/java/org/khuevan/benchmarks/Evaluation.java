package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.ingest.EmbeddingModel;
import org.khuevan.search.HandFilledIndex;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;

/// Asks judged queries as people type them, and prints how good the answers are beside those of
/// plain BM25.
///
/// Arguments are folders with judged sets, or folders of such folders; and, after `--model=`, a
/// folder with an embedding model, whose answers are printed beside. The small set that belongs to
/// the project is always asked.
final class Evaluation {

    private static final Path OWN = Path.of("benchmarks", "judged");
    private static final Path SHARED = Path.of("..", "shared", "testdata", "retrieval");

    private static final String MODEL = "--model=";

    private Evaluation() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> named = new ArrayList<>();
        Path work = Files.createTempDirectory("evaluation-");
        Optional<EmbeddingModel> model = Optional.empty();
        for (String argument : arguments) {
            if (argument.startsWith(MODEL)) {
                model = Optional.of(model(Path.of(argument.substring(MODEL.length())), work));
            } else {
                named.add(Path.of(argument));
            }
        }
        if (named.isEmpty() && Files.isDirectory(SHARED)) {
            named.add(SHARED);
        }
        named.addFirst(OWN);
        for (Path folder : named) {
            for (Path set : sets(folder)) {
                System.out.println(evaluated(JudgedSet.read(set), model));
            }
        }
        model.ifPresent(EmbeddingModel::close);
        remove(work);
    }

    private static EmbeddingModel model(Path folder, Path work) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        return EmbeddingModel.in(folder, work, threads)
                .orElseThrow(() -> new IOException(folder + " holds no embedding model"));
    }

    private static List<Path> sets(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> Files.exists(path.resolve("qrels.tsv")))
                    .sorted()
                    .toList();
        }
    }

    private static Table evaluated(JudgedSet set, Optional<EmbeddingModel> model)
            throws IOException {
        Table table =
                new Table(
                        "%s: %,d documents, %,d queries"
                                .formatted(set.name(), set.documents().size(), set.judged().size()),
                        "Typed",
                        "By",
                        "Recall@10",
                        "MRR@10",
                        "nDCG@10",
                        "Without a result");
        Path folder = Files.createTempDirectory("evaluation-");
        Path meant = folder.resolve("meant");
        try (PlainBm25 plain = new PlainBm25(set.documents());
                HandFilledIndex words = new HandFilledIndex(folder.resolve("words"));
                HandFilledIndex both =
                        model.map(one -> new HandFilledIndex(meant, one)).orElse(words)) {
            Map<String, Answering> answering = new LinkedHashMap<>();
            answering.put("Khuê Văn", filled(words, set));
            if (model.isPresent()) {
                answering.put("with " + model.get().name(), filled(both, set));
            }
            answering.put("plain BM25", plain::find);
            for (Typing typing : Typing.values()) {
                for (var one : answering.entrySet()) {
                    row(table, typing, one.getKey(), set, one.getValue());
                }
            }
        } finally {
            remove(folder);
        }
        return table;
    }

    private static Answering filled(HandFilledIndex index, JudgedSet set) throws IOException {
        Map<String, String> names = new HashMap<>();
        for (JudgedSet.Text document : set.documents()) {
            var material = Published.document(document.title(), "vi", document.text());
            names.put(material.material().id().value(), document.id());
            index.put(material, 0);
        }
        index.commit();
        Search search = index.search();
        return query ->
                search.search(SearchQuery.of(query)).hits().stream()
                        .map(hit -> names.getOrDefault(hit.material().value(), ""))
                        .toList();
    }

    private interface Answering {
        List<String> found(String query) throws IOException;
    }

    private static void row(
            Table table, Typing typing, String by, JudgedSet set, Answering answering)
            throws IOException {
        Quality quality = new Quality();
        for (JudgedSet.Text query : set.queries()) {
            Map<String, Integer> judged = set.judged().get(query.id());
            if (judged != null) {
                quality.add(answering.found(typing.of(query.text())), judged);
            }
        }
        table.row(
                typing.label,
                by,
                share(quality.recall()),
                share(quality.reciprocalRank()),
                share(quality.gain()),
                share(quality.empty()));
    }

    private static String share(double value) {
        return "%.3f".formatted(value);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
