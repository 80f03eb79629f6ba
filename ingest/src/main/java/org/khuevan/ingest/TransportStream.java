package org.khuevan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// MPEG transport streams (ISO/IEC 13818-1), as camcorders and receivers write them. They have no
/// beginning by which to know them, but every packet begins with the same byte.
final class TransportStream {

    static final String TYPE = "video/mp2t";

    private static final int SYNC = 0x47;
    private static final int PACKET = 188;

    /// With a time of four bytes before each packet, as camcorders write them.
    private static final int TIMED = 192;

    private static final int PACKETS = 5;

    private TransportStream() {}

    static boolean is(Path file) throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(PACKETS * TIMED);
        }
        return isIn(beginning, 0, PACKET) || isIn(beginning, TIMED - PACKET, TIMED);
    }

    private static boolean isIn(byte[] bytes, int first, int length) {
        boolean all = bytes.length >= PACKETS * length;
        for (int at = first; all && at < PACKETS * length; at += length) {
            all = bytes[at] == SYNC;
        }
        return all;
    }
}
