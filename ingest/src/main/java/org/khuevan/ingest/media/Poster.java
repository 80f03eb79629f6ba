package org.khuevan.ingest.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khuevan.ingest.Finding;

/// The picture that stands for a recording: a frame of the video, the cover of a sound file, or the
/// shape of its sound.
final class Poster {

    private static final String NAME = "thumbnail.jpg";

    /// The shape of a sound; players draw it themselves.
    private static final String SHAPE = "shape.jpg";

    private static final int WIDTH = 640;

    /// Of a picture that stands for one that browsers do not show.
    private static final int LARGEST = 3_000;

    private static final String SCALE = "scale='min(%d,iw*sar)':-2,setsar=1".formatted(WIDTH);

    /// What is transparent would be black in a JPEG.
    private static final String ON_WHITE =
            "format=rgba,split[picture][page];[page]drawbox=c=white:t=fill:replace=1[white];"
                    + "[white][picture]overlay=format=auto";

    /// It begins with nothing that ffmpeg would know it by, and is known by its name here.
    private static final String TARGA = "image/x-tga";

    private static final Set<String> OF_TILES = Set.of("image/heic", "image/heif", "image/avif");

    private final FfmpegTool tool;

    Poster(FfmpegTool tool) {
        this.tool = tool;
    }

    Optional<Finding.Thumbnail> of(Path file, Probe probe, Path output)
            throws InterruptedException {
        if (!probe.pictures().isEmpty()) {
            Probe.Picture picture = probe.pictures().getFirst();
            String scale = SCALE + picture.corrected();
            String seek = Double.toString(Math.min(probe.duration() * 0.1, 300));
            Optional<Finding.Thumbnail> there =
                    frame(file, picture.index(), seek, "thumbnail=30," + scale, output);
            // A short or strange video may have nothing there.
            return there.isPresent() ? there : frame(file, picture.index(), "0", scale, output);
        }
        if (!probe.covers().isEmpty()) {
            Optional<Finding.Thumbnail> cover =
                    frame(file, probe.covers().getFirst(), "0", SCALE, output);
            if (cover.isPresent()) {
                return cover;
            }
        }
        String wave =
                "[0:%d]aformat=channel_layouts=mono,showwavespic=s=%dx240:colors=0x2f6f8f[p];color=c=white:s=%dx240[w];[w][p]overlay=format=auto[o]"
                        .formatted(probe.sounds().getFirst().index(), WIDTH, WIDTH);
        return picture(
                List.of("-i", file.toString(), "-filter_complex", wave, "-map", "[o]"),
                output,
                SHAPE);
    }

    boolean asJpeg(Path image, String mediaType, Path jpeg) throws InterruptedException {
        if (!mediaType.equals("image/webp")) {
            return drawn(image, mediaType, jpeg);
        }
        Path still = jpeg.resolveSibling("still.webp");
        try {
            if (!MovingWebp.writeFirstFrame(image, still)) {
                return drawn(image, mediaType, jpeg);
            }
            boolean made = drawn(still, mediaType, jpeg);
            Files.delete(still);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean drawn(Path image, String mediaType, Path jpeg) throws InterruptedException {
        // ffmpeg puts the tiles of a phone's photograph together by a filter of its own, beside
        // which there may be no other: what is too large is made smaller afterwards.
        List<String> what = new ArrayList<>();
        if (mediaType.equals(TARGA)) {
            what.addAll(List.of("-f", "image2", "-pattern_type", "none", "-c:v", "targa"));
        }
        what.addAll(List.of("-i", image.toString()));
        if (!OF_TILES.contains(mediaType)) {
            what.addAll(List.of("-vf", ON_WHITE));
        }
        if (!jpeg(what, "2", jpeg)) {
            return false;
        }
        Optional<Finding.Dimensions> size = tool.size(jpeg);
        if (size.isEmpty() || size.get().width() <= LARGEST) {
            return size.isPresent();
        }
        Path whole = jpeg.resolveSibling("whole.jpg");
        try {
            Files.move(jpeg, whole);
            String smaller = "scale=%d:-2".formatted(LARGEST);
            boolean made = jpeg(List.of("-i", whole.toString(), "-vf", smaller), "3", jpeg);
            Files.delete(whole);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean jpeg(List<String> what, String quality, Path jpeg) throws InterruptedException {
        List<String> command = new ArrayList<>(what);
        command.addAll(List.of("-frames:v", "1", "-map_metadata", "-1", "-q:v", quality));
        command.add(jpeg.toString());
        return tool.run(command, FfmpegTool.SHORT, FfmpegTool.folder(jpeg)).isGood();
    }

    private Optional<Finding.Thumbnail> frame(
            Path file, int stream, String seek, String filter, Path output)
            throws InterruptedException {
        return picture(
                List.of("-ss", seek, "-i", file.toString(), "-map", "0:" + stream, "-vf", filter),
                output,
                NAME);
    }

    private Optional<Finding.Thumbnail> picture(List<String> what, Path output, String name)
            throws InterruptedException {
        return tool.picture(what, output.resolve(name))
                .map(size -> new Finding.Thumbnail(name, size.width(), size.height()));
    }
}
