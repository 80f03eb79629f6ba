package org.khuevan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How the killed platform is started: its class path as jars, and what JVMs learnt by starting it
/// and its readers once. With that fifty starts take minutes and not a quarter of an hour.
///
/// It is made once in a run of tests, for all that start the platform.
record Started(String classPath, Path cache) {

    private static Started made;

    static synchronized Started once() throws Exception {
        if (made == null) {
            Path folder = Files.createTempDirectory(Path.of("target"), "started").toAbsolutePath();
            Started started = new Started(jars(folder), folder.resolve("started.aot"));
            started.rehearseReading();
            rehearse(new PlatformProcess(folder, List.of(), started));
            made = started;
        }
        return made;
    }

    List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache,
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-cp",
                classPath,
                "org.khuevan.killed.KilledPlatform",
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                "--khuevan.admin-password=correct horse");
    }

    private void rehearseReading() throws Exception {
        Path log = cache.resolveSibling("rehearsal.log");
        Process reading =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath,
                                "org.khuevan.ingest.ReadingRehearsal")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(reading.waitFor()).as("the rehearsal of reading: see %s", log).isZero();
        assertThat(cache.resolveSibling("reader.aot")).exists();
    }

    /// Goes the way of an upload, so that the JVM learns all of it.
    private static void rehearse(PlatformProcess platform) throws Exception {
        try (platform) {
            platform.start();
            String id = platform.newMaterial("rehearsal");
            String file = "/api/materials/" + id + "/files/a.txt";
            assertThat(
                            platform.request(file)
                                    .method("PUT", BodyPublishers.ofString("a rehearsal"))
                                    .send()
                                    .statusCode())
                    .isEqualTo(201);
            platform.publish(id);
            PlatformProcess.eventually(
                    "it is found", () -> platform.get("/api/search?q=rehearsal").contains(id));
        }
    }

    /// The JVM remembers what it loaded from jars only.
    private static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry :
                System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                // An empty entry would mean the working folder.
                continue;
            }
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? jarOf(path, folder.resolve("classes-" + jars.size() + ".jar"))
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String jarOf(Path classes, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            // Spring finds packages by their folders' entries.
            for (Path path : all.filter(p -> !p.equals(classes)).sorted().toList()) {
                boolean isFolder = Files.isDirectory(path);
                out.putNextEntry(new ZipEntry(classes.relativize(path) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
