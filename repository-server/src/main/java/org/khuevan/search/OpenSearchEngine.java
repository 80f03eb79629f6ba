package org.khuevan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Keeps the index in an OpenSearch cluster that several processes share. Each generation is an
/// index of its own, and an alias names the one that serves.
///
/// Finding needs nothing but the alias; the process whose [Turn] it is opens and changes the index.
final class OpenSearchEngine implements Engine {

    static final String ALIAS = "khuevan";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchEngine.class);

    private final OpenSearch cluster;
    private @Nullable OpenSearchGeneration serving;
    private @Nullable OpenSearchGeneration building;
    private final Rebuilding rebuilding = new Rebuilding();

    OpenSearchEngine(OpenSearch cluster) {
        this.cluster = cluster;
    }

    @Override
    public Ask.Found find(Ask ask, Ranking ranking) {
        OpenSearchSearch search = new OpenSearchSearch(cluster, ALIAS, ask);
        try {
            try {
                return search.find(ranking);
            } catch (OpenSearch.Missing e) {
                LOG.debug("A new index took over between two requests", e);
                return search.find(ranking);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    @Override
    public Frequencies frequencies(Collection<String> words) {
        List<String> all = List.copyOf(words);
        Map<String, Object> asked = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            asked.put(Integer.toString(i), has(Field.WORDS, all.get(i)));
        }
        try {
            JsonNode answer = counted(asked);
            Map<String, Long> frequencies = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                frequencies.put(
                        all.get(i), count(answer.path("aggregations").path(Integer.toString(i))));
            }
            return new Frequencies(frequencies, total(answer));
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    @Override
    public Frequencies pairs(Collection<String> pairs) {
        List<String> all = List.copyOf(pairs);
        Map<String, Object> described = new HashMap<>();
        Map<String, Object> said = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String number = Integer.toString(i);
            described.put(number, has(Field.PAIRS, all.get(i)));
            said.put(number, has(OpenSearchJson.path(Field.SAID_PAIRS), all.get(i)));
        }
        described.put(
                OpenSearchJson.PASSAGES,
                Map.of("nested", Map.of("path", OpenSearchJson.PASSAGES), "aggs", said));
        try {
            JsonNode answer = counted(described);
            JsonNode counts = answer.path("aggregations");
            Map<String, Long> frequencies = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                String number = Integer.toString(i);
                long inPassages = count(counts.path(OpenSearchJson.PASSAGES).path(number));
                frequencies.put(all.get(i), Math.max(count(counts.path(number)), inPassages));
            }
            return new Frequencies(frequencies, total(answer));
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    @Override
    public List<String> similar(String word, int most) {
        boolean isLong = word.length() >= EmbeddedEngine.LONG;
        Map<String, Object> near =
                Map.of(
                        "field",
                        Field.WORDS,
                        "size",
                        most,
                        "suggest_mode",
                        "always",
                        "max_edits",
                        isLong ? 2 : 1,
                        "min_word_length",
                        2,
                        "prefix_length",
                        1,
                        "accuracy",
                        isLong ? 0.6 : 0.3);
        try {
            JsonNode answer =
                    cluster.send(
                            "POST",
                            "/" + ALIAS + "/_search",
                            Map.of(
                                    "size",
                                    0,
                                    "suggest",
                                    Map.of("near", Map.of("text", word, "term", near))));
            List<String> similar = new ArrayList<>();
            for (JsonNode option : answer.path("suggest").path("near").path(0).path("options")) {
                similar.add(option.path("text").asString());
            }
            return similar;
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    private static Map<String, Object> has(String field, String word) {
        return Map.of("filter", Map.of("term", Map.of(field, word)));
    }

    private JsonNode counted(Map<String, Object> what) throws IOException {
        return cluster.send(
                "POST",
                "/" + ALIAS + "/_search",
                Map.of("size", 0, "track_total_hits", true, "aggs", what));
    }

    private static long count(JsonNode counted) {
        return counted.path("doc_count").asLong(0);
    }

    private static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong(0);
    }

    @Override
    public long materials() {
        return frequencies(List.of()).materials();
    }

    /// A cluster has k-NN by a plugin only, which is on no Maven repository to be tested with.
    @Override
    public List<Near> near(Sense sense, Clause.All demanded, Set<String> signs, int most) {
        return List.of();
    }

    @Override
    public long meant() {
        return 0;
    }

    @Override
    public synchronized void open() throws IOException {
        building = null;
        Optional<String> latest = names(ALIAS).stream().reduce((_, later) -> later);
        if (latest.isEmpty()) {
            OpenSearchGeneration first = OpenSearchGeneration.create(cluster, next());
            pointTo(first);
            serving = first;
            rebuilding.opened(false);
            return;
        }
        OpenSearchGeneration found = OpenSearchGeneration.open(cluster, latest.get());
        serving = found;
        Optional<OpenSearchGeneration> unfinished = unfinished(latest.get());
        if (unfinished.isPresent()) {
            building = unfinished.get();
            rebuilding.begins("that was not finished");
        } else if (found.isOutdated()) {
            // What is there serves on until the new one holds everything.
            rebuild("its schema is not " + Index.SCHEMA);
        } else {
            rebuilding.opened(found.position() > 0);
        }
    }

    /// The latest that was begun after one, to be filled on.
    private Optional<OpenSearchGeneration> unfinished(String after) throws IOException {
        for (String name : names(ALIAS + "-*").reversed()) {
            if (name.compareTo(after) > 0) {
                OpenSearchGeneration begun = OpenSearchGeneration.open(cluster, name);
                return begun.isOutdated() ? Optional.empty() : Optional.of(begun);
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() throws IOException {
        if (serving != null || building != null) {
            written().commit();
        }
        serving = null;
        building = null;
    }

    @Override
    public synchronized Generation written() {
        OpenSearchGeneration generation = building != null ? building : serving;
        if (generation == null) {
            throw new IllegalStateException("the index is not open");
        }
        return generation;
    }

    @Override
    public synchronized Optional<Generation> outgoing() {
        return building == null ? Optional.empty() : Optional.ofNullable(serving);
    }

    @Override
    public synchronized void rebuild(String reason) throws IOException {
        if (building != null) {
            cluster.send("DELETE", "/" + building.name());
        }
        building = OpenSearchGeneration.create(cluster, next());
        rebuilding.begins(reason);
    }

    @Override
    public synchronized void reopen() throws IOException {
        open();
    }

    @Override
    public synchronized void caughtUp() throws IOException {
        OpenSearchGeneration built = building;
        if (built != null) {
            built.refresh();
            built.commit();
            pointTo(built);
            serving = built;
            building = null;
            for (String other : names(ALIAS + "-*")) {
                if (!other.equals(built.name())) {
                    cluster.send("DELETE", "/" + other);
                }
            }
        }
        rebuilding.caughtUp(written());
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isRebuilding() {
        return rebuilding.isGoing();
    }

    /// Only the process that fills it knows.
    @Override
    public synchronized boolean isFilling() {
        return rebuilding.isGoing() && building == null;
    }

    @Override
    public void requestRebuild(String reason) {
        rebuilding.request(reason);
    }

    @Override
    public Optional<String> takeRequest() {
        return rebuilding.take();
    }

    /// In one step, so that there is always one that serves.
    private void pointTo(OpenSearchGeneration generation) throws IOException {
        cluster.send(
                "POST",
                "/_aliases",
                Map.of(
                        "actions",
                        List.of(
                                Map.of(
                                        "remove",
                                        Map.of(
                                                "index",
                                                ALIAS + "-*",
                                                "alias",
                                                ALIAS,
                                                "must_exist",
                                                false)),
                                Map.of(
                                        "add",
                                        Map.of("index", generation.name(), "alias", ALIAS)))));
    }

    private String next() throws IOException {
        int last =
                names(ALIAS + "-*").stream()
                        .mapToInt(name -> Integer.parseInt(name.substring(ALIAS.length() + 1)))
                        .max()
                        .orElse(0);
        return "%s-%06d".formatted(ALIAS, last + 1);
    }

    private List<String> names(String of) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            names.addAll(cluster.send("GET", "/" + of + "/_alias").propertyNames());
        } catch (OpenSearch.Missing e) {
            LOG.debug("There is no index yet");
        }
        names.sort(null);
        return names;
    }
}
