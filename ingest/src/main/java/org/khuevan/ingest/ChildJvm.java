package org.khuevan.ingest;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that starts a JVM with the class path of this one; of the application's one jar, its
/// launcher knows the way to ours.
///
/// What such a JVM learnt once ([ReadingRehearsal]) is taken from `reader.aot` beside the first jar
/// of the class path; without that file it starts all the same, in twice the time.
final class ChildJvm {

    private ChildJvm() {}

    /// Where a JVM writes down what it learns.
    static Path learnt() {
        String first = classPath().split(File.pathSeparator, 2)[0];
        return Path.of(first).toAbsolutePath().resolveSibling("reader.aot");
    }

    /// As [#command], of a JVM that learns for those after it.
    static List<String> learning(
            Class<?> main, int heapMegabytes, List<String> options, List<String> arguments) {
        return command(
                List.of("-XX:AOTCacheOutput=" + learnt(), "-Xlog:disable"),
                main,
                heapMegabytes,
                options,
                arguments);
    }

    /// @param options of the JVM beside those that every child has
    static List<String> command(
            Class<?> main, int heapMegabytes, List<String> options, List<String> arguments) {
        Path learnt = learnt();
        return command(
                Files.isReadable(learnt)
                        // The children's replies are on the standard output.
                        ? List.of(
                                "-XX:AOTCache=" + learnt, "-Xlog:disable", "-Xlog:all=error:stderr")
                        : List.of("-Xshare:auto"),
                main,
                heapMegabytes,
                options,
                arguments);
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<String> command(
            List<String> known,
            Class<?> main,
            int heapMegabytes,
            List<String> options,
            List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(known);
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:MaxDirectMemorySize=256m",
                        "-Djava.awt.headless=true",
                        "-Dlogback.configurationFile=reading-child-logback.xml",
                        "--enable-native-access=ALL-UNNAMED"));
        boolean inOneJar =
                main.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()
                        .contains("BOOT-INF");
        if (inOneJar) {
            command.add("-Dloader.main=" + main.getName());
        }
        command.addAll(List.of("-cp", classPath()));
        command.add(
                inOneJar
                        ? "org.springframework.boot.loader.launch.PropertiesLauncher"
                        : main.getName());
        command.addAll(arguments);
        return command;
    }
}
