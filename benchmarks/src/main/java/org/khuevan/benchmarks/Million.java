package org.khuevan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.khuevan.benchmarks.ShortRecords.Row;
import org.khuevan.search.HandFilledIndex;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;

/// A library of 1,113,000 short records with facets, beside Lucene alone: how long an answer takes
/// with everything in it (rights, facets, ranking, marked words), beside the bare query for the
/// same best twenty, and beside Lucene's own pieces doing the same work; and how fast it is filled
/// and how large it grows, beside an IndexWriter alone.
///
/// `--records=FILE` takes lines of name, version, count and summary instead of made-up ones;
/// `--count=100000` makes fewer. `--kept=FOLDER` keeps what was filled there, and a second run with
/// it asks without filling. `--vectors=1113000` measures finding by meaning in so many instead.
final class Million implements Benchmark {

    private static final int RECORDS = 1_113_000;
    private static final int QUERIES = 2_000;
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "million";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        if (setting.options().containsKey("vectors")) {
            return MillionVectors.measured(
                    setting.work().resolve("own"), setting.number("vectors", RECORDS));
        }
        Table table = new Table("A million short records", "What", "Khuê Văn", "Lucene", "Ratio");
        List<String> queries = new ArrayList<>();
        Random random = new Random(5);
        each(
                setting,
                row -> {
                    if (queries.size() < QUERIES && random.nextInt(200) == 0) {
                        query(row, random, queries);
                    }
                });
        Path folder =
                Optional.ofNullable(setting.options().get("kept"))
                        .map(Path::of)
                        .orElse(setting.work());
        Path own = folder.resolve("own");
        if (!Files.exists(own)) {
            fill(table, own, folder.resolve("bare"), setting);
        }
        try (HandFilledIndex index = new HandFilledIndex(own)) {
            answers(table, index, queries);
        }
        return table;
    }

    private static void fill(Table table, Path own, Path bare, Setting setting) throws IOException {
        long bareTime = BareIndex.fill(bare, taker -> each(setting, taker));
        long time;
        try (HandFilledIndex index = new HandFilledIndex(own)) {
            long start = System.nanoTime();
            each(setting, row -> put(index, row));
            index.commit();
            time = System.nanoTime() - start;
        }
        table.row(
                "filling it",
                Table.seconds(time),
                Table.seconds(bareTime),
                Table.ratio((double) bareTime / time) + " of the speed");
        table.row(
                "its size",
                Table.mebibytes(size(own)),
                Table.mebibytes(size(bare)),
                Table.ratio((double) size(own) / size(bare)));
    }

    /// One after the other, and as many at once.
    private record Measured(Times times, double perSecond) {}

    private static Measured measured(List<String> queries, Consumer<String> asking)
            throws Exception {
        return new Measured(
                Times.of(queries.size(), i -> asking.accept(queries.get(i))),
                perSecond(queries, asking));
    }

    private static void answers(Table table, HandFilledIndex index, List<String> queries)
            throws Exception {
        Search search = index.search();
        LuceneAlone lucene = new LuceneAlone(index);
        Consumer<String> counting = query -> search.search(SearchQuery.of(query));
        Consumer<String> plainly = query -> search.search(SearchQuery.of(query).uncounted());
        List<Consumer<String>> all = List.of(lucene::best, lucene::whole, counting, plainly);
        // All of the code is warm before any of it is measured.
        for (int round = 0; round < 2; round++) {
            all.forEach(queries::forEach);
        }
        List<Measured> measured = new ArrayList<>();
        for (Consumer<String> asking : all) {
            measured.add(measured(queries, asking));
        }
        rows(table, "an answer, beside the bare query", measured.get(2), measured.get(0));
        rows(
                table,
                "an answer, beside Lucene counting and marking",
                measured.get(2),
                measured.get(1));
        rows(table, "one without facets, beside the bare query", measured.get(3), measured.get(0));
    }

    private static void rows(Table table, String what, Measured ours, Measured lucene) {
        for (double share : new double[] {0.5, 0.95}) {
            table.row(
                    what + (share == 0.5 ? ", median" : ", 95th percentile"),
                    precise(ours.times().at(share)),
                    precise(lucene.times().at(share)),
                    Table.ratio((double) ours.times().at(share) / lucene.times().at(share)));
        }
        table.row(
                what + ", a second for %d at once".formatted(CLIENTS),
                Table.number(ours.perSecond()),
                Table.number(lucene.perSecond()),
                Table.ratio(ours.perSecond() / lucene.perSecond()));
    }

    private static String precise(long nanoseconds) {
        return "%.2f ms".formatted(nanoseconds / 1e6);
    }

    private static double perSecond(List<String> queries, Consumer<String> asking)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                int number = next.getAndIncrement();
                                while (number < queries.size() * ROUNDS) {
                                    asking.accept(queries.get(number % queries.size()));
                                    number = next.getAndIncrement();
                                }
                            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return queries.size() * ROUNDS / ((System.nanoTime() - start) / 1e9);
    }

    /// Two words of one record.
    private static void query(Row row, Random random, List<String> queries) {
        String[] words = row.words().split("[^\\p{L}\\p{N}]+");
        String first = words[random.nextInt(words.length)];
        String second = words[random.nextInt(words.length)];
        if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
            queries.add(first + " " + second);
        }
    }

    private static void put(HandFilledIndex index, Row row) {
        try {
            index.put(
                    Published.record(
                            ShortRecords.description(row),
                            ShortRecords.organisation(row),
                            ShortRecords.published(row)),
                    row.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void each(Setting setting, Consumer<Row> taker) {
        String file = setting.options().getOrDefault("records", "");
        if (file.isEmpty()) {
            ShortRecords.make(setting.number("count", RECORDS), taker);
            return;
        }
        try {
            ShortRecords.read(Path.of(file), taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
