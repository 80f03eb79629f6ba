package org.khuevan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The platform in a process of its own, which can be killed and started again on the same data,
/// and to which the test speaks as the administrator.
final class PlatformProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at (http://localhost:\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9]{12})\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final String PASSWORD = "Basic " + base64("admin:correct horse");

    private final Path folder;
    private final List<String> around;
    private final Started started;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;
    private String address = "";

    /// The password first, then a token: looking a password up takes long, and is meant to.
    private String administrator = PASSWORD;

    /// @param folder for its data and whatever starting it needs
    PlatformProcess(Path folder) throws Exception {
        this(folder, List.of());
    }

    /// @param around a command that runs the platform's own, which is added to it
    PlatformProcess(Path folder, List<String> around) throws Exception {
        this(folder, around, Started.once());
    }

    /// @param started how it is started
    PlatformProcess(Path folder, List<String> around, Started started) {
        this.folder = folder;
        this.around = around;
        this.started = started;
    }

    void start() throws Exception {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        process =
                new ProcessBuilder(command())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        eventually(
                "the platform is up",
                () -> {
                    String said = read(log);
                    if (!process.isAlive()) {
                        throw new AssertionError("it did not start: " + said);
                    }
                    Matcher ready = READY.matcher(said);
                    boolean up = ready.find();
                    address = up ? ready.group(1) : "";
                    return up;
                });
        if (administrator.equals(PASSWORD)) {
            HttpResponse<String> made =
                    request("/api/tokens")
                            .header("Content-Type", "application/json")
                            .method("POST", BodyPublishers.ofString("{\"name\":\"test\"}"))
                            .send();
            Matcher token = TOKEN.matcher(made.body());
            assertThat(token.find()).as(made.body()).isTrue();
            administrator = "Bearer " + token.group(1);
        }
    }

    /// With SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Kills the children that read and convert files, with SIGKILL, while the platform lives on.
    void killReaders() {
        process.descendants()
                .filter(child -> {
                    String command = child.info().commandLine().orElse("");
                    return command.contains("/reader-") || command.contains("/ffmpeg");
                })
                .forEach(ProcessHandle::destroyForcibly);
    }

    /// With SIGKILL, without waiting for it.
    void killSoon() {
        process.destroyForcibly();
    }

    long id() {
        return process.pid();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(around);
        command.addAll(started.command());
        command.add("--khuevan.data=" + folder.resolve("data"));
        return command;
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Request request(String path) {
        return new Request(
                client,
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", administrator));
    }

    Request tus(String upload, String method) {
        return request(upload)
                .header("Tus-Resumable", "1.0.0")
                .method(method, BodyPublishers.noBody());
    }

    Request tus(String upload, String method, byte[] bytes, int offset) {
        return request(upload)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Integer.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method(method, BodyPublishers.ofByteArray(bytes));
    }

    /// The start of an upload to a material.
    Request newUpload(String material, String name, int length) {
        return request("/api/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Integer.toString(length))
                .header(
                        "Upload-Metadata",
                        "filename " + base64(name) + ",material " + base64(material))
                .method("POST", BodyPublishers.noBody());
    }

    /// The id of a new draft with this title.
    String newMaterial(String title) throws IOException, InterruptedException {
        HttpResponse<String> made =
                request("/api/materials")
                        .header("Content-Type", "application/json")
                        .method(
                                "POST",
                                BodyPublishers.ofString(
                                        "{\"title\":\"%s\",\"language\":\"vi\"}".formatted(title)))
                        .send();
        Matcher id = ID.matcher(made.body());
        assertThat(made.statusCode() == 201 && id.find()).as(made.body()).isTrue();
        return id.group(1);
    }

    /// Publishes a draft; one that is published already stays so.
    void publish(String material) throws IOException, InterruptedException {
        HttpResponse<String> published =
                request("/api/materials/" + material + "/publish")
                        .method("POST", BodyPublishers.noBody())
                        .send();
        assertThat(published.statusCode()).as(published.body()).isIn(200, 404);
    }

    String get(String path) {
        try {
            return request(path).method("GET", BodyPublishers.noBody()).send().body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Authorization", administrator)
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    record Request(HttpClient client, HttpRequest.Builder builder) {

        Request header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        Request method(String name, HttpRequest.BodyPublisher body) {
            builder.method(name, body);
            return this;
        }

        HttpResponse<String> send() throws IOException, InterruptedException {
            return client.send(builder.build(), BodyHandlers.ofString());
        }
    }

    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        // Whoever asks all the time takes the processor from those who are waited for.
        int pause = 25;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            sleep(pause);
            pause = Math.min(400, pause * 3 / 2);
        }
    }

    static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }
}
