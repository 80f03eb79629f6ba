package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Lists and unpacks archives. What is in their files is read afterwards, one by one, because each
/// may be as bad as any.
public final class BundleExaminer implements Examiner {

    private static final Set<String> ZIP =
            Set.of(
                    "application/zip",
                    "application/x-zip-compressed",
                    "application/java-archive",
                    "application/vnd.geogebra.file");
    private static final Set<String> TAR =
            Set.of(
                    "application/x-tar",
                    "application/x-gtar",
                    "application/gzip",
                    "application/x-gzip",
                    "application/x-bzip",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/x-compress",
                    "application/zstd",
                    "application/x-lzma");

    private static final String MBOX = "application/mbox";

    private final Optional<Path> bsdtar;

    public BundleExaminer() {
        this(Rar5Contents.find());
    }

    /// @param bsdtar if the machine has it
    BundleExaminer(Optional<Path> bsdtar) {
        this.bsdtar = bsdtar;
    }

    @Override
    public boolean reads(String mediaType) {
        return ZIP.contains(mediaType)
                || TAR.contains(mediaType)
                || isRar(mediaType)
                || mediaType.equals(MBOX)
                || mediaType.equals("application/x-7z-compressed");
    }

    private static boolean isRar(String mediaType) {
        return mediaType.startsWith("application/x-rar");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        Contents contents = contents(source);
        Unpacking unpacking = new Unpacking(source, report);
        try {
            contents.show(unpacking);
        } catch (Rar5Contents.Closed _) {
            report.notice(Notice.BUNDLE_CLOSED);
            return Kind.BUNDLE;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableFile || unpacking.files() == 0) {
                throw e;
            }
            report.notice(Notice.END_MISSING);
        }
        if (contents instanceof ZipContents(_, boolean whole) && !whole) {
            if (unpacking.files() == 0) {
                throw new UnreadableFile(Problem.DAMAGED, "neither a list nor entries");
            }
            report.notice(Notice.END_MISSING);
        }
        if (unpacking.isLocked()) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, "every file is encrypted");
        }
        unpacking.end();
        PackageDescription.tell(unpacking.kept(), report);
        report.add(new Finding.Pages(unpacking.files()));
        return Kind.BUNDLE;
    }

    private Contents contents(Source source) throws IOException {
        if (ZIP.contains(source.mediaType())) {
            return ZipContents.of(source.file());
        }
        if (source.mediaType().equals(MBOX)) {
            return new MboxContents(source.file());
        }
        if (isRar(source.mediaType())) {
            return Rar5Contents.is(source.file())
                    ? new Rar5Contents(source.file(), bsdtar)
                    : new RarContents(source.file());
        }
        return TAR.contains(source.mediaType())
                ? new TarContents(source.file(), source.name())
                : new SevenZipContents(source.file());
    }
}
