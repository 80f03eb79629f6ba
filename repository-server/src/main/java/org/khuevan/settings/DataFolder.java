package org.khuevan.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder in which this process keeps everything of its own, for itself alone while it is open.
///
/// The operating system gives the folder free when the process ends, however it ends.
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "khuevan.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes the folder if there is none and takes it.
    ///
    /// @throws CannotStart if it cannot be used, or another process uses it
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            return new DataFolder(path.toRealPath(), take(path));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be used: " + e,
                    "Make it writable, or name another one with KHUEVAN_DATA.",
                    e);
        }
    }

    private static FileChannel take(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            String owner = read(channel);
            channel.close();
            throw new CannotStart(
                    "The data folder "
                            + path
                            + " is in use by another Khue Van"
                            + (owner.isEmpty() ? "." : " (process " + owner + ")."),
                    "Stop that one first, or name another folder with KHUEVAN_DATA.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII)),
                0);
        return channel;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process holds it already.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        int length = Math.max(0, channel.read(buffer, 0));
        return new String(buffer.array(), 0, length, StandardCharsets.US_ASCII).strip();
    }

    /// The folder itself, absolute.
    public Path path() {
        return path;
    }

    /// A folder inside, made if there is none.
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + path.resolve(name) + " is missing", e);
        }
    }

    /// Lets others have the folder.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
