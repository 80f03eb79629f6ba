package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An HLS stream that ffmpeg is writing: how much of it can be played, and which of its files can
/// be shown. A segment is whole once a playlist names it.
final class GrowingStream {

    private static final String PLAYLIST = "index.m3u8";
    private static final String NO_TIME = "#EXT-X-TARGETDURATION:0\n";
    private static final String A_SECOND = "#EXT-X-TARGETDURATION:1\n";
    private static final Pattern DURATION = Pattern.compile("(?m)^#EXTINF:([\\d.]+)");
    private static final Pattern FILE =
            Pattern.compile("(?m)^(?:#EXT-X-MAP:URI=\"([^\"]+)\"|([^#\\s].*))$");

    private final Path output;
    private final Path folder;
    private final Path copies;
    private final Set<String> shown = new HashSet<>();
    private double before;

    /// @param output the folder of the examination; the stream is in `stream`
    GrowingStream(Path output) {
        this.output = output;
        this.folder = output.resolve("stream");
        this.copies = output.resolve("growing");
    }

    /// The list of renditions stays empty if none of them lasts long enough to have a rate.
    boolean isPlayable() {
        return read(master()).contains("#EXT-X-STREAM-INF") && seconds() > 0;
    }

    boolean hasSound() {
        return Files.isRegularFile(folder.resolve(Ladder.SOUND).resolve(PLAYLIST));
    }

    /// How much of it can be played.
    double seconds() {
        return playlists().stream().mapToDouble(GrowingStream::seconds).max().orElse(0);
    }

    private static double seconds(Path playlist) {
        return DURATION.matcher(read(playlist))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    /// What has become whole since the last time: segments, then the playlists that name them, then
    /// the one that names those. Empty if there is nothing new.
    SequencedMap<String, Path> ready() throws IOException {
        SequencedMap<String, Path> ready = new LinkedHashMap<>();
        double now = playlists().stream().mapToDouble(GrowingStream::seconds).sum();
        if (!isPlayable() || now <= before) {
            return ready;
        }
        before = now;
        SequencedMap<String, Path> playlists = new LinkedHashMap<>();
        for (Path playlist : playlists()) {
            Path copy = copy(playlist);
            for (Path named : named(playlist, read(copy))) {
                String path = path(named);
                if (shown.add(path)) {
                    ready.put(path, named);
                }
            }
            playlists.put(path(playlist), copy);
        }
        ready.putAll(playlists);
        ready.put(path(master()), copy(master()));
        return ready;
    }

    private Path master() {
        return folder.resolve("master.m3u8");
    }

    private List<Path> playlists() {
        try (Stream<Path> renditions =
                Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return renditions
                    .map(rendition -> rendition.resolve(PLAYLIST))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException _) {
            // It is looked at again a moment later.
            return List.of();
        }
    }

    private static List<Path> named(Path playlist, String text) {
        List<Path> named = new ArrayList<>();
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            named.add(
                    playlist.resolveSibling(file.group(1) == null ? file.group(2) : file.group(1)));
        }
        return named;
    }

    /// ffmpeg goes on writing its own.
    private Path copy(Path playlist) throws IOException {
        Files.createDirectories(copies);
        Path copy = copies.resolve(path(playlist).replace('/', '_').toLowerCase(Locale.ROOT));
        return Files.copy(playlist, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private String path(Path file) {
        return output.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path playlist) {
        try {
            return Files.readString(playlist);
        } catch (IOException _) {
            return "";
        }
    }

    /// Removes what only showing it needed. Of what lasts less than half a second ffmpeg says that
    /// segments last none, and players refuse that.
    void tidy() throws IOException {
        for (Path playlist : playlists()) {
            String text = read(playlist);
            if (text.contains(NO_TIME)) {
                Files.writeString(playlist, text.replace(NO_TIME, A_SECOND));
            }
        }
        if (Files.isDirectory(copies)) {
            try (Stream<Path> left = Files.list(copies)) {
                for (Path copy : left.toList()) {
                    Files.delete(copy);
                }
            }
            Files.delete(copies);
        }
    }
}
