package org.khuevan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform on a small disk of its own, which gets full while it works.
class FullDiskTest {

    /// Its arguments are the place of the disk, and the command that is run with it.
    private static final String MOUNT =
            "mkdir -p \"$1\" && mount -t tmpfs -o size=420m tmpfs \"$1\" && shift && exec \"$@\"";

    @TempDir Path folder;

    private PlatformProcess platform;

    @BeforeEach
    void start() throws Exception {
        // A mount that only the platform sees needs no rights on the machine beyond one's own.
        platform =
                new PlatformProcess(
                        folder,
                        List.of(
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                MOUNT,
                                "sh",
                                folder.resolve("data").toString()));
        platform.start();
    }

    @AfterEach
    void stop() throws Exception {
        platform.close();
    }

    @Test
    void aFullDiskIsSaidAndNothingOfBeforeIsLost() throws Exception {
        String earlier = platform.newMaterial("Bài cũ");
        assertThat(put(earlier, "cu.txt", "chữ đã có".getBytes()).statusCode()).isEqualTo(201);
        platform.publish(earlier);
        PlatformProcess.eventually("it is found", () -> finds("cũ", earlier));

        String later = platform.newMaterial("Bài mới");
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        HttpResponse<String> begun = platform.newUpload(later, "moi.bin", bytes.length).send();
        String upload = begun.headers().firstValue("Location").orElseThrow();
        assertThat(append(upload, bytes, 0, 1_000_000).statusCode()).isEqualTo(204);

        String waiting = platform.newMaterial("Bài chờ");
        put(waiting, "cho.txt", "chờ chỗ".getBytes());
        PlatformProcess.eventually("it is examined", () -> isDone(waiting));

        Path filler = fill();
        HttpResponse<String> refused = append(upload, bytes, offset(upload), bytes.length);
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.body()).contains("\"title\"").doesNotContain("Exception");
        assertThat(put(later, "x.txt", "kein Platz".getBytes()).statusCode()).isEqualTo(507);
        assertThat(platform.newUpload(later, "y.bin", 10).send().statusCode()).isEqualTo(507);
        assertThat(finds("cũ", earlier)).isTrue();
        assertThat(platform.bytes(file(earlier))).isEqualTo("chữ đã có".getBytes());
        // What waits for room gets done when there is room.
        HttpResponse<String> again =
                platform.request("/api/materials/" + waiting + "/files/cho.txt/examine")
                        .method("POST", BodyPublishers.noBody())
                        .send();
        assertThat(again.statusCode()).isEqualTo(202);
        PlatformProcess.sleep(1_500);

        Files.delete(filler);
        int offset = offset(upload);
        assertThat(offset).isBetween(1_000_000, bytes.length);
        assertThat(append(upload, bytes, offset, bytes.length).statusCode()).isEqualTo(204);
        platform.publish(later);
        PlatformProcess.eventually("all is examined", () -> isDone(waiting) && isDone(later));
        assertThat(platform.bytes(file(later))).isEqualTo(bytes);
        PlatformProcess.eventually("both are found", () -> finds("mới", later));
        assertThat(finds("cũ", earlier)).isTrue();
    }

    /// Takes the last byte of the disk.
    private Path fill() throws IOException {
        Path filler = Path.of("/proc/" + platform.id() + "/root" + folder + "/data/filler");
        for (int size : List.of(1 << 20, 1 << 12)) {
            try (OutputStream out =
                    Files.newOutputStream(
                            filler,
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }
        return filler;
    }

    private HttpResponse<String> put(String material, String name, byte[] bytes) throws Exception {
        return platform.request("/api/materials/" + material + "/files/" + name)
                .method("PUT", BodyPublishers.ofByteArray(bytes))
                .send();
    }

    private HttpResponse<String> append(String upload, byte[] bytes, int from, int to)
            throws Exception {
        return platform.tus(upload, "PATCH", Arrays.copyOfRange(bytes, from, to), from).send();
    }

    private int offset(String upload) throws Exception {
        return Integer.parseInt(
                platform.tus(upload, "HEAD")
                        .send()
                        .headers()
                        .firstValue("Upload-Offset")
                        .orElseThrow());
    }

    private String file(String material) {
        return match("\"url\":\"(/files/[^\"]+)\"", platform.get("/api/materials/" + material));
    }

    private boolean isDone(String material) {
        return platform.get("/api/materials/" + material).contains("\"state\":\"done\"");
    }

    private boolean finds(String words, String material) {
        String query = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        return platform.get("/api/search?q=" + query).contains(material);
    }

    private static String match(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
