package org.khuevan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// Keeps files in a folder: `objects/ab/cd/<hash>`, `derived/ab/cd/<hash>/<path>`, and `incoming`
/// for what is not whole yet, which is emptied on start. A file is forced to the disk and then
/// renamed, so it is there whole or not at all.
final class FolderStorage implements Storage {

    private final Path objects;
    private final Path derived;
    private final Path incoming;
    private final DiskRoom room;

    /// @param folder for this store alone
    /// @param reserve bytes that are left free on the disk for the database and the index
    FolderStorage(Path folder, long reserve) {
        this.objects = folder.resolve("objects");
        this.derived = folder.resolve("derived");
        this.incoming = folder.resolve("incoming");
        this.room = new DiskRoom(incoming, reserve);
        try {
            FileSystemUtils.deleteRecursively(incoming);
            Files.createDirectories(objects);
            Files.createDirectories(derived);
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new StorageFailure("the folder " + folder + " cannot be used", e);
        }
    }

    @Override
    public StoredFile keep(InputStream bytes) {
        Path file = newIncoming();
        try {
            StoredFile stored;
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                stored = new Hashing(room::demand).copy(bytes, out);
            }
            settle(file, object(stored.hash()));
            return stored;
        } catch (IOException e) {
            throw StorageFailure.of("a file was not kept", e);
        } finally {
            discard(file);
        }
    }

    @Override
    public StoredFile take(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            StoredFile stored = new Hashing(_ -> {}).copy(in, OutputStream.nullOutputStream());
            takeOver(file, object(stored.hash()));
            return stored;
        } catch (IOException e) {
            throw StorageFailure.of("the file " + file.getFileName() + " was not kept", e);
        }
    }

    private void takeOver(Path file, Path target) throws IOException {
        if (sameDisk(file)) {
            settle(file, target);
        } else {
            Path copy = newIncoming();
            try {
                room.demand(Files.size(file));
                Files.copy(file, copy);
                settle(copy, target);
            } finally {
                discard(copy);
            }
        }
        Files.deleteIfExists(file);
    }

    private boolean sameDisk(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        return store.equals(Files.getFileStore(objects));
    }

    /// Forces a whole file to the disk and gives it its name.
    private static void settle(Path file, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("no folder for " + target);
        }
        Files.createDirectories(folder);
        Files.move(
                file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The names of a file and of the folders made for it are entries of the folder above.
        Path above = folder;
        for (int level = 0; level < 3 && above != null; level++) {
            try (FileChannel channel = FileChannel.open(above, StandardOpenOption.READ)) {
                channel.force(true);
            }
            above = above.getParent();
        }
    }

    @Override
    public boolean holds(Sha256 hash) {
        return Files.isRegularFile(object(hash));
    }

    @Override
    public Optional<InputStream> open(Sha256 hash, long offset, long length) {
        return stretch(object(hash), offset, length);
    }

    @Override
    public <T> T withLocal(Sha256 hash, LocalUse<T> use) throws InterruptedException {
        Path file = object(hash);
        if (!Files.isRegularFile(file)) {
            throw new StorageFailure("nothing is kept under " + hash, new NoSuchFileException(""));
        }
        return use.of(file);
    }

    @Override
    public void remove(Sha256 hash) {
        try {
            FileSystemUtils.deleteRecursively(derived(hash));
            Files.deleteIfExists(object(hash));
        } catch (IOException e) {
            throw StorageFailure.of(hash + " was not removed", e);
        }
    }

    @Override
    public void takeDerived(Sha256 source, String path, Path file) {
        try {
            takeOver(file, derived(source).resolve(DerivedPath.checked(path)));
        } catch (IOException e) {
            throw StorageFailure.of("the derived file " + path + " was not kept", e);
        }
    }

    @Override
    public Optional<InputStream> openDerived(Sha256 source, String path, long offset, long length) {
        return stretch(derived(source).resolve(DerivedPath.checked(path)), offset, length);
    }

    @Override
    public Optional<Long> sizeOfDerived(Sha256 source, String path) {
        Path file = derived(source).resolve(DerivedPath.checked(path));
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
        } catch (IOException e) {
            throw StorageFailure.of("the size of " + path + " is not known", e);
        }
    }

    @Override
    public void removeDerived(Sha256 source, String folder) {
        try {
            FileSystemUtils.deleteRecursively(derived(source).resolve(DerivedPath.checked(folder)));
        } catch (IOException e) {
            throw StorageFailure.of("the derived folder " + folder + " was not removed", e);
        }
    }

    @Override
    public void forEach(Consumer<Sha256> visitor) {
        try (Stream<Path> files = Files.walk(objects)) {
            files.filter(Files::isRegularFile)
                    .flatMap(file -> Sha256.parse(String.valueOf(file.getFileName())).stream())
                    .forEach(visitor);
        } catch (IOException | UncheckedIOException e) {
            throw new StorageFailure("the kept files cannot be listed", e);
        }
    }

    @Override
    public boolean verify(Sha256 hash) {
        Optional<InputStream> kept = open(hash, 0, Long.MAX_VALUE);
        if (kept.isEmpty()) {
            return false;
        }
        try (InputStream in = kept.get()) {
            return new Hashing(_ -> {})
                    .copy(in, OutputStream.nullOutputStream())
                    .hash()
                    .equals(hash);
        } catch (IOException | UncheckedIOException e) {
            throw new StorageFailure(hash + " cannot be read", e);
        }
    }

    private static Optional<InputStream> stretch(Path file, long offset, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file).position(offset);
            return Optional.of(new Stretch(Channels.newInputStream(channel), length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StorageFailure.of(file.getFileName() + " cannot be read", e);
        }
    }

    private Path object(Sha256 hash) {
        return shard(objects, hash);
    }

    private Path derived(Sha256 hash) {
        return shard(derived, hash);
    }

    private static Path shard(Path root, Sha256 hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    private Path newIncoming() {
        return incoming.resolve(java.util.UUID.randomUUID().toString());
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What stays in the folder is removed on the next start.
            org.slf4j.LoggerFactory.getLogger(FolderStorage.class).warn("{} remains", file, e);
        }
    }
}
