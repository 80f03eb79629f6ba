package org.khuevan.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/// Keeps files in a bucket of an S3 server, under the same names as [FolderStorage] does. A stream
/// is hashed into a local file first, because its name is known only at its end; S3 shows an object
/// when all of it is there.
///
/// The client tells a server that does not answer by an [IllegalStateException].
final class S3Storage implements Storage {

    private static final String OBJECTS = "objects/";

    private final MinioClient client;
    private final String bucket;
    private final Path spool;
    private final DiskRoom room;

    /// Makes the bucket if there is none.
    ///
    /// @param spool a local folder for this store alone, emptied on start
    /// @param reserve bytes that are left free on its disk
    S3Storage(MinioClient client, String bucket, Path spool, long reserve) {
        this.client = client;
        this.bucket = bucket;
        this.spool = spool;
        this.room = new DiskRoom(spool, reserve);
        try {
            FileSystemUtils.deleteRecursively(spool);
            Files.createDirectories(spool);
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
        } catch (MinioException | IllegalStateException | IOException e) {
            throw new StorageFailure("the bucket " + bucket + " cannot be used", e);
        }
    }

    @Override
    public StoredFile keep(InputStream bytes) {
        Path file = newSpoolFile();
        try {
            StoredFile stored;
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                stored = new Hashing(room::demand).copy(bytes, out);
            }
            send(file, object(stored.hash()));
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
            send(file, object(stored.hash()));
            Files.deleteIfExists(file);
            return stored;
        } catch (IOException e) {
            throw StorageFailure.of("the file " + file.getFileName() + " was not kept", e);
        }
    }

    private void send(Path file, String key) {
        try {
            client.uploadObject(
                    UploadObjectArgs.builder()
                            .bucket(bucket)
                            .object(key)
                            .filename(file.toString())
                            .build());
        } catch (MinioException | IllegalStateException e) {
            throw new StorageFailure("the S3 server did not take " + key, e);
        }
    }

    @Override
    public boolean holds(Sha256 hash) {
        return size(object(hash)).isPresent();
    }

    @Override
    public Optional<InputStream> open(Sha256 hash, long offset, long length) {
        return stretch(object(hash), offset, length);
    }

    @Override
    public <T> T withLocal(Sha256 hash, LocalUse<T> use) throws InterruptedException {
        Path copy = newSpoolFile();
        try {
            try (InputStream in =
                            open(hash, 0, Long.MAX_VALUE)
                                    .orElseThrow(() ->
                                            new StorageFailure(
                                                    "nothing is kept under " + hash,
                                                    new IOException("no such object")));
                    OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
                new Hashing(room::demand).copy(in, out);
            }
            return use.of(copy);
        } catch (IOException e) {
            throw StorageFailure.of("no local copy of " + hash + " could be made", e);
        } finally {
            discard(copy);
        }
    }

    @Override
    public void remove(Sha256 hash) {
        List<String> keys = under(derived(hash));
        keys.add(object(hash));
        remove(keys);
    }

    @Override
    public void removeDerived(Sha256 source, String folder) {
        remove(under(derived(source) + DerivedPath.checked(folder) + "/"));
    }

    private List<String> under(String prefix) {
        List<String> keys = new ArrayList<>();
        list(prefix, item -> keys.add(item.objectName()));
        return keys;
    }

    private void remove(List<String> keys) {
        for (String key : keys) {
            try {
                client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            } catch (MinioException | IllegalStateException e) {
                throw new StorageFailure(key + " was not removed", e);
            }
        }
    }

    @Override
    public void takeDerived(Sha256 source, String path, Path file) {
        send(file, derived(source) + DerivedPath.checked(path));
        discard(file);
    }

    @Override
    public Optional<InputStream> openDerived(Sha256 source, String path, long offset, long length) {
        return stretch(derived(source) + DerivedPath.checked(path), offset, length);
    }

    @Override
    public Optional<Long> sizeOfDerived(Sha256 source, String path) {
        return size(derived(source) + DerivedPath.checked(path));
    }

    @Override
    public void forEach(Consumer<Sha256> visitor) {
        list(
                OBJECTS,
                item -> {
                    String name = item.objectName();
                    Sha256.parse(name.substring(name.lastIndexOf('/') + 1)).ifPresent(visitor);
                });
    }

    @Override
    public boolean verify(Sha256 hash) {
        try (InputStream in = open(hash, 0, Long.MAX_VALUE).orElse(null)) {
            return in != null
                    && new Hashing(_ -> {})
                            .copy(in, OutputStream.nullOutputStream())
                            .hash()
                            .equals(hash);
        } catch (IOException | UncheckedIOException e) {
            throw new StorageFailure(hash + " cannot be read", e);
        }
    }

    private void list(String prefix, Consumer<Item> visitor) {
        try {
            for (Result<Item> item :
                    client.listObjects(
                            ListObjectsArgs.builder()
                                    .bucket(bucket)
                                    .prefix(prefix)
                                    .recursive(true)
                                    .build())) {
                visitor.accept(item.get());
            }
        } catch (MinioException | IllegalStateException e) {
            throw new StorageFailure("the bucket " + bucket + " cannot be listed", e);
        }
    }

    private Optional<Long> size(String key) {
        try {
            return Optional.of(
                    client.statObject(StatObjectArgs.builder().bucket(bucket).object(key).build())
                            .size());
        } catch (ErrorResponseException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw new StorageFailure("the S3 server does not tell of " + key, e);
        } catch (MinioException | IllegalStateException e) {
            throw new StorageFailure("the S3 server does not tell of " + key, e);
        }
    }

    private Optional<InputStream> stretch(String key, long offset, long length) {
        if (length <= 0) {
            return size(key).map(_ -> InputStream.nullInputStream());
        }
        GetObjectArgs.Builder range = GetObjectArgs.builder().bucket(bucket).object(key);
        if (offset > 0) {
            range.offset(offset);
        }
        if (length != Long.MAX_VALUE) {
            range.offset(offset).length(length);
        }
        try {
            return Optional.of(client.getObject(range.build()));
        } catch (ErrorResponseException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            if (e.errorResponse().code().equals("InvalidRange")) {
                return Optional.of(InputStream.nullInputStream());
            }
            throw new StorageFailure(key + " cannot be read", e);
        } catch (MinioException | IllegalStateException e) {
            throw new StorageFailure(key + " cannot be read", e);
        }
    }

    private static boolean isMissing(ErrorResponseException e) {
        String code = e.errorResponse().code();
        return code.equals("NoSuchKey") || code.equals("NotFound") || code.equals("NoSuchObject");
    }

    private static String object(Sha256 hash) {
        return OBJECTS + sharded(hash);
    }

    private static String derived(Sha256 hash) {
        return "derived/" + sharded(hash) + "/";
    }

    private static String sharded(Sha256 hash) {
        String hex = hash.hex();
        return hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    private Path newSpoolFile() {
        return spool.resolve(UUID.randomUUID().toString());
    }

    private static void discard(Path file) {
        FolderStorage.discard(file);
    }
}
