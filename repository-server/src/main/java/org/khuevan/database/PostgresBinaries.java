package org.khuevan.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.khuevan.settings.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The programs of PostgreSQL that travel inside the jar, unpacked once.
///
/// @param folder holds `bin`, `lib` and `share`
record PostgresBinaries(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    static final String PREFIX = "binaries-";

    /// Unpacks what fits this machine, unless that was done before. A crash while unpacking leaves
    /// nothing that would be taken for the whole.
    ///
    /// @param parent where to; the name inside carries the archive's checksum, so that another
    ///   release unpacks beside this one
    static PostgresBinaries unpackedIn(Path parent) {
        String name = "/postgres-" + platform() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new CannotStart(
                    "This build of Khue Van brings no PostgreSQL for " + platform() + ".",
                    "Name a PostgreSQL server of yours with spring.datasource.url.");
        }
        try {
            Path folder = parent.resolve(PREFIX + fingerprint(archive));
            if (!Files.exists(folder)) {
                unpack(archive, parent, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL could not be unpacked into " + parent + ": " + e,
                    "The folder needs 70 MB of free space and must be writable.",
                    e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        return (system.startsWith("mac") ? "darwin" : system)
                + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
    }

    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        long checksum =
                connection instanceof JarURLConnection jar
                        ? jar.getJarEntry().getCrc()
                        : connection.getContentLengthLong();
        return Long.toHexString(checksum);
    }

    private static void unpack(URL archive, Path parent, Path folder) throws IOException {
        Files.createDirectories(parent);
        Path half = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(tar, entry, half);
            }
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster; theirs is as good.
            FileSystemUtils.deleteRecursively(half);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(half);
            if (!Files.exists(folder)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive reaches outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Set<PosixFilePermission> mode =
                PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--");
        Files.setPosixFilePermissions(target, mode);
    }

    /// Removes what other releases unpacked beside this one.
    void removeOthers() {
        Path parent = folder.getParent();
        if (parent == null) {
            return;
        }
        try (Stream<Path> beside = Files.list(parent)) {
            for (Path path : beside.filter(this::isAnother).toList()) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (IOException e) {
            // They only cost space; the next start tries again.
            LOG.warn("Old PostgreSQL programs remain in {}", parent, e);
        }
    }

    private boolean isAnother(Path path) {
        String name = String.valueOf(path.getFileName());
        return !path.equals(folder) && (name.startsWith(PREFIX) || name.startsWith("unpacking-"));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
