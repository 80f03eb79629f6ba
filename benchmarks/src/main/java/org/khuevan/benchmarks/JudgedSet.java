package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents, queries, and which document answers which query how well, as people judged it.
///
/// @param judged for each query the documents that answer it, with a grade of 1 or more
record JudgedSet(
        String name,
        List<Text> documents,
        List<Text> queries,
        Map<String, Map<String, Integer>> judged) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param title of a document, may be empty
    record Text(String id, String title, String text) {}

    /// Reads `docs.jsonl` (`id`, `title`, `text`), `queries.jsonl` (`id`, `text`) and `qrels.tsv`
    /// (query, document, grade) of a folder.
    static JudgedSet read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> judged = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("qrels.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns.length >= 3 && columns[2].strip().matches("[1-9]\\d*")) {
                judged.computeIfAbsent(columns[0], _ -> new HashMap<>())
                        .put(columns[1], Integer.valueOf(columns[2].strip()));
            }
        }
        return new JudgedSet(
                folder.getFileName().toString(),
                texts(folder.resolve("docs.jsonl")),
                texts(folder.resolve("queries.jsonl")),
                judged);
    }

    private static List<Text> texts(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode text = JSON.readTree(line);
                texts.add(
                        new Text(
                                text.path("id").asString(),
                                text.path("title").asString(""),
                                text.path("text").asString("")));
            }
        }
        return texts;
    }
}
