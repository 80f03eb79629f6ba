package org.khuevan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills the platform with SIGKILL at seeded random moments of an upload's way, and looks after the
/// last restart whether everything that it acknowledged is there.
///
/// To see a failure again, run with the seed it printed: `-Dkill.seed=…`. `-Dkill.times=…` kills
/// more often.
class NothingIsLostTest {

    private static final Logger LOG = LoggerFactory.getLogger(NothingIsLostTest.class);
    private static final int TIMES = Integer.getInteger("kill.times", 50);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final String ADMIN =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("admin:correct horse".getBytes(StandardCharsets.UTF_8));

    /// The moments at which it is killed, in turn.
    private enum Moment {
        MID_UPLOAD,
        AFTER_THE_BYTES,
        MID_EXAMINATION,
        BEFORE_INDEXING,
        MID_COMMIT
    }

    /// What the platform has acknowledged of one material.
    private static final class Promise {
        private final String word;
        private final byte[] bytes;
        private String material = "";
        private String upload = "";
        private long offset;
        private boolean whole;
        private boolean published;

        Promise(String word, byte[] bytes) {
            this.word = word;
            this.bytes = bytes;
        }
    }

    @TempDir Path data;

    private final Random random = new Random(SEED);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Promise> promises = new ArrayList<>();
    private Process process;
    private String address = "";

    @AfterEach
    void stop() throws Exception {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void whateverWasAcknowledgedIsThereAfterAnyKill() throws Exception {
        LOG.warn("kill.seed={}", SEED);
        rehearse();
        for (int i = 0; i < TIMES; i++) {
            start();
            resumeTheLast();
            Moment moment = Moment.values()[i % Moment.values().length];
            Promise promise = new Promise("tu" + i + "kill" + Math.abs(SEED % 1000), bytes(moment));
            promises.add(promise);
            try {
                live(promise, moment);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        start();
        for (Promise promise : promises) {
            keepGoing(promise);
        }
        eventually("everything is examined", () -> promises.stream().allMatch(this::isExamined));
        for (Promise promise : promises) {
            assertThat(kept(promise)).as("bytes of %s", promise.word).isEqualTo(promise.bytes);
        }
        eventually(
                "everything published is found",
                () -> promises.stream().filter(p -> p.published).allMatch(this::isFound));
        assertThat(promises.stream().filter(p -> p.published).count())
                .as("the test got far enough to mean something")
                .isGreaterThan(TIMES / 3);
    }

    private byte[] bytes(Moment moment) {
        byte[] bytes = new byte[moment == Moment.MID_UPLOAD ? 4_000_000 : 60_000];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Goes on until the moment has come; returning means: kill now.
    private void live(Promise promise, Moment moment) throws Exception {
        create(promise);
        if (moment == Moment.MID_UPLOAD) {
            int pieces = random.nextInt(8);
            for (int i = 0; i < pieces; i++) {
                append(promise, 500_000);
            }
            Thread killer =
                    Thread.ofVirtual()
                            .unstarted(() -> {
                                sleep(random.nextInt(20));
                                process.destroyForcibly();
                            });
            killer.start();
            appendUnlessKilled(promise);
            return;
        }
        append(promise, promise.bytes.length);
        switch (moment) {
            case MID_UPLOAD -> throw new IllegalStateException();
            case AFTER_THE_BYTES -> sleep(random.nextInt(40));
            case MID_EXAMINATION -> {
                publish(promise);
                sleep(random.nextInt(900));
            }
            case BEFORE_INDEXING -> {
                publish(promise);
                eventually("it is examined", () -> isExamined(promise));
                sleep(random.nextInt(60));
            }
            case MID_COMMIT -> {
                publish(promise);
                sleep(1_000 + random.nextInt(3_500));
            }
        }
    }

    private void resumeTheLast() throws Exception {
        if (!promises.isEmpty() && random.nextBoolean()) {
            keepGoing(promises.getLast());
        }
    }

    /// Ends what was begun, from where the platform says that it is.
    private void keepGoing(Promise promise) throws Exception {
        if (promise.material.isEmpty()) {
            create(promise);
        }
        HttpResponse<String> head = tus(promise.upload, "HEAD").send(client);
        assertThat(head.statusCode()).as("upload %s", promise.word).isEqualTo(200);
        long offset = Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
        assertThat(offset)
                .as("what was acknowledged of %s", promise.word)
                .isGreaterThanOrEqualTo(promise.offset);
        promise.offset = offset;
        promise.whole = offset == promise.bytes.length;
        while (!promise.whole) {
            append(promise, 2_000_000);
        }
        if (!promise.published) {
            publish(promise);
        }
    }

    private void create(Promise promise) throws Exception {
        if (promise.material.isEmpty()) {
            HttpResponse<String> made =
                    request("/api/materials")
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            "{\"title\":\"%s\",\"language\":\"vi\"}"
                                                    .formatted(promise.word)))
                            .send(client);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            promise.material = match("\"id\":\"([a-z0-9]{12})\"", made.body());
        }
        String metadata = "filename " + base64("tep.bin") + ",material " + base64(promise.material);
        HttpResponse<String> begun =
                request("/api/uploads")
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", Integer.toString(promise.bytes.length))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody())
                        .send(client);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        promise.upload = begun.headers().firstValue("Location").orElseThrow();
    }

    private void append(Promise promise, int count) throws Exception {
        int from = (int) promise.offset;
        int to = Math.min(promise.bytes.length, from + count);
        HttpResponse<String> taken =
                tus(promise.upload, "PATCH", Arrays.copyOfRange(promise.bytes, from, to), from)
                        .send(client);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        promise.offset = to;
        promise.whole = to == promise.bytes.length;
    }

    private void appendUnlessKilled(Promise promise) throws Exception {
        try {
            append(promise, promise.bytes.length);
        } catch (IOException _) {
            // Killed while it listened: nothing was promised.
        }
    }

    private void publish(Promise promise) throws Exception {
        HttpResponse<String> published =
                request("/api/materials/" + promise.material + "/publish")
                        .POST(BodyPublishers.noBody())
                        .send(client);
        boolean already = published.statusCode() == 404;
        assertThat(published.statusCode() == 200 || already).as(published.body()).isTrue();
        promise.published = true;
    }

    private boolean isExamined(Promise promise) {
        String body = get("/api/materials/" + promise.material);
        assertThat(body).as(promise.word).contains("\"examination\"").doesNotContain("\"failed\"");
        return body.contains("\"state\":\"done\"");
    }

    private boolean isFound(Promise promise) {
        return get("/api/search?q=" + promise.word).contains(promise.material);
    }

    private byte[] kept(Promise promise) throws Exception {
        String url =
                match("\"url\":\"(/files/[^\"]+)\"", get("/api/materials/" + promise.material));
        return client.send(
                        HttpRequest.newBuilder(URI.create(address + url))
                                .header("Authorization", ADMIN)
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private String get(String path) {
        try {
            return request(path).GET().send(client).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() throws Exception {
        Path log = data.resolve("log");
        Files.deleteIfExists(log);
        process =
                new ProcessBuilder(command(log))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Pattern ready = Pattern.compile("ready at (http://localhost:\\d+)");
        eventually(
                "the platform is up",
                () -> {
                    String said = read(log);
                    if (!process.isAlive()) {
                        throw new AssertionError("it did not start: " + said);
                    }
                    Matcher matcher = ready.matcher(said);
                    boolean up = matcher.find();
                    address = up ? matcher.group(1) : "";
                    return up;
                });
    }

    private List<String> command(Path log) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx400m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:disable",
                                "-cp",
                                classPath()));
        Path cache = data.resolve("started.aot");
        command.add(1, (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
        command.addAll(
                List.of(
                        "org.khuevan.KilledPlatform",
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=WARN",
                        "--khuevan.data=" + data.resolve("data"),
                        "--khuevan.admin-password=correct horse"));
        return command;
    }

    /// Starts once in order, so that the JVM remembers what it loaded and fifty starts take minutes
    /// and not a quarter of an hour. It does so for class paths of jars only.
    private void rehearse() throws Exception {
        start();
        process.destroy();
        process.waitFor();
    }

    private String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry :
                System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? jarOf(path, jars.size()) : entry);
        }
        return String.join(java.io.File.pathSeparator, jars);
    }

    private String jarOf(Path folder, int number) throws IOException {
        Path jar = data.resolve("classes-" + number + ".jar");
        if (!Files.exists(jar)) {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                    Stream<Path> all = Files.walk(folder)) {
                // Spring finds packages by their folders' entries.
                for (Path path : all.filter(p -> !p.equals(folder)).sorted().toList()) {
                    boolean isFolder = Files.isDirectory(path);
                    out.putNextEntry(new ZipEntry(folder.relativize(path) + (isFolder ? "/" : "")));
                    if (!isFolder) {
                        Files.copy(path, out);
                    }
                    out.closeEntry();
                }
            }
        }
        return jar.toString();
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Request request(String path) {
        return new Request(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", ADMIN));
    }

    private Request tus(String upload, String method) {
        return request(upload)
                .header("Tus-Resumable", "1.0.0")
                .method(method, BodyPublishers.noBody());
    }

    private Request tus(String upload, String method, byte[] bytes, int offset) {
        return request(upload)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Integer.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method(method, BodyPublishers.ofByteArray(bytes));
    }

    private record Request(HttpRequest.Builder builder) {

        Request header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        Request GET() {
            builder.GET();
            return this;
        }

        Request POST(HttpRequest.BodyPublisher body) {
            builder.POST(body);
            return this;
        }

        Request method(String name, HttpRequest.BodyPublisher body) {
            builder.method(name, body);
            return this;
        }

        HttpResponse<String> send(HttpClient client) throws IOException, InterruptedException {
            return client.send(builder.build(), BodyHandlers.ofString());
        }
    }

    private static String match(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + ", seed " + SEED).isLessThan(deadline);
            sleep(25);
        }
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
