package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.Inside.State;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.Reader;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Request;

/// Has every file of an unpacked bundle read, each by itself, and those of archives in it likewise,
/// within one limit for all. Used for one bundle.
public final class BundleReading {

    /// Of archives in archives.
    private static final int DEEPEST = 3;

    private final Reader reader;
    private final Path output;
    private final long deadline;
    private final Progress progress;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Integer> languages = new HashMap<>();
    private Optional<Property> title = Optional.empty();
    private String titled = "";
    private int room;
    private int folders;
    private int files;
    private int read;
    private long bytes;
    private long most;
    private boolean cut;
    private boolean programs;

    /// @param output the folder in which the bundle was unpacked
    public BundleReading(Reader reader, Limits limits, Path output, Progress progress) {
        this.reader = reader;
        this.output = output;
        this.deadline = System.nanoTime() + deadline(limits).toNanos();
        this.room = limits.textCharacters();
        this.progress = progress;
    }

    private static Duration deadline(Limits limits) {
        return limits.scanTime().plus(limits.documentTime());
    }

    /// @param size of the bundle itself, in bytes
    /// @return what was found in the bundle and in its files
    public Findings of(Findings bundle, long size) throws InterruptedException {
        most = Unpacking.most(size);
        List<Finding> rest = new ArrayList<>(bundle.all());
        rest.removeIf(Inside.class::isInstance);
        List<Inside> inside = bundle.of(Inside.class).toList();
        programs = inside.stream().anyMatch(one -> one.path().equals(PackageDescription.H5P));
        readAll(inside, 1);
        List<Finding> all = new ArrayList<>();
        if (bundle.values(Name.TITLE).findAny().isEmpty()) {
            title.ifPresent(all::add);
        }
        if (bundle.values(Name.LANGUAGE).findAny().isEmpty()) {
            languages.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(most -> all.add(new Property(Name.LANGUAGE, most.getKey())));
        }
        // What an e-mail says comes before what was sent with it.
        boolean isLetter = bundle.kind() == Kind.DOCUMENT;
        all.addAll(isLetter ? rest : found);
        all.addAll(isLetter ? found : rest);
        Finding notice = new Finding.Remark(Notice.BUNDLE_CUT);
        if (cut && !rest.contains(notice)) {
            all.add(notice);
        }
        return new Findings(bundle.kind(), bundle.mediaType(), all);
    }

    private void readAll(List<Inside> some, int depth) throws InterruptedException {
        files += some.size();
        bytes += some.stream().filter(one -> !one.kept().isEmpty()).mapToLong(Inside::size).sum();
        for (Inside one : some) {
            read++;
            if (one.kept().isEmpty()) {
                found.add(one);
            } else if (System.nanoTime() > deadline) {
                cut = true;
                found.add(one);
            } else if (programs && depth == 1 && isProgram(one)) {
                found.add(as(one, one.mediaType(), State.KEPT));
            } else {
                read(one, depth);
            }
        }
    }

    /// Of H5P, the libraries that come with what is taught.
    private static boolean isProgram(Inside one) {
        return one.path().contains("/") && !one.path().startsWith("content/");
    }

    private void read(Inside one, int depth) throws InterruptedException {
        progress.at(Progress.Step.READING_FILES, 40 + 60 * read / Math.max(files, 1));
        Path folder = folder();
        Request request =
                new Request.Read(
                        output.resolve(one.kept()).toString(),
                        one.path().substring(one.path().lastIndexOf('/') + 1),
                        folder.toString(),
                        Math.max(0, room));
        switch (reader.ask(request)) {
            case Reply.Ended(Examination.Readable(Findings findings)) ->
                    take(one, findings, folder, depth);
            case Reply.Ended(Examination.Unreadable unreadable) -> {
                found.add(as(one, unreadable.mediaType(), State.UNREADABLE));
                delete(folder);
            }
            case Reply.Media(String mediaType, _) -> {
                found.add(as(one, mediaType, State.KEPT));
                delete(folder);
            }
            case Reply.Advanced _, Reply.Mended _ ->
                    throw new IllegalStateException("an end was expected");
        }
    }

    private void take(Inside one, Findings findings, Path folder, int depth)
            throws InterruptedException {
        if (findings.kind() == Kind.BUNDLE) {
            takeBundle(one, findings, folder, depth);
            return;
        }
        List<Finding.Text> texts = findings.of(Finding.Text.class).toList();
        Inside kept = withoutPlace(one, findings, folder);
        found.add(as(kept, findings.mediaType(), texts.isEmpty() ? State.KEPT : State.READ));
        findings.of(Finding.Scan.class)
                .map(scan -> new Finding.Scan(new Place.Inside(one.path(), scan.place())))
                .forEach(found::add);
        for (Finding.Text text : texts) {
            found.add(
                    new Finding.Text(
                            new Place.Inside(one.path(), text.place()),
                            text.text(),
                            text.languages()));
            room -= text.text().length();
        }
        findings.values(Name.LANGUAGE)
                .findFirst()
                .ifPresent(language ->
                        languages.merge(
                                language,
                                texts.stream().mapToInt(text -> text.text().length()).sum(),
                                Integer::sum));
        titledBy(one, findings);
        if (findings.of(Inside.class).findAny().isPresent()) {
            takeInner(one, findings, folder, depth);
        } else {
            delete(folder);
        }
    }

    /// A picture that does not tell where it was taken takes the place of one that may.
    private Inside withoutPlace(Inside one, Findings findings, Path folder) {
        Optional<Finding.PublicCopy> stripped =
                findings.of(Finding.PublicCopy.class)
                        .filter(copy -> copy.mediaType().equals(findings.mediaType()))
                        .findFirst();
        if (stripped.isEmpty()) {
            return one;
        }
        try {
            Path file = output.resolve(one.kept());
            Files.move(
                    folder.resolve(stripped.get().path()),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Inside(
                    one.path(), Files.size(file), one.mediaType(), one.kept(), one.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A website is called what its first page is called.
    private void titledBy(Inside one, Findings findings) {
        boolean higher = titled.isEmpty() || one.path().length() < titled.length();
        if (isIndex(one.path()) && higher) {
            findings.of(Property.class)
                    .filter(property -> property.name() == Name.TITLE)
                    .findFirst()
                    .ifPresent(property -> {
                        title = Optional.of(property);
                        titled = one.path();
                    });
        }
    }

    /// Whether a path is that of a page that stands for its folder.
    public static boolean isIndex(String path) {
        return path.substring(path.lastIndexOf('/') + 1).matches("(?i)index\\.x?html?");
    }

    private void takeBundle(Inside one, Findings findings, Path folder, int depth)
            throws InterruptedException {
        int at = found.size();
        boolean isOpened = takeInner(one, findings, folder, depth);
        found.add(at, as(one, findings.mediaType(), isOpened ? State.READ : State.KEPT));
    }

    /// @return whether there was anything in it, and not too much
    private boolean takeInner(Inside one, Findings findings, Path folder, int depth)
            throws InterruptedException {
        List<Inside> inner = findings.of(Inside.class).toList();
        long size = inner.stream().filter(f -> !f.kept().isEmpty()).mapToLong(Inside::size).sum();
        boolean tooMuch =
                depth > DEEPEST
                        || bytes + size > most
                        || files + inner.size() > Unpacking.MOST_FILES;
        if (tooMuch) {
            cut = true;
            delete(folder);
            return false;
        }
        cut |= findings.all().contains(new Finding.Remark(Notice.BUNDLE_CUT));
        String within = output.relativize(folder).toString().replace('\\', '/');
        readAll(inner.stream().map(f -> moved(f, one.path(), within)).toList(), depth + 1);
        return !inner.isEmpty();
    }

    private static Inside moved(Inside inner, String path, String folder) {
        return new Inside(
                path + "/" + inner.path(),
                inner.size(),
                inner.mediaType(),
                inner.kept().isEmpty() ? "" : folder + "/" + inner.kept(),
                inner.state());
    }

    private static Inside as(Inside one, String mediaType, State state) {
        return new Inside(one.path(), one.size(), mediaType, one.kept(), state);
    }

    private Path folder() {
        try {
            return Files.createDirectories(output.resolve("within/" + ++folders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Leftovers.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
