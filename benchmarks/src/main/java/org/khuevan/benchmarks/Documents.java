package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Limits;

/// How many documents a second are examined, against Tika's own forked pipes on the same files with
/// as many workers. The files are those of `--pile=folder`, without a word limit.
final class Documents implements Benchmark {

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        Table table =
                new Table(
                        "Documents per second", "What", "Files", "Read", "Time", "Files a second");
        List<Path> files = files(setting);
        int workers = setting.number("workers", Runtime.getRuntime().availableProcessors());
        Map<Path, String> outcomes = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        try (Examiners examiners =
                new Examiners(Limits.standard(), setting.work().resolve("examiners"))) {
            inParallel(
                    workers, files, file -> outcomes.put(file, examine(examiners, file, setting)));
        }
        row(table, "examiners, " + workers + " at once", outcomes, start);
        Map<Path, String> parsed = new ConcurrentHashMap<>();
        start = System.nanoTime();
        try (PipesParser parser = new PipesParser(pipes(setting, workers))) {
            inParallel(workers, files, file -> parsed.put(file, parse(parser, file)));
        }
        row(table, "Tika's forked pipes, " + workers + " at once", parsed, start);
        report(outcomes);
        return table;
    }

    private static void row(Table table, String what, Map<Path, String> outcomes, long start) {
        long took = System.nanoTime() - start;
        long read = outcomes.values().stream().filter(o -> o.startsWith("read")).count();
        table.row(
                what,
                outcomes.size(),
                read,
                Table.seconds(took),
                Table.number(outcomes.size() / (took / 1e9)));
    }

    private static String examine(Examiners examiners, Path file, Setting setting)
            throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(setting.work(), "output-");
        long start = System.nanoTime();
        Examination examination =
                examiners.examine(file, String.valueOf(file.getFileName()), output, (_, _) -> {});
        String took = "\t" + (System.nanoTime() - start) / 1_000_000 + "\t";
        return switch (examination) {
            case Examination.Readable(var findings) ->
                    "read"
                            + took
                            + findings.kind()
                            + "\t"
                            + findings.mediaType()
                            + "\t"
                            + findings.of(org.khuevan.ingest.Finding.Text.class).count()
                            + " texts, "
                            + findings.of(org.khuevan.ingest.Finding.Thumbnail.class).count()
                            + " thumbnails, "
                            + findings.of(org.khuevan.ingest.Finding.Property.class).toList();
            case Examination.Unreadable(var problem, var type, var detail) ->
                    problem + took + "\t" + type + "\t" + detail.replace('\n', ' ');
        };
    }

    private static String parse(PipesParser parser, Path file) throws Exception {
        PipesResult result =
                parser.parse(
                        new FetchEmitTuple(
                                file.toString(),
                                new FetchKey("files", file.toString().substring(1)),
                                new EmitKey("none", file.toString())));
        return switch (result.getStatus()) {
            case PARSE_SUCCESS, PARSE_SUCCESS_WITH_EXCEPTION, EMIT_SUCCESS -> "read";
            case PARSE_EXCEPTION_NO_EMIT,
                    PARSE_EXCEPTION_EMIT,
                    EMIT_SUCCESS_PARSE_EXCEPTION,
                    EMPTY_OUTPUT ->
                    "unreadable";
            default -> String.valueOf(result.getStatus());
        };
    }

    private static PipesConfig pipes(Setting setting, int workers) throws Exception {
        Path configuration = setting.work().resolve("tika.xml");
        Files.writeString(
                configuration,
                """
                <properties>
                  <pipes><params>
                    <numClients>%d</numClients>
                    <timeoutMillis>180000</timeoutMillis>
                    <maxForEmitBatchBytes>-1</maxForEmitBatchBytes>
                    <tikaConfig>%s</tikaConfig>
                    <javaPath>%s</javaPath>
                    <forkedJvmArgs>
                      <arg>-Xmx768m</arg>
                      <arg>-XX:+UseSerialGC</arg>
                      <arg>-Djava.awt.headless=true</arg>
                    </forkedJvmArgs>
                  </params></pipes>
                  <fetchers>
                    <fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher">
                      <params><name>files</name><basePath>/</basePath></params>
                    </fetcher>
                  </fetchers>
                </properties>
                """
                        .formatted(
                                workers,
                                configuration,
                                Path.of(System.getProperty("java.home"), "bin", "java")));
        return PipesConfig.load(configuration);
    }

    private interface Work {
        void on(Path file) throws Exception;
    }

    private static void inParallel(int workers, List<Path> files, Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (Path file : files) {
                calls.add(() -> {
                    work.on(file);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        }
    }

    private static List<Path> files(Setting setting) throws IOException {
        String pile = setting.options().get("pile");
        if (pile == null) {
            Lessons lessons = new Lessons(5);
            List<Path> made = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                made.add(
                        Files.writeString(
                                setting.work().resolve("lesson-" + i + ".md"),
                                Lessons.markdown(lessons.sections(8))));
            }
            return made;
        }
        try (Stream<Path> all = Files.walk(Path.of(pile).toAbsolutePath().normalize())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// What became of each file, for looking at by eye.
    private static void report(Map<Path, String> outcomes) throws IOException {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(outcomes).forEach((file, outcome) -> lines.add(file + "\t" + outcome));
        Files.write(Path.of("benchmarks", "target", "documents.tsv"), lines);
    }
}
