package org.khuevan.ingest.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A WebP that moves (RFC 9649, 2.7.1.1): browsers show it, and ffmpeg knows only those that stand
/// still, so its first frame is made one.
final class MovingWebp {

    private static final int ALL_BEFORE_CHUNKS = 12;
    private static final int CHUNK_HEADER = 8;

    /// Of a frame: its place, size, duration and how it is put onto the one before.
    private static final int FRAME_HEADER = 16;

    private static final int NAME = 4;
    private static final int EXTENDED = 10;
    private static final int WITH_TRANSPARENCY = 0x10;

    private MovingWebp() {}

    /// @param still is written
    /// @return whether it moves; nothing is written for any other file
    static boolean writeFirstFrame(Path file, Path still) throws IOException {
        try (FileChannel all = FileChannel.open(file)) {
            long at = ALL_BEFORE_CHUNKS;
            while (at + CHUNK_HEADER + FRAME_HEADER + CHUNK_HEADER <= all.size()) {
                ByteBuffer header = read(all, at, CHUNK_HEADER);
                long size = Integer.toUnsignedLong(header.getInt(NAME));
                long content = at + CHUNK_HEADER;
                if (name(header, 0).equals("ANMF")) {
                    boolean whole =
                            size >= FRAME_HEADER + CHUNK_HEADER && content + size <= all.size();
                    if (whole) {
                        write(all, content, size, still);
                    }
                    return whole;
                }
                at = content + size + (size & 1);
            }
            return false;
        }
    }

    /// @param frame where its header begins, behind which are the chunks of a picture
    private static void write(FileChannel all, long frame, long size, Path still)
            throws IOException {
        ByteBuffer header = read(all, frame, FRAME_HEADER + NAME);
        boolean transparent = name(header, FRAME_HEADER).equals("ALPH");
        long picture = size - FRAME_HEADER;
        int extended = transparent ? CHUNK_HEADER + EXTENDED : 0;
        ByteBuffer start =
                ByteBuffer.allocate(ALL_BEFORE_CHUNKS + extended).order(ByteOrder.LITTLE_ENDIAN);
        start.put(ascii("RIFF")).putInt((int) (NAME + extended + picture)).put(ascii("WEBP"));
        if (transparent) {
            start.put(ascii("VP8X")).putInt(EXTENDED).putInt(WITH_TRANSPARENCY);
            // Width and height, as the frame has them.
            start.put(header.slice(6, 6));
        }
        try (FileChannel out =
                FileChannel.open(still, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(start.flip());
            for (long done = 0; done < picture; ) {
                done += all.transferTo(frame + FRAME_HEADER + done, picture - done, out);
            }
        }
    }

    private static ByteBuffer read(FileChannel all, long at, int length) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (read.hasRemaining()) {
            if (all.read(read, at + read.position()) < 0) {
                throw new EOFException();
            }
        }
        return read;
    }

    private static String name(ByteBuffer all, int at) {
        byte[] name = new byte[NAME];
        all.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }
}
