package org.khuevan.ingest.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// The programs `ffmpeg` and `ffprobe`, which bytedeco's jar carries, unpacked into a folder.
final class FfmpegBinaries {

    private static final List<String> PLATFORMS =
            List.of("linux-x86_64-gpl", "linux-arm64-gpl", "macosx-arm64-gpl", "macosx-x86_64-gpl");

    private final Path folder;

    private FfmpegBinaries(Path folder) {
        this.folder = folder;
    }

    /// Unpacks what is not there yet. A folder is whole or not there at all.
    static FfmpegBinaries unpackedIn(Path parent) {
        URL resource = resource();
        try {
            if (!(resource.openConnection() instanceof JarURLConnection connection)) {
                throw new IllegalStateException("ffmpeg is not in a jar: " + resource);
            }
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                JarEntry program = connection.getJarEntry();
                Path folder = parent.resolve("ffmpeg-" + Long.toHexString(program.getCrc()));
                if (!Files.isDirectory(folder)) {
                    unpack(jar, program.getName(), parent, folder);
                }
                if (resource.getPath().contains("/linux-")) {
                    HollowLibrary.putBeside(folder.resolve("ffmpeg"));
                }
                return new FfmpegBinaries(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg cannot be unpacked", e);
        }
    }

    private static URL resource() {
        for (String platform : PLATFORMS) {
            URL url =
                    FfmpegBinaries.class.getResource(
                            "/org/bytedeco/ffmpeg/" + platform + "/ffmpeg");
            if (url != null) {
                return url;
            }
        }
        throw new IllegalStateException("there is no ffmpeg for this platform in the class path");
    }

    private static void unpack(JarFile jar, String program, Path parent, Path folder)
            throws IOException {
        Files.createDirectories(parent);
        Path incoming = Files.createTempDirectory(parent, "unpacking-");
        String prefix = program.substring(0, program.lastIndexOf('/') + 1);
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName();
            boolean wanted =
                    name.startsWith(prefix)
                            && !entry.isDirectory()
                            && name.indexOf('/', prefix.length()) < 0
                            && !name.contains("libjni");
            if (wanted) {
                Path file = incoming.resolve(name.substring(prefix.length()));
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (!file.toFile().setExecutable(true, true)) {
                    throw new IOException(file + " cannot be made executable");
                }
            }
        }
        Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    Path folder() {
        return folder;
    }

    Path ffmpeg() {
        return folder.resolve("ffmpeg");
    }

    Path ffprobe() {
        return folder.resolve("ffprobe");
    }
}
