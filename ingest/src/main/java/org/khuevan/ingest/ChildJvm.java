package org.khuevan.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that starts a JVM with the class path of this one; of the application's one jar, its
/// launcher knows the way to ours.
final class ChildJvm {

    private ChildJvm() {}

    /// @param options of the JVM beside those that every child has
    static List<String> command(
            Class<?> main, int heapMegabytes, List<String> options, List<String> arguments) {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:MaxDirectMemorySize=256m",
                        "-Xshare:auto",
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
        command.addAll(List.of("-cp", classPath));
        command.add(
                inOneJar
                        ? "org.springframework.boot.loader.launch.PropertiesLauncher"
                        : main.getName());
        command.addAll(arguments);
        return command;
    }
}
