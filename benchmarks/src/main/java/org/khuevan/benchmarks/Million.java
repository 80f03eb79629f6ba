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
    private static final int QUERIES = 16_000;
    private static final int ROWS_A_QUERY = 60;
    private static final int CLIENTS = 16;
    private static final int WARM = 4;
    private static final int ROUNDS = 6;

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
                    if (queries.size() < QUERIES && random.nextInt(ROWS_A_QUERY) == 0) {
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

    /// One of those that are compared, and what it took: one query after the other, and many at
    /// once.
    private static final class Asked {

        private final Consumer<String> asking;
        private final long[] times;
        private long together;

        Asked(Consumer<String> asking, int queries) {
            this.asking = asking;
            this.times = new long[queries * ROUNDS];
        }

        void oneByOne(int round, List<String> queries) {
            for (int i = 0; i < queries.size(); i++) {
                long start = System.nanoTime();
                asking.accept(queries.get(i));
                times[round * queries.size() + i] = System.nanoTime() - start;
            }
        }

        void allAtOnce(List<String> queries) throws InterruptedException {
            together += together(queries, asking);
        }

        long at(double share) {
            return new Times(times).at(share);
        }

        double perSecond() {
            return times.length / (together / 1e9);
        }
    }

    private static void answers(Table table, HandFilledIndex index, List<String> queries)
            throws Exception {
        Search search = index.search();
        LuceneAlone lucene = new LuceneAlone(index);
        int each = queries.size() / (WARM + 2 * ROUNDS);
        Asked bare = new Asked(lucene::best, each);
        Asked whole = new Asked(lucene::whole, each);
        Asked ours = new Asked(query -> search.search(SearchQuery.of(query)), each);
        Asked plain = new Asked(query -> search.search(SearchQuery.of(query).uncounted()), each);
        List<Asked> all = List.of(bare, whole, ours, plain);
        // Nothing is asked twice of the same: what is remembered of a query would help only here.
        int asked = WARM * each;
        // All of the code is warm before any of it is measured.
        for (Asked one : all) {
            queries.subList(0, asked).forEach(one.asking);
        }
        // In turns, so that a machine that becomes slower does so for all of them.
        for (int round = 0; round < ROUNDS; round++) {
            List<String> single = queries.subList(asked, asked + each);
            List<String> together = queries.subList(asked + each, asked + 2 * each);
            for (Asked one : all) {
                one.oneByOne(round, single);
                one.allAtOnce(together);
            }
            asked += 2 * each;
        }
        rows(table, "an answer, beside the bare query", ours, bare);
        rows(table, "an answer, beside Lucene counting and marking", ours, whole);
        rows(table, "one without facets, beside the bare query", plain, bare);
    }

    private static void rows(Table table, String what, Asked ours, Asked lucene) {
        for (double share : new double[] {0.5, 0.95}) {
            table.row(
                    what + (share == 0.5 ? ", median" : ", 95th percentile"),
                    precise(ours.at(share)),
                    precise(lucene.at(share)),
                    Table.ratio((double) ours.at(share) / lucene.at(share)));
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

    /// @return nanoseconds
    private static long together(List<String> queries, Consumer<String> asking)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                int number = next.getAndIncrement();
                                while (number < queries.size()) {
                                    asking.accept(queries.get(number));
                                    number = next.getAndIncrement();
                                }
                            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return System.nanoTime() - start;
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
