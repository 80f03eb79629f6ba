package org.khuevan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Copies bytes and tells their hash.
///
/// @param room is asked before the first and every 16 MiB of bytes are written
record Hashing(Room room) {

    private static final int CHUNK = 1 << 16;

    interface Room {
        void demand(long bytes);
    }

    /// @throws UncheckedIOException if reading fails
    /// @throws IOException if writing fails
    StoredFile copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int length = read(in, chunk); length >= 0; length = read(in, chunk)) {
            if (size % DiskRoom.CHECK + length >= DiskRoom.CHECK || size == 0) {
                room.demand(length);
            }
            digest.update(chunk, 0, length);
            out.write(chunk, 0, length);
            size += length;
        }
        return new StoredFile(new Sha256(HexFormat.of().formatHex(digest.digest())), size);
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new UncheckedIOException("the stream ended in a failure", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
