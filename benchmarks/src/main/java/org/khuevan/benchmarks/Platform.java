package org.khuevan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The finished jar, started as an operator starts it, and spoken to as a script does.
final class Platform implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at (http://localhost:\\d+)");
    private static final String PASSWORD = "measured";
    private static final String ADMINISTRATOR = "Basic " + base64("admin:" + PASSWORD);

    private final Process process;
    private final String address;
    private final long startingTime;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();

    private Platform(Process process, String address, long startingTime) {
        this.process = process;
        this.address = address;
        this.startingTime = startingTime;
    }

    /// @param jvm more arguments of the JVM
    static Platform start(Path jar, Path data, String... jvm)
            throws IOException, InterruptedException {
        Path log = data.resolveSibling("platform.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=0"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("KHUEVAN_DATA", data.toString());
        builder.environment().put("KHUEVAN_ADMIN_PASSWORD", PASSWORD);
        long start = System.nanoTime();
        Process process = builder.start();
        while (process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return new Platform(process, ready.group(1), System.nanoTime() - start);
            }
            Thread.sleep(20);
        }
        throw new IOException("the platform did not start: " + Files.readString(log));
    }

    String address() {
        return address;
    }

    long processId() {
        return process.pid();
    }

    /// From the command to the sentence that it is ready, in nanoseconds.
    long startingTime() {
        return startingTime;
    }

    /// As a power cut would, with SIGKILL.
    void kill() throws InterruptedException {
        client.close();
        process.destroyForcibly().waitFor();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path).GET(), 200).body());
    }

    /// @return its id
    String newMaterial(String title, String language) throws IOException, InterruptedException {
        String description =
                json.writeValueAsString(java.util.Map.of("title", title, "language", language));
        return json.readTree(
                        send(
                                        request("/api/materials")
                                                .header("Content-Type", "application/json")
                                                .POST(BodyPublishers.ofString(description)),
                                        201)
                                .body())
                .path("id")
                .asString();
    }

    void put(String material, String name, BodyPublisher bytes)
            throws IOException, InterruptedException {
        send(
                request("/api/materials/" + material + "/files/" + escaped(name))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(bytes),
                200,
                201);
    }

    /// Sends JSON as the administrator.
    JsonNode send(String method, String path, Object body)
            throws IOException, InterruptedException {
        return json.readTree(
                send(
                                request(path)
                                        .header("Content-Type", "application/json")
                                        .method(
                                                method,
                                                BodyPublishers.ofString(
                                                        json.writeValueAsString(body))),
                                200,
                                201)
                        .body());
    }

    void publish(String material) throws IOException, InterruptedException {
        send(request("/api/materials/" + material + "/publish").POST(BodyPublishers.noBody()), 200);
    }

    /// How many hits a search has.
    int found(String words) throws IOException, InterruptedException {
        return get("/api/search?q=" + escaped(words)).path("total").asInt();
    }

    /// @return where the upload continues
    String newUpload(String material, String name, long length)
            throws IOException, InterruptedException {
        return send(
                        request("/api/uploads")
                                .header("Tus-Resumable", "1.0.0")
                                .header("Upload-Length", Long.toString(length))
                                .header(
                                        "Upload-Metadata",
                                        "filename "
                                                + base64(name)
                                                + ",material "
                                                + base64(material))
                                .POST(BodyPublishers.noBody()),
                        201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    void append(String upload, long offset, BodyPublisher bytes)
            throws IOException, InterruptedException {
        send(
                request(upload)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", bytes),
                204);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Authorization", ADMINISTRATOR);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Integer... expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (!List.of(expected).contains(response.statusCode())) {
            throw new IOException(
                    response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        process.waitFor();
    }
}
