package org.khuevan.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What the server keeps in its heap while many files of all kinds are uploaded and examined,
/// against what it keeps at rest.
final class HeapOfManyFiles implements Benchmark {

    private static final int EACH_MATERIAL = 50;
    private static final int EACH_LOOK = 25;

    @Override
    public String name() {
        return "heap-mixed";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        List<Path> files = files(setting);
        int count = files.isEmpty() ? 0 : setting.number("heap-files", 2_000);
        Path log = setting.work().resolve("collections.log");
        try (Platform platform =
                Platform.start(
                        setting.jar(),
                        setting.work().resolve("data"),
                        "-Xmx256m",
                        "-Xlog:gc:file=" + log)) {
            Memory.collect(platform.processId());
            int before = Files.readAllLines(log).size();
            Memory.collect(platform.processId());
            double rest = Memory.highest(log, before);
            int during = Files.readAllLines(log).size();
            String material = "";
            for (int i = 0; i < count; i++) {
                if (i % EACH_MATERIAL == 0) {
                    material = platform.newMaterial("Tệp " + i, "vi");
                }
                Path file = files.get(i % files.size());
                String name = i + "-" + file.getFileName();
                platform.put(material, name, BodyPublishers.ofFile(file));
                if (i % EACH_LOOK == 0) {
                    Memory.collect(platform.processId());
                }
            }
            while (waiting(platform) > 0) {
                Memory.collect(platform.processId());
                Thread.sleep(2_000);
            }
            Memory.collect(platform.processId());
            double highest = Memory.highest(log, during);
            return new Table(
                            "Heap of the server (`heap-mixed`; -Xmx256m) while "
                                    + count
                                    + " mixed files go through",
                            "When",
                            "Highest heap after a collection")
                    .row("at rest", Table.mebibytes(rest))
                    .row("uploading and examining", Table.mebibytes(highest))
                    .row("more than at rest (bound: 64 MiB)", Table.mebibytes(highest - rest));
        }
    }

    private static long waiting(Platform platform) throws IOException, InterruptedException {
        var figures = platform.get("/api/jobs/figures");
        long waiting = figures.path("running").asLong();
        for (var one : figures.path("waiting")) {
            waiting += one.asLong();
        }
        return waiting;
    }

    private static List<Path> files(Setting setting) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String pile :
                Arrays.stream(setting.options().getOrDefault("pile", "").split(","))
                        .filter(name -> !name.isEmpty())
                        .toList()) {
            try (Stream<Path> all = Files.walk(Path.of(pile))) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
