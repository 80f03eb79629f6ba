package org.khuevan.benchmarks;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/// How fast one file arrives, against copying it on the same disk.
final class UploadThroughput implements Benchmark {

    private static final long PIECE = 32L << 20;

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        long bytes = setting.number("upload-mebibytes", 2_048) * (1L << 20);
        Path file = Noise.file(setting.work().resolve("file"), bytes);
        Table table = new Table("One upload of " + Table.mebibytes(bytes), "What", "Throughput");
        table.row("bare copy, forced to the disk", copy(file, bytes, false));
        table.row("bare copy with SHA-256, forced to the disk", copy(file, bytes, true));
        try (Platform platform = Platform.start(setting.jar(), setting.work().resolve("data"))) {
            String material = platform.newMaterial("Tệp lớn", "vi");
            long start = System.nanoTime();
            platform.put(material, "put.bin", BodyPublishers.ofFile(file));
            table.row(
                    "`PUT /api/materials/{id}/files/{name}`",
                    Table.megabytesPerSecond(bytes, System.nanoTime() - start));
            start = System.nanoTime();
            String upload = platform.newUpload(material, "tus.bin", bytes);
            for (long offset = 0; offset < bytes; offset += PIECE) {
                platform.append(upload, offset, Noise.body(Math.min(PIECE, bytes - offset)));
            }
            table.row(
                    "tus in pieces of 32 MiB, each forced to the disk",
                    Table.megabytesPerSecond(bytes, System.nanoTime() - start));
        }
        return table;
    }

    private static String copy(Path file, long bytes, boolean hashed) throws Exception {
        Path copy = file.resolveSibling("copy");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[1 << 20];
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(file);
                FileChannel out =
                        FileChannel.open(
                                copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (hashed) {
                    digest.update(chunk, 0, count);
                }
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        long took = System.nanoTime() - start;
        Files.delete(copy);
        return Table.megabytesPerSecond(bytes, took);
    }
}
