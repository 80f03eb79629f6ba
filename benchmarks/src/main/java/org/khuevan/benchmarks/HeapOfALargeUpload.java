package org.khuevan.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Limits;

/// What the server keeps in its heap while a large video goes through (uncompressed, so that it is
/// large and not long), against what it keeps at rest.
final class HeapOfALargeUpload implements Benchmark {

    private static final long PIECE = 256L << 20;

    /// The bytes of a picture of 1080 lines.
    private static final long FRAME = 1920L * 1080 * 3 / 2;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        Path video = video(setting);
        long bytes = Files.size(video);
        Path log = setting.work().resolve("collections.log");
        try (Platform platform =
                Platform.start(
                        setting.jar(),
                        setting.work().resolve("data"),
                        "-Xmx256m",
                        "-Xlog:gc:file=" + log)) {
            String material = platform.newMaterial("Tệp rất lớn", "vi");
            Memory.collect(platform.processId());
            int before = Files.readAllLines(log).size();
            Memory.collect(platform.processId());
            double rest = Memory.highest(log, before);
            double restResident = Memory.resident(platform.processId());

            int during = Files.readAllLines(log).size();
            double resident = 0;
            String upload = platform.newUpload(material, "large.mkv", bytes);
            for (long offset = 0; offset < bytes; offset += PIECE) {
                platform.append(upload, offset, piece(video, offset, bytes));
                Memory.collect(platform.processId());
                resident = Math.max(resident, Memory.resident(platform.processId()));
            }
            while (!platform.get("/api/materials/" + material)
                    .path("files")
                    .path(0)
                    .path("examination")
                    .path("state")
                    .asString()
                    .equals("done")) {
                Memory.collect(platform.processId());
                Thread.sleep(1_000);
            }
            return new Table(
                            "Memory of the server (-Xmx256m) while a video of "
                                    + Table.mebibytes(bytes)
                                    + " goes through",
                            "When",
                            "Highest heap after a collection",
                            "Resident")
                    .row("at rest", Table.mebibytes(rest), Table.mebibytes(restResident))
                    .row(
                            "uploading and examining",
                            Table.mebibytes(Memory.highest(log, during)),
                            Table.mebibytes(resident));
        }
    }

    private static Path video(Setting setting) throws IOException, InterruptedException {
        long bytes = setting.number("heap-mebibytes", 5_120) * (1L << 20);
        Path folder = Files.createDirectories(setting.work().resolve("examiners"));
        Path video = setting.work().resolve("large.mkv");
        try (Examiners examiners = new Examiners(Limits.standard(), folder)) {
            Ffmpeg.of(examiners, folder)
                    .run(
                            List.of("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=25"),
                            List.of(
                                    "-pix_fmt",
                                    "yuv420p",
                                    "-c:v",
                                    "rawvideo",
                                    "-frames:v",
                                    Long.toString(bytes / FRAME)),
                            video);
        }
        return video;
    }

    private static BodyPublisher piece(Path file, long offset, long bytes) {
        long length = Math.min(PIECE, bytes - offset);
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        InputStream in = Files.newInputStream(file);
                        in.skipNBytes(offset);
                        return BoundedInputStream.builder()
                                .setInputStream(in)
                                .setMaxCount(length)
                                .get();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                length);
    }
}
