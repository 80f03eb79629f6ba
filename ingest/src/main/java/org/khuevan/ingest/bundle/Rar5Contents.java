package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.UnreadableFile;

/// RAR of version 5, which no library reads under a licence that fits this project: `bsdtar`, if
/// the machine has it, makes a tar of it, with the limits of every native program. Whatever it says
/// that is in the archive is then as little trusted as in any other.
///
/// @param program `bsdtar`, if there is one
record Rar5Contents(Path file, Optional<Path> program) implements Contents {

    private static final byte[] MAGIC = {'R', 'a', 'r', '!', 0x1A, 7, 1, 0};
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/bsdtar"), Path.of("/usr/local/bin/bsdtar"));
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MEGABYTES = 2_048;

    /// For the headers of a tar.
    private static final long BESIDE = 64_000_000;

    /// Nothing here can open it.
    static final class Closed extends IOException {

        private static final long serialVersionUID = 1;

        Closed() {
            super("an archive of RAR 5, and no bsdtar");
        }
    }

    /// The program of this machine.
    static Optional<Path> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /// Whether a file is such an archive.
    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    @Override
    public void show(Visitor visitor) throws IOException {
        Path bsdtar = program.orElseThrow(Closed::new);
        Path folder = Files.createTempDirectory("rar-");
        Path tar = folder.resolve("contents.tar");
        try {
            NativeTool.Result result = convert(bsdtar, folder, tar);
            if (result.stopped().isPresent()) {
                throw new UnreadableFile(result.stopped().get(), "bsdtar was stopped");
            }
            if (result.errors().contains("ncrypt")) {
                throw new UnreadableFile(Problem.PASSWORD_PROTECTED, result.errors());
            }
            if (!Files.exists(tar) || Files.size(tar) == 0) {
                throw new IOException(result.errors());
            }
            new TarContents(tar, "contents.tar").show(visitor);
            if (!result.isGood()) {
                throw new IOException(result.errors());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(tar);
            Files.delete(folder);
        }
    }

    private NativeTool.Result convert(Path bsdtar, Path folder, Path tar)
            throws IOException, InterruptedException {
        return new NativeTool(folder, MEGABYTES)
                .run(
                        List.of(
                                bsdtar.toString(),
                                "-cf",
                                tar.toString(),
                                "--format=gnutar",
                                "@" + file.toAbsolutePath()),
                        new NativeTool.Allowance(
                                LIMIT,
                                Optional.of(folder),
                                Unpacking.most(Files.size(file)) + BESIDE),
                        _ -> {});
    }
}
