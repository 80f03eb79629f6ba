package org.khuevan.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StorageFailure;
import org.khuevan.storage.StorageFull;
import org.khuevan.storage.StoredFile;

/// The bytes of uploads that are not whole yet, one file each, whose length says how many are here.
final class UploadData {

    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final long reserve;

    /// @param reserve bytes that are left free on the disk
    UploadData(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /// @throws StorageFull if so many bytes will not fit
    void demandRoom(long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() - reserve < bytes) {
                throw new StorageFull(
                        "no room for an upload of " + bytes + " bytes", new IOException("full"));
            }
        } catch (IOException e) {
            throw new StorageFailure("the disk of the uploads does not answer", e);
        }
    }

    void create(UploadId id) {
        try {
            Files.createFile(file(id));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// How many bytes are here; 0 if none ever came.
    long size(UploadId id) {
        try {
            Path file = file(id);
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// Appends what comes, at most up to the length, and forces it to the disk. A stream that
    /// breaks off is no failure: what came of it is kept.
    ///
    /// @return the bytes that are here now
    /// @throws UploadRefused if the stream goes beyond the length, or its bytes are not those of
    ///   the checksum; nothing of it is kept then
    long append(UploadId id, long length, InputStream bytes, Optional<Checksum> checksum) {
        try (FileChannel channel =
                FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long start = channel.size();
            channel.position(start);
            MessageDigest digest = checksum.map(Checksum::digest).orElse(null);
            boolean ended = copy(bytes, channel, length, digest);
            if (checksum.isPresent() && digest != null) {
                // Bytes whose checksum cannot be looked at do not count.
                boolean fits = ended && checksum.get().fits(digest);
                if (!fits) {
                    channel.truncate(start);
                    channel.force(true);
                    throw new UploadRefused(UploadRefused.Reason.CHECKSUM);
                }
            }
            channel.force(true);
            return channel.size();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// @return whether the stream came to its end
    private static boolean copy(
            InputStream bytes, FileChannel channel, long length, @Nullable MessageDigest digest)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long start = channel.position();
        for (int count = read(bytes, chunk); count != BROKEN; count = read(bytes, chunk)) {
            if (count < 0) {
                return true;
            }
            if (channel.position() + count > length) {
                channel.truncate(start);
                throw new UploadRefused(UploadRefused.Reason.TOO_LARGE);
            }
            if (digest != null) {
                digest.update(chunk, 0, count);
            }
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        return false;
    }

    private static final int BROKEN = -2;

    /// A weak line is the normal case, not a failure.
    private static int read(InputStream bytes, byte[] chunk) {
        try {
            return bytes.read(chunk);
        } catch (IOException _) {
            return BROKEN;
        }
    }

    /// Hands a whole upload to the storage, and keeps its own name for the bytes until [#remove]:
    /// if this process dies in between, they are handed over again.
    StoredFile handOver(UploadId id, Storage storage) {
        Path handed = folder.resolve(id + ".whole");
        try {
            Files.deleteIfExists(handed);
            if (!Files.exists(file(id))) {
                Files.createFile(file(id));
            }
            try {
                Files.createLink(handed, file(id));
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException _) {
                // A file system without hard links, or without room for them.
                try (InputStream in = Files.newInputStream(file(id))) {
                    return storage.keep(in);
                }
            }
            return storage.take(handed);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void remove(UploadId id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(folder.resolve(id + ".whole"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UploadId id) {
        return folder.resolve(id.value());
    }

    private static StorageFailure failure(IOException e) {
        String words = String.valueOf(e.getMessage());
        boolean full = words.contains("No space left") || words.contains("quota exceeded");
        return full
                ? new StorageFull("the disk of the uploads is full", e)
                : new StorageFailure("an upload could not be written", e);
    }
}
