package org.khuevan.benchmarks;

import java.nio.file.Path;

/// The first start, which makes the database, and the second, which every operator waits for.
final class Starting implements Benchmark {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        Table table = new Table("Starting", "What", "Time", "Resident memory");
        Path data = setting.work().resolve("data");
        for (String what : new String[] {"first start, empty data folder", "second start"}) {
            try (Platform platform = Platform.start(setting.jar(), data)) {
                table.row(
                        what,
                        Table.seconds(platform.startingTime()),
                        Table.mebibytes(Memory.resident(platform.processId())));
            }
        }
        long start = System.nanoTime();
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return table.row("bare JVM, `java -version`", Table.seconds(System.nanoTime() - start), "");
    }
}
