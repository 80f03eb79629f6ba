package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Findings> scanned = scanned(bundle);
        Map<String, List<Finding.Text>> said = new HashMap<>();
        List<Finding> copies = new ArrayList<>();
        List<Inside> all = wanted(bundle);
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                break;
            }
            progress.at(Step.PICTURING, 40 + 60 * i / all.size());
            Inside one = all.get(i);
            Path file = unpacked.resolve(one.kept());
            Optional<Path> copy = copy(one, "copies/" + (i + 1));
            Findings pages = scanned.get(one.path());
            if (pages != null) {
                said.put(one.path(), words(one, file, pages));
            } else if (isPicture(one)) {
                String type = copy.isPresent() ? "image/jpeg" : one.mediaType();
                Findings picture = new Findings(Kind.IMAGE, type, List.of());
                said.put(one.path(), words(one, copy.orElse(file), picture));
            }
            if (copy.isPresent()) {
                String path = output.relativize(copy.get()).toString().replace('\\', '/');
                copies.add(new InsideCopy(one.path(), path));
            }
        }
        said.values().removeIf(List::isEmpty);
        List<Finding> found = saying(bundle, said);
        found.addAll(copies);
        return Picturing.withoutScans(new Findings(bundle.kind(), bundle.mediaType(), found));
    }

    /// The documents of scans in the bundle as if they were alone, by their paths: their scans and
    /// what their other pages say.
    private static Map<String, Findings> scanned(Findings bundle) {
        Map<String, List<Finding>> pages = new HashMap<>();
        scans(bundle)
                .forEach(scan ->
                        pages.computeIfAbsent(scan.path(), _ -> new ArrayList<>())
                                .add(new Finding.Scan(scan.place())));
        for (Finding.Text text : bundle.of(Finding.Text.class).toList()) {
            if (text.place() instanceof Place.Inside(String path, Place place)) {
                List<Finding> said = pages.get(path);
                if (said != null) {
                    said.add(new Finding.Text(place, text.text(), text.languages()));
                }
            }
        }
        Map<String, Findings> documents = new HashMap<>();
        for (Inside one : bundle.of(Inside.class).toList()) {
            List<Finding> said = pages.get(one.path());
            if (said != null) {
                documents.put(one.path(), new Findings(Kind.DOCUMENT, one.mediaType(), said));
            }
        }
        return documents;
    }

    /// What a picture or a document of scans says.
    private List<Finding.Text> words(Inside one, Path file, Findings known)
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
            return reply instanceof Reply.Ended(Examination.Readable(Findings all))
                    ? all.of(Finding.Text.class).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is known of the bundle, with what files in it say, by their paths, behind them.
    private static List<Finding> saying(Findings bundle, Map<String, List<Finding.Text>> said) {
        List<Finding> all = new ArrayList<>();
        for (Finding known : bundle.all()) {
            switch (known) {
                case Inside one when said.containsKey(one.path()) -> {
                    all.add(
                            new Inside(
                                    one.path(),
                                    one.size(),
                                    one.mediaType(),
                                    one.kept(),
                                    Inside.State.READ));
                    for (Finding.Text text : said.getOrDefault(one.path(), List.of())) {
                        all.add(
                                new Finding.Text(
                                        new Place.Inside(one.path(), text.place()),
                                        text.text(),
                                        text.languages()));
                    }
                }
                case Finding.Text(Place.Inside(String path, _), _, _)
                        when said.containsKey(path) -> {
                    // It is among what its file says.
                }
                case Finding.Scan(Place.Inside(String path, _)) when said.containsKey(path) -> {
                    // It has been read.
                }
                default -> all.add(known);
            }
        }
        return all;
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
                return !SHOWN.contains(one.mediaType()) && media.asJpeg(file, one.mediaType(), jpeg)
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
