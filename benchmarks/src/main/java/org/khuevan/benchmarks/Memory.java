package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What another process occupies, in bytes.
final class Memory {

    /// Such as `Pause Full (Diagnostic Command) 120M->30M(512M) 12.3ms`; what a young collection
    /// leaves is not all in use.
    private static final Pattern COLLECTION = Pattern.compile("Pause Full.*->(\\d+)M\\(");

    private Memory() {}

    static double resident(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no process " + process);
    }

    /// Asks a JVM to collect what nobody needs, so that its log says what is left.
    static void collect(long process) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// The highest heap after a full collection that a JVM's log tells of, from one line on.
    static double highest(Path log, int fromLine) throws IOException {
        double highest = 0;
        for (String line : Files.readAllLines(log).stream().skip(fromLine).toList()) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                highest = Math.max(highest, Double.parseDouble(collection.group(1)));
            }
        }
        return highest * (1 << 20);
    }
}
