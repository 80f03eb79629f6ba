package org.khuevan.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.storage.DiskRoom;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StorageFailure;
import org.khuevan.storage.StoredFile;

/// The bytes of uploads that are not whole yet, one file each, whose length says how many are here.
final class UploadData {

    private static final int CHUNK = 1 << 16;

    /// Ends the second name of bytes that are being handed over.
    private static final String WHOLE = ".whole";

    private final Path folder;
    private final DiskRoom room;

    /// @param reserve bytes that are left free on the disk
    UploadData(Path folder, long reserve) {
        this.folder = folder;
        this.room = new DiskRoom(folder, reserve);
    }

    /// @throws org.khuevan.storage.StorageFull if so many bytes will not fit
    void demandRoom(long bytes) {
        room.demand(bytes);
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
    /// breaks off is no failure: what came of it is kept. The file is locked meanwhile, as other
    /// processes may share the folder.
    ///
    /// @param offset where the bytes begin
    /// @return the bytes that are here now
    /// @throws UploadRefused if other bytes are due, somebody else appends, the stream goes beyond
    ///   the length, or its bytes are not those of the checksum; nothing of it is kept then
    /// @throws org.khuevan.storage.StorageFull when the reserve is reached
    long append(
            UploadId id, long offset, long length, InputStream bytes, Optional<Checksum> checksum) {
        try (FileChannel channel =
                        FileChannel.open(
                                file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            if (channel.size() != offset) {
                throw new UploadRefused(UploadRefused.Reason.OFFSET);
            }
            channel.position(offset);
            MessageDigest digest = checksum.map(Checksum::digest).orElse(null);
            boolean whole = false;
            try {
                boolean ended = copy(bytes, channel, length, digest);
                // Bytes whose checksum cannot be looked at do not count.
                whole = digest == null || ended && checksum.orElseThrow().fits(digest);
            } finally {
                if (!whole && digest != null) {
                    channel.truncate(offset);
                }
                channel.force(true);
            }
            if (!whole) {
                throw new UploadRefused(UploadRefused.Reason.CHECKSUM);
            }
            return channel.size();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException _) {
            // By another thread of this process.
        }
        throw new UploadRefused(UploadRefused.Reason.BUSY);
    }

    /// @return whether the stream came to its end
    private boolean copy(
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
            long written = channel.position() - start;
            if (written == 0 || written % DiskRoom.CHECK + count >= DiskRoom.CHECK) {
                room.demand(count);
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
        Path handed = folder.resolve(id + WHOLE);
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

    /// What is here and was not written to since then.
    Set<UploadId> untouchedSince(Instant then) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isBefore(file, then))
                    .map(file -> String.valueOf(file.getFileName()).replace(WHOLE, ""))
                    .filter(UploadId::is)
                    .map(UploadId::new)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static boolean isBefore(Path file, Instant then) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (IOException _) {
            // It came to its end meanwhile.
            return false;
        }
    }

    void remove(UploadId id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(folder.resolve(id + WHOLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UploadId id) {
        return folder.resolve(id.value());
    }

    private static StorageFailure failure(IOException e) {
        return StorageFailure.of("an upload could not be written", e);
    }
}
