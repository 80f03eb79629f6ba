package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.InsideCopy;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.media.MediaExaminer;

/// Makes copies that browsers show of those files in a bundle that they do not: prints of office
/// files, and recordings as MP4.
final class BundleCopies {

    /// More than anybody looks through; the others can be downloaded.
    private static final int MOST = 60;

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final OfficeProgram office;
    private final MediaExaminer media;
    private final Path unpacked;
    private final Path output;

    /// @param unpacked the folder in which the bundle was unpacked as when it was read
    /// @param output receives the copies
    BundleCopies(OfficeProgram office, MediaExaminer media, Path unpacked, Path output) {
        this.office = office;
        this.media = media;
        this.unpacked = unpacked;
        this.output = output;
    }

    /// Whether there is anything of which a copy may help.
    static boolean areWanted(Findings bundle) {
        return !wanted(bundle).isEmpty();
    }

    /// What lies in archives within the bundle is not unpacked again.
    private static List<Inside> wanted(Findings bundle) {
        return bundle.of(Inside.class)
                .filter(one -> one.kept().startsWith("inside/"))
                .filter(one -> isRecording(one) || OfficeProgram.prints(one.mediaType()))
                .toList();
    }

    private static boolean isRecording(Inside one) {
        return one.mediaType().startsWith("video/") || one.mediaType().startsWith("audio/");
    }

    /// @return what is known of the bundle, with its copies
    Findings of(Findings bundle, Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        Findings found = bundle;
        List<Inside> all = wanted(bundle);
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                break;
            }
            progress.at(Step.PICTURING, 40 + 60 * i / all.size());
            Inside one = all.get(i);
            Optional<Path> copy = copy(one, "copies/" + (i + 1));
            if (copy.isPresent()) {
                String path = output.relativize(copy.get()).toString().replace('\\', '/');
                found = found.with(new InsideCopy(one.path(), path));
            }
        }
        return found;
    }

    private Optional<Path> copy(Inside one, String name) throws InterruptedException {
        Path file = unpacked.resolve(one.kept());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createDirectories(output.resolve(name));
            if (isRecording(one)) {
                Path mp4 = folder.resolve("copy.mp4");
                return media.asMp4(file, one.mediaType(), mp4)
                        ? Optional.of(mp4)
                        : Optional.empty();
            }
            return switch (office.print(file, one.mediaType(), folder)) {
                case OfficeProgram.Printed.As(Path pdf) -> Optional.of(pdf);
                case OfficeProgram.Printed.Not(_) -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
