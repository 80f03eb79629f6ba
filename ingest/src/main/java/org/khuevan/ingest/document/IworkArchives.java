package org.khuevan.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// The objects of a file of Pages, Numbers or Keynote of 2013 and later. They lie in `.iwa` parts:
/// pieces compressed with Snappy, each behind a zero and its length in three bytes; unpacked, each
/// object's description and then its messages, as protocol buffers.
final class IworkArchives {

    private static final int LARGEST = 64_000_000;
    private static final int MOST_OBJECTS = 500_000;

    private final Map<Long, Archived> objects = new LinkedHashMap<>();
    private long unpacked;

    /// An object.
    ///
    /// @param type as the three programs number them
    /// @param refersTo ids of objects, in their order
    record Archived(int type, Protobuf message, List<Long> refersTo) {}

    private IworkArchives() {}

    /// @return empty if it is not such a file
    static Optional<IworkArchives> of(ZipFile zip) throws IOException {
        IworkArchives archives = new IworkArchives();
        for (ZipEntry part : Collections.list(zip.entries())) {
            if (part.getName().endsWith(".iwa")) {
                archives.add(Packages.read(zip, part));
            } else if (part.getName().matches("([^/]+/)?Index\\.zip")) {
                archives.addAll(Packages.read(zip, part));
            }
        }
        return archives.objects.isEmpty() ? Optional.empty() : Optional.of(archives);
    }

    Optional<Archived> find(long id) {
        return Optional.ofNullable(objects.get(id));
    }

    /// In the order of the file.
    Map<Long, Archived> all() {
        return Collections.unmodifiableMap(objects);
    }

    private void addAll(byte[] index) throws IOException {
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(index))) {
            ZipEntry part = parts.getNextEntry();
            while (part != null) {
                if (part.getName().endsWith(".iwa")) {
                    add(parts.readNBytes(LARGEST));
                }
                part = parts.getNextEntry();
            }
        }
    }

    private void add(byte[] part) throws IOException {
        byte[] plain = unpacked(part);
        Protobuf all = new Protobuf(plain);
        while (!all.isAtEnd() && objects.size() < MOST_OBJECTS) {
            Protobuf described = all.take((int) all.varint());
            long id = described.number(1).orElse(0L);
            List<Protobuf> messages = described.messages(2);
            for (int i = 0; i < messages.size(); i++) {
                Protobuf info = messages.get(i);
                Protobuf message = all.take(info.number(3).orElse(0L).intValue());
                if (i == 0) {
                    int type = info.number(1).orElse(0L).intValue();
                    objects.putIfAbsent(id, new Archived(type, message, info.numbers(5)));
                }
            }
        }
    }

    private byte[] unpacked(byte[] part) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int at = 0;
        while (at + 4 <= part.length && part[at] == 0) {
            int length =
                    (part[at + 1] & 0xFF)
                            | (part[at + 2] & 0xFF) << 8
                            | (part[at + 3] & 0xFF) << 16;
            int end = Math.min(part.length, at + 4 + length);
            try (InputStream in =
                    new SnappyCompressorInputStream(
                            new ByteArrayInputStream(part, at + 4, end - at - 4))) {
                byte[] piece = in.readNBytes(LARGEST);
                unpacked += piece.length;
                if (unpacked > LARGEST) {
                    throw new UnreadableFile(
                            Problem.NEEDED_TOO_MUCH_MEMORY, "archives of over 64 MB");
                }
                plain.writeBytes(piece);
            }
            at = end;
        }
        return plain.toByteArray();
    }
}
