package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// 7z.
record SevenZipContents(Path file) implements Contents {

    private static final int MEMORY_KIB = 400_000;

    /// The bit of Windows attributes behind which Unix keeps its mode, and what a link is there.
    private static final int UNIX = 0x8000;

    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;

    @Override
    public void show(Visitor visitor) throws IOException {
        try (SevenZFile archive =
                SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(MEMORY_KIB).get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                SevenZArchiveEntry one = entry;
                boolean goOn =
                        entry.isDirectory()
                                || entry.isAntiItem()
                                || visitor.sees(
                                        new Entry(
                                                String.valueOf(entry.getName()),
                                                entry.getSize(),
                                                isLink(entry),
                                                false,
                                                () -> archive.getInputStream(one)));
                if (!goOn) {
                    return;
                }
            }
        } catch (PasswordRequiredException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        } catch (MemoryLimitException e) {
            throw new UnreadableFile(Problem.NEEDED_TOO_MUCH_MEMORY, e.toString());
        }
    }

    private static boolean isLink(SevenZArchiveEntry entry) {
        int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
        int type = (attributes >>> 16) & TYPE;
        return (attributes & UNIX) != 0 && type != 0 && type != REGULAR;
    }
}
