package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Readers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// One index of an OpenSearch cluster. Words arrive formed and weighed, so that scores are those of
/// the embedded engine. Its position is kept beside its mapping.
final class OpenSearchGeneration implements Generation {

    static final String SHOWN = "shown";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchGeneration.class);
    private static final int MOST_WAITING = 4_000_000;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /// More than the longest text has; ten thousand, as is usual, is less than a large book.
    private static final int MOST_PASSAGES = 1_000_000;

    private final OpenSearch cluster;
    private final String name;
    private final StringBuilder waiting = new StringBuilder();
    private final Set<MaterialId> refused = new HashSet<>();
    private final boolean outdated;
    private long position;
    private long committed;

    private OpenSearchGeneration(OpenSearch cluster, String name, long position, boolean outdated) {
        this.cluster = cluster;
        this.name = name;
        this.position = position;
        this.committed = position;
        this.outdated = outdated;
    }

    static OpenSearchGeneration create(OpenSearch cluster, String name) throws IOException {
        cluster.send("PUT", "/" + name, Map.of("settings", settings(), "mappings", mappings()));
        OpenSearchGeneration created = new OpenSearchGeneration(cluster, name, 0, false);
        created.remember();
        return created;
    }

    /// One that is there, perhaps made with other fields or words ([#isOutdated]).
    static OpenSearchGeneration open(OpenSearch cluster, String name) throws IOException {
        JsonNode meta =
                cluster.send("GET", "/" + name + "/_mapping")
                        .path(name)
                        .path("mappings")
                        .path("_meta");
        boolean outdated = !meta.path("schema").asString("").equals(Index.SCHEMA);
        return new OpenSearchGeneration(cluster, name, meta.path("position").asLong(0), outdated);
    }

    /// Whether it was made with other fields or words. Until another takes over, it only loses what
    /// not everybody may see any more.
    boolean isOutdated() {
        return outdated;
    }

    String name() {
        return name;
    }

    @Override
    public void put(Entry entry) throws IOException {
        if (!outdated) {
            add(Map.of("index", key(entry.id())), document(entry));
        } else if (!entry.readers().contains(Readers.EVERYBODY)) {
            remove(entry.id());
        }
    }

    @Override
    public void remove(MaterialId id) throws IOException {
        add(Map.of("delete", key(id)));
    }

    @Override
    public void countUses(MaterialId id, long uses) throws IOException {
        if (!outdated) {
            add(Map.of("update", key(id)), Map.of("doc", Map.of(Field.USES, uses)));
        }
    }

    private Map<String, String> key(MaterialId id) {
        return Map.of("_index", name, "_id", id.value());
    }

    private void add(Object... lines) throws IOException {
        for (Object line : lines) {
            waiting.append(cluster.write(line)).append('\n');
        }
        if (waiting.length() > MOST_WAITING) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        String lines = waiting.toString();
        // What fails is brought again, and must not pile up while the cluster is away.
        waiting.setLength(0);
        for (JsonNode item : cluster.bulk(lines).path("items")) {
            JsonNode done = item.iterator().next();
            int status = done.path("status").asInt(0);
            // A cluster whose disk is full forbids writing.
            if (status == FORBIDDEN || status == TOO_MANY_REQUESTS || status >= 500) {
                throw new IOException("OpenSearch does not take anything now: " + done);
            }
            if (status >= 400 && status != 404) {
                LOG.error("OpenSearch does not take a material: {}", done);
                refused.add(new MaterialId(done.path("_id").asString("")));
            }
        }
    }

    @Override
    public Set<MaterialId> refresh() throws IOException {
        flush();
        cluster.send("POST", "/" + name + "/_refresh");
        Set<MaterialId> told = Set.copyOf(refused);
        refused.clear();
        return told;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void reached(long newPosition) {
        position = newPosition;
    }

    @Override
    public void commit() throws IOException {
        if (committed != position) {
            flush();
            remember();
        }
    }

    private void remember() throws IOException {
        cluster.send(
                "PUT",
                "/" + name + "/_mapping",
                Map.of("_meta", Map.of("schema", Index.SCHEMA, "position", position)));
        committed = position;
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void verify() throws IOException, UnusableIndex {
        try {
            cluster.send("GET", "/" + name + "/_count");
        } catch (OpenSearch.Missing e) {
            throw new UnusableIndex(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> document(Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(Field.ID, entry.id().value());
        entry.texts()
                .forEach((field, values) ->
                        document.put(
                                field.indexed(),
                                values.stream().map(words -> String.join(" ", words)).toList()));
        document.put(Field.WORDS, weighted(entry.words()));
        document.put(Field.PAIRS, weighted(entry.pairs()));
        if (!entry.readers().contains(Readers.EVERYBODY)) {
            document.put(Field.HIDDEN, "1");
            document.put(Field.READERS, entry.readers());
        }
        entry.facets()
                .forEach((facet, values) -> document.put(OpenSearchJson.field(facet), values));
        document.put(Field.PUBLISHED, entry.published().toEpochMilli());
        document.put(Field.YEAR, entry.year());
        document.put(Field.USES, entry.uses());
        document.put(Field.COLLATED, HexFormat.of().formatHex(entry.collated()));
        document.put(SHOWN, Shown.asText(Shown.write(entry.shown())));
        List<Map<String, Object>> passages = new ArrayList<>();
        for (Entry.Passage passage : entry.passages()) {
            passages.add(
                    Map.of(
                            Field.BODY.indexed(),
                            String.join(" ", passage.text()),
                            Field.SAID,
                            weighted(passage.words()),
                            Field.SAID_PAIRS,
                            weighted(passage.pairs()),
                            SHOWN,
                            Shown.asText(Shown.write(passage.shown()))));
        }
        document.put(OpenSearchJson.PASSAGES, passages);
        return document;
    }

    private static String weighted(Map<String, Integer> words) {
        StringBuilder written = new StringBuilder();
        words.forEach((word, worth) -> written.append(word).append('|').append(worth).append(' '));
        return written.toString();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "number_of_shards",
                1,
                "auto_expand_replicas",
                "0-1",
                "refresh_interval",
                "-1",
                "mapping.nested_objects.limit",
                MOST_PASSAGES,
                "max_result_window",
                SearchQuery.FURTHEST + SearchQuery.MOST,
                "similarity",
                Map.of(
                        "worth",
                        Map.of(
                                "type",
                                "BM25",
                                "k1",
                                WeightedWords.UNIT * WeightedWords.SATURATION,
                                "b",
                                0)),
                "analysis",
                Map.of(
                        "filter",
                                Map.of(
                                        "worth",
                                        Map.of(
                                                "type", "delimited_term_freq",
                                                "delimiter", "|")),
                        "analyzer",
                                Map.of(
                                        "words", Map.of("tokenizer", "whitespace"),
                                        "weighted",
                                                Map.of(
                                                        "tokenizer",
                                                        "whitespace",
                                                        "filter",
                                                        List.of("worth")))));
    }

    private static Map<String, Object> mappings() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String keyword : List.of(Field.ID, Field.HIDDEN, Field.READERS, Field.COLLATED)) {
            fields.put(keyword, Map.of("type", "keyword"));
        }
        for (Facet facet : Facet.values()) {
            fields.put(OpenSearchJson.field(facet), Map.of("type", "keyword"));
        }
        for (String number : List.of(Field.PUBLISHED, Field.YEAR, Field.USES)) {
            fields.put(number, Map.of("type", "long"));
        }
        Field.OF_MATERIALS.forEach(field -> fields.put(field.indexed(), inOrder()));
        fields.put(Field.WORDS, weighted());
        fields.put(Field.PAIRS, weighted());
        fields.put(SHOWN, Map.of("type", "keyword", "index", false, "doc_values", false));
        fields.put(
                OpenSearchJson.PASSAGES,
                Map.of(
                        "type",
                        "nested",
                        "properties",
                        Map.of(
                                Field.BODY.indexed(),
                                inOrder(),
                                Field.SAID,
                                weighted(),
                                Field.SAID_PAIRS,
                                weighted(),
                                SHOWN,
                                Map.of(
                                        "type", "keyword",
                                        "index", false,
                                        "doc_values", false))));
        return Map.of(
                "dynamic", "strict", "_source", Map.of("enabled", true), "properties", fields);
    }

    private static Map<String, Object> inOrder() {
        return Map.of(
                "type",
                "text",
                "analyzer",
                "words",
                "norms",
                false,
                "index_options",
                "positions",
                "similarity",
                "worth");
    }

    private static Map<String, Object> weighted() {
        return Map.of(
                "type",
                "text",
                "analyzer",
                "weighted",
                "search_analyzer",
                "words",
                "norms",
                false,
                "index_options",
                "freqs",
                "similarity",
                "worth");
    }
}
