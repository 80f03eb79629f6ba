package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.Inside.State;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.bundle.Contents.Entry;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Unpacks a bundle into numbered files, so that no name of an entry is ever a path on this
/// machine, and within limits of number, size and ratio.
final class Unpacking implements Contents.Visitor {

    static final int MOST_FILES = 10_000;

    /// Of one file, which is also what a reader may write at most.
    private static final long LARGEST = 1_500_000_000;

    /// Of all together, and as a multiple of the bundle beyond what any small one may unpack to.
    private static final long LARGEST_ALL = 4_000_000_000L;

    private static final long SMALL = 200_000_000;
    private static final int RATIO = 100;
    private static final String UNKNOWN = "application/octet-stream";

    private final Source source;
    private final Report report;
    private final long most;
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Path> kept = new HashMap<>();
    private long left;
    private int files;
    private boolean cut;
    private int encrypted;

    Unpacking(Source source, Report report) throws IOException {
        this.source = source;
        this.report = report;
        this.most = most(Files.size(source.file()));
        this.left = most;
    }

    /// How much a bundle may unpack to.
    ///
    /// @param size of the bundle; both in bytes
    static long most(long size) {
        return Math.min(LARGEST_ALL, Math.max(SMALL, RATIO * size));
    }

    @Override
    public boolean sees(Entry entry) throws IOException {
        if (files == MOST_FILES) {
            cut = true;
            return false;
        }
        Optional<String> path = EntryName.path(entry.name());
        if (path.filter(EntryName::isLitter).isPresent()) {
            return true;
        }
        files++;
        report.progress(
                Progress.Step.READING, (int) ((most - left) / 1_000), (int) (most / 1_000), 5, 40);
        if (path.isEmpty() || entry.link() || !paths.add(path.get())) {
            listed(entry, path.orElse(EntryName.cleaned(entry.name())), State.UNSAFE);
        } else if (entry.encrypted()) {
            encrypted++;
            listed(entry, path.get(), State.ENCRYPTED);
        } else if (entry.size() > LARGEST || entry.size() > left) {
            listed(entry, path.get(), State.TOO_LARGE);
        } else {
            unpack(entry, path.get());
        }
        return true;
    }

    private void listed(Entry entry, String path, State state) {
        cut = true;
        report.add(new Inside(path, Math.max(0, entry.size()), UNKNOWN, "", state));
    }

    private void unpack(Entry entry, String path) throws IOException {
        String kept = "inside/" + files + ending(path);
        Path file = source.derived(kept);
        State state = State.KEPT;
        long size;
        try (InputStream in = entry.bytes().open();
                OutputStream out = Files.newOutputStream(file)) {
            size = copy(in, out);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The next entry may be sound, or the archive says that it cannot go on.
            size = Files.size(file);
            state = State.DAMAGED;
        }
        if (size < 0) {
            state = State.TOO_LARGE;
        }
        if (state != State.KEPT) {
            cut = true;
            Files.delete(file);
        } else {
            this.kept.put(path, file);
        }
        report.add(
                new Inside(
                        path,
                        size < 0 ? Math.max(0, entry.size()) : size,
                        UNKNOWN,
                        state == State.KEPT ? kept : "",
                        state));
    }

    /// @return how many bytes, or -1 if they are more than allowed
    private long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            left -= count;
            if (size > LARGEST || left < 0) {
                left = Math.max(0, left);
                return -1;
            }
            out.write(buffer, 0, count);
        }
        return size;
    }

    /// A short one of plain letters, for those who look at files by it.
    private static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,8}") ? "." + ending : "";
    }

    /// What was unpacked, by the paths in the bundle.
    Map<String, Path> kept() {
        return kept;
    }

    int files() {
        return files;
    }

    /// Whether nothing in it can be read without a password.
    boolean isLocked() {
        return files > 0 && encrypted == files;
    }

    void end() {
        if (cut) {
            report.notice(Notice.BUNDLE_CUT);
        }
    }
}
