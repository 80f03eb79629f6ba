package org.khuevan.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Bytes without any sense, which cost nothing to make.
final class Noise {

    private static final byte[] BLOCK = new byte[1 << 20];

    static {
        new Random(3).nextBytes(BLOCK);
    }

    private Noise() {}

    static Path file(Path path, long bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            for (long left = bytes; left > 0; left -= BLOCK.length) {
                out.write(BLOCK, 0, (int) Math.min(BLOCK.length, left));
            }
        }
        return path;
    }

    static BodyPublisher body(long bytes) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> stream(bytes)), bytes);
    }

    private static InputStream stream(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 1 : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(Math.min(length, BLOCK.length), left);
                System.arraycopy(BLOCK, 0, target, from, count);
                left -= count;
                return count;
            }
        };
    }
}
