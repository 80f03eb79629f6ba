package org.khuevan.search;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/// A real OpenSearch node in a process of its own, with a class path of its own, for as long as a
/// test lasts.
final class OpenSearchNode implements AutoCloseable {

    private static final Path CLASS_PATH = Path.of("opensearch", "target", "class-path");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PORTS = 89;

    private final Process process;
    private final Path folder;
    private final OpenSearch cluster;

    private OpenSearchNode(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.cluster = new OpenSearch(address);
    }

    static OpenSearchNode start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("opensearch-");
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        Files.readString(CLASS_PATH).strip(),
                                        "opensearch/Node.java",
                                        folder.resolve("node").toString(),
                                        Integer.toString(port)))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        OpenSearchNode node =
                new OpenSearchNode(process, folder, URI.create("http://127.0.0.1:" + port));
        node.awaitReady();
        return node;
    }

    OpenSearch cluster() {
        return cluster;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                cluster.send("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s");
                // The whole index lives on a disk that others fill too.
                cluster.send(
                        "PUT",
                        "/_cluster/settings",
                        Map.of(
                                "transient",
                                Map.of(
                                        "cluster.routing.allocation.disk.threshold_enabled",
                                        false)));
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String said = Files.readString(folder.resolve("output"));
                    close();
                    throw new IOException("OpenSearch does not start: " + said, e);
                }
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    /// The runner takes no port beyond 9299.
    private static int freePort() throws IOException {
        // Not where another run of the tests looks at this moment.
        int first = ThreadLocalRandom.current().nextInt(PORTS);
        for (int i = 0; i < PORTS; i++) {
            int port = 9_210 + (first + i) % PORTS;
            try (ServerSocket _ = new ServerSocket(port)) {
                return port;
            } catch (BindException e) {
                continue;
            }
        }
        throw new IOException("no port is free for OpenSearch");
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
