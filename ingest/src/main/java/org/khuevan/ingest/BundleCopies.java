package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.InsideCopy;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.media.MediaExaminer;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.Reader;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Request;

/// Makes copies that browsers show of those files in a bundle that they do not: prints of office
/// files, recordings as MP4, and pictures as JPEG; and reads what pictures and scanned pages say.
final class BundleCopies {

    /// More than anybody looks through; the others can be downloaded.
    private static final int MOST = 60;

    /// In bytes, of a picture that may be one of a page; icons are smaller.
    private static final int PAGE = 40_000;

    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif");

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final OfficeProgram office;
    private final MediaExaminer media;
    private final Reader pictures;
    private final Path unpacked;
    private final Path output;

    /// @param pictures reads what pictures say
    /// @param unpacked the folder in which the bundle was unpacked as when it was read
    /// @param output receives the copies
    BundleCopies(
            OfficeProgram office,
            MediaExaminer media,
            Reader pictures,
            Path unpacked,
            Path output) {
        this.pictures = pictures;
        this.office = office;
        this.media = media;
        this.unpacked = unpacked;
        this.output = output;
    }

    /// Whether there is anything of which a copy may help, or scans of which it is to be said that
    /// nobody reads them.
    static boolean areWanted(Findings bundle) {
        return scans(bundle).findAny().isPresent() || !wanted(bundle).isEmpty();
    }

    /// What lies in archives within the bundle is not unpacked again.
    private static List<Inside> wanted(Findings bundle) {
        Set<String> scans = scans(bundle).map(Place.Inside::path).collect(Collectors.toSet());
        return bundle.of(Inside.class)
                .filter(one -> one.kept().startsWith("inside/"))
                .filter(one ->
                        isRecording(one)
                                || OfficeProgram.prints(one.mediaType())
                                || isPicture(one)
                                || scans.contains(one.path()))
                // Reading what pictures say is less than what cannot be seen at all.
                .sorted(Comparator.comparing(one -> isPicture(one) || scans.contains(one.path())))
                .toList();
    }

    private static Stream<Place.Inside> scans(Findings bundle) {
        return bundle.of(Finding.Scan.class)
                .map(Finding.Scan::place)
                .filter(Place.Inside.class::isInstance)
                .map(Place.Inside.class::cast);
    }

    private static boolean isRecording(Inside one) {
        return one.mediaType().startsWith("video/") || one.mediaType().startsWith("audio/");
    }

    private static boolean isPicture(Inside one) {
        return one.mediaType().startsWith("image/")
                && !one.mediaType().equals("image/svg+xml")
                && (one.size() >= PAGE || !SHOWN.contains(one.mediaType()));
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
            Findings pages = scanned(found, one);
            if (!pages.all().isEmpty()) {
                found = withItsWords(found, one, unpacked.resolve(one.kept()), pages);
            } else if (isPicture(one)) {
                String type = copy.isPresent() ? "image/jpeg" : one.mediaType();
                found =
                        withItsWords(
                                found,
                                one,
                                copy.orElse(unpacked.resolve(one.kept())),
                                new Findings(Kind.IMAGE, type, List.of()));
            }
            if (copy.isPresent()) {
                String path = output.relativize(copy.get()).toString().replace('\\', '/');
                found = found.with(new InsideCopy(one.path(), path));
            }
        }
        return Picturing.withoutScans(found);
    }

    /// A document in the bundle as if it were alone: its scans and what its other pages say.
    private static Findings scanned(Findings bundle, Inside one) {
        List<Finding> all = new ArrayList<>();
        scans(bundle)
                .filter(place -> place.path().equals(one.path()))
                .forEach(place -> all.add(new Finding.Scan(place.place())));
        if (!all.isEmpty()) {
            bundle.of(Finding.Text.class)
                    .filter(text -> isIn(one, text.place()))
                    .forEach(text ->
                            all.add(
                                    new Finding.Text(
                                            ((Place.Inside) text.place()).place(),
                                            text.text(),
                                            text.languages())));
        }
        return new Findings(Kind.DOCUMENT, one.mediaType(), all);
    }

    private static boolean isIn(Inside one, Place place) {
        return place instanceof Place.Inside(String path, _) && path.equals(one.path());
    }

    /// Puts what a picture or a document of scans says behind the file that it is.
    private Findings withItsWords(Findings found, Inside one, Path file, Findings known)
            throws InterruptedException {
        try {
            Path folder = Files.createDirectories(output.resolve("copies/said"));
            Reply reply =
                    pictures.ask(
                            new Request.Words(
                                    file.toString(),
                                    one.path().substring(one.path().lastIndexOf('/') + 1),
                                    folder.toString(),
                                    known));
            Leftovers.remove(folder);
            List<Finding.Text> texts =
                    reply instanceof Reply.Ended(Examination.Readable(Findings said))
                            ? said.of(Finding.Text.class).toList()
                            : List.of();
            return texts.isEmpty() ? found : saying(found, one, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Findings saying(Findings found, Inside one, List<Finding.Text> texts) {
        List<Finding> all = new ArrayList<>();
        for (Finding known : found.all()) {
            boolean before =
                    known instanceof Finding.Text text && isIn(one, text.place())
                            || known instanceof Finding.Scan(Place place) && isIn(one, place);
            if (known.equals(one)) {
                all.add(
                        new Inside(
                                one.path(),
                                one.size(),
                                one.mediaType(),
                                one.kept(),
                                Inside.State.READ));
                texts.forEach(text ->
                        all.add(
                                new Finding.Text(
                                        new Place.Inside(one.path(), text.place()),
                                        text.text(),
                                        text.languages())));
            } else if (!before) {
                all.add(known);
            }
        }
        return new Findings(found.kind(), found.mediaType(), all);
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
            if (isPicture(one)) {
                Path jpeg = folder.resolve("copy.jpg");
                return !SHOWN.contains(one.mediaType()) && media.asJpeg(file, jpeg)
                        ? Optional.of(jpeg)
                        : Optional.empty();
            }
            if (!OfficeProgram.prints(one.mediaType())) {
                return Optional.empty();
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
