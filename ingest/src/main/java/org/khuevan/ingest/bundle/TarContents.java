package org.khuevan.ingest.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// Tar, as it is or compressed; and a compressed file without a tar in it, which is a bundle of
/// one.
///
/// @param name of the file, from which that of the one file in it is made
record TarContents(Path file, String name) implements Contents {

    private static final int MEMORY_KIB = 400_000;
    private static final int BLOCK = 512;

    @Override
    public void show(Visitor visitor) throws IOException {
        try (InputStream in = unpacked()) {
            in.mark(4 * BLOCK);
            byte[] head = in.readNBytes(BLOCK);
            in.reset();
            if (TarArchiveInputStream.matches(head, head.length)) {
                showTar(in, visitor);
            } else {
                visitor.sees(
                        new Entry(only(), -1, false, false, () -> CloseShieldInputStream.wrap(in)));
            }
        } catch (MemoryLimitException e) {
            throw new UnreadableFile(Problem.NEEDED_TOO_MUCH_MEMORY, e.toString());
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            String packing = CompressorStreamFactory.detect(in);
            return new BufferedInputStream(
                    new CompressorStreamFactory(true, MEMORY_KIB)
                            .createCompressorInputStream(packing, in));
        } catch (CompressorException | IllegalArgumentException _) {
            return in;
        }
    }

    private static void showTar(InputStream in, Visitor visitor) throws IOException {
        TarArchiveInputStream tar =
                new TarArchiveInputStream(in, StandardCharsets.ISO_8859_1.name());
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            boolean goOn = entry.isDirectory() || visitor.sees(entry(entry, tar));
            if (!goOn) {
                return;
            }
        }
    }

    private static Entry entry(TarArchiveEntry entry, TarArchiveInputStream tar) {
        byte[] raw = entry.getName().getBytes(StandardCharsets.ISO_8859_1);
        // Names of pax archives come as the Unicode that they are.
        String name =
                entry.getName().chars().anyMatch(c -> c > 0xFF)
                        ? entry.getName()
                        : EntryName.decoded(List.of(raw)).getFirst();
        boolean file = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        return new Entry(
                name,
                entry.getSize(),
                !file || entry.isSparse(),
                false,
                () -> CloseShieldInputStream.wrap(tar));
    }

    private String only() {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name + ".bin";
    }
}
