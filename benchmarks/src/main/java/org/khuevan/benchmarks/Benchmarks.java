package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs benchmarks and prints their tables.
///
/// Arguments are names of benchmarks (none means all) and `--option=value`.
final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(
                    new Starting(),
                    new FirstHit(),
                    new SearchLatency(),
                    new Million(),
                    new UploadThroughput(),
                    new HeapOfALargeUpload(),
                    new HeapOfManyFiles(),
                    new FirstVisit(),
                    new Documents(),
                    new Scans(),
                    new LegacyTexts(),
                    new Video(),
                    new QuizRush(),
                    new ManyCourses(),
                    new Robustness());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                options.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else {
                names.add(argument);
            }
        }
        for (String name : names) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                throw new IllegalArgumentException(
                        "no benchmark "
                                + name
                                + ", but "
                                + ALL.stream().map(Benchmark::name).toList());
            }
        }
        System.out.println(machine() + "\n");
        Path jar = Path.of(options.getOrDefault("jar", "ui/target/khuevan.jar"));
        Path target = Files.createDirectories(Path.of("benchmarks", "target"));
        for (Benchmark benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                Path work = Files.createTempDirectory(target, "work-").toAbsolutePath();
                try {
                    System.out.println(
                            benchmark.run(new Setting(jar.toAbsolutePath(), work, options)));
                } finally {
                    remove(work);
                }
            }
        }
    }

    private static String machine() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String model =
                Files.exists(processors)
                        ? Files.readAllLines(processors).stream()
                                .filter(line -> line.startsWith("model name"))
                                .map(line -> line.substring(line.indexOf(':') + 2))
                                .findFirst()
                                .orElse("unknown processor")
                        : System.getProperty("os.arch");
        return "%d × %s, %s, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String memory() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return Table.number(system.getTotalMemorySize() / (double) (1 << 30)) + " GiB";
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
