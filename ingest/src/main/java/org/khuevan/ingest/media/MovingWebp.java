package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A WebP that moves (RFC 9649, 2.7.1.1): browsers show it, and ffmpeg knows only those that stand
/// still, so its first frame is made one.
final class MovingWebp {

    private static final int LARGEST = 64_000_000;
    private static final int ALL_BEFORE_CHUNKS = 12;
    private static final int CHUNK_HEADER = 8;

    /// Of a frame: its place, size, duration and how it is put onto the one before.
    private static final int FRAME_HEADER = 16;

    private static final int WITH_TRANSPARENCY = 0x10;

    private MovingWebp() {}

    /// @return empty for any other file
    static Optional<byte[]> firstFrame(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = ALL_BEFORE_CHUNKS;
        while (at + CHUNK_HEADER + FRAME_HEADER <= all.capacity()) {
            int size = all.getInt(at + 4);
            if (size < 0 || size > all.capacity() - at - CHUNK_HEADER) {
                return Optional.empty();
            }
            if (name(all, at).equals("ANMF") && size > FRAME_HEADER) {
                return Optional.of(alone(all.slice(at + CHUNK_HEADER, size)));
            }
            at += CHUNK_HEADER + size + (size & 1);
        }
        return Optional.empty();
    }

    /// @param frame its header, and the chunks of a picture that stands still
    private static byte[] alone(ByteBuffer frame) {
        boolean transparent = name(frame, FRAME_HEADER).equals("ALPH");
        int picture = frame.capacity() - FRAME_HEADER;
        int extended = transparent ? CHUNK_HEADER + 10 : 0;
        ByteBuffer alone =
                ByteBuffer.allocate(ALL_BEFORE_CHUNKS + extended + picture)
                        .order(ByteOrder.LITTLE_ENDIAN);
        alone.put(ascii("RIFF")).putInt(alone.capacity() - CHUNK_HEADER).put(ascii("WEBP"));
        if (transparent) {
            alone.put(ascii("VP8X")).putInt(10).putInt(WITH_TRANSPARENCY);
            // Width and height, as the frame has them.
            alone.put(frame.slice(6, 6));
        }
        alone.put(frame.slice(FRAME_HEADER, picture));
        return alone.array();
    }

    private static String name(ByteBuffer all, int at) {
        byte[] name = new byte[4];
        all.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }
}
