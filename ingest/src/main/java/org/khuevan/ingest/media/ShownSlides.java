package org.khuevan.ingest.media;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.ReadWord;
import org.khuevan.ingest.image.TextRecognition;
import org.khuevan.ingest.reading.Report;

/// Keeps a picture of each slide that a video shows, and reads what is written on it. Runs in a
/// child process.
public final class ShownSlides {

    private static final int MOST = 400;
    private static final int WIDTH = 1_280;
    private static final int SMALL = 240;

    /// Of reading them all; whoever waits for it waits a little longer.
    private static final Duration LONGEST = Duration.ofMinutes(35);

    private static final int LONGEST_TEXT = 2_000_000;

    /// What stands this still is a screen and not what a camera sees.
    private static final double SCREEN = 0.97;

    /// A drawing without words covers at least this part of it.
    private static final double DRAWING = 0.1;

    private final FfmpegTool tool;
    private final TextRecognition recogniser;

    /// @param folder where the programs are unpacked
    /// @param megabytes of address space of a program
    public ShownSlides(Path folder, int megabytes, TextRecognition recogniser) {
        this.tool = new FfmpegTool(folder, megabytes);
        this.recogniser = recogniser;
    }

    /// When a video may show slides.
    ///
    /// @param small a picture a second
    static List<Finding.Still> stills(Path small, SmallPictures size) throws IOException {
        return found(small, size).stream()
                .map(slide ->
                        new Finding.Still(
                                new Place.Span(slide.start(), slide.end()),
                                slide.best(),
                                slide.stillness(),
                                slide.writing()))
                .toList();
    }

    /// Looks at a video at those times.
    ///
    /// @param known of the video
    /// @return that, with its slides instead of its stills
    public Findings of(Path file, Findings known, Path output, Progress progress)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Report report = new Report(LONGEST_TEXT, progress);
        Probe probe = Probe.parse(tool.probe(file).output());
        List<Finding.Still> stills = known.of(Finding.Still.class).toList();
        int number = 0;
        for (int i = 0; i < stills.size() && number < MOST; i++) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                report.notice(Notice.TEXT_CUT);
                break;
            }
            if (take(file, probe, output, report, stills.get(i), number + 1)) {
                number++;
            }
            report.progress(Step.READING_PICTURES, i + 1, stills.size(), 5, 99);
        }
        return report.addedTo(known.without(Finding.Still.class));
    }

    private static List<SlideFinder.Shown> found(Path small, SmallPictures size)
            throws IOException {
        SlideFinder finder = new SlideFinder(size);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(small), 1 << 16)) {
            byte[] light = in.readNBytes(size.light());
            while (light.length == size.light()) {
                finder.next(light);
                in.skipNBytes(size.light() / 2);
                light = in.readNBytes(size.light());
            }
        } catch (EOFException _) {
            // The last picture is not whole.
        }
        return finder.end();
    }

    private boolean take(
            Path file, Probe probe, Path output, Report report, Finding.Still slide, int number)
            throws IOException, InterruptedException {
        String path = "slide-" + number + ".jpg";
        String thumbnail = "slide-" + number + "-small.jpg";
        Path page = Files.createTempFile(output, "slide-", ".pgm");
        Pictures pictures = new Pictures(output.resolve(path), output.resolve(thumbnail), page);
        try {
            Optional<Finding.Dimensions> size = pictures(file, probe, slide.best(), pictures);
            List<ReadWord> words = size.isPresent() ? recogniser.read(page) : List.of();
            boolean text = ReadWord.areText(words, 2, 70);
            boolean drawing = slide.stillness() >= SCREEN && slide.writing() >= DRAWING;
            if (size.isEmpty() || !text && !drawing) {
                Files.deleteIfExists(pictures.whole());
                Files.deleteIfExists(pictures.small());
                return false;
            }
            Place.Span span = slide.span();
            report.add(
                    new Finding.ShownSlide(
                            span, path, thumbnail, size.get().width(), size.get().height()));
            if (text) {
                report.text(span, ReadWord.text(words));
                report.notice(Notice.READ_FROM_PICTURES);
            }
            return true;
        } finally {
            Files.delete(page);
        }
    }

    /// @param whole to look at
    /// @param small to choose from
    /// @param page large enough for letters to be told apart
    private record Pictures(Path whole, Path small, Path page) {}

    private Optional<Finding.Dimensions> pictures(
            Path file, Probe probe, int second, Pictures pictures) throws InterruptedException {
        Probe.Picture stream = probe.pictures().getFirst();
        String filter =
                ("[0:%d]scale=iw*sar:ih,setsar=1%s,split=3[a][b][c]"
                     + ";[a]scale='min(%d,iw)':-2[whole];[b]scale=%d:-2[small]"
                     + ";[c]scale='if(lt(iw,1800),2*iw,min(iw,4000))':-2,format=gray[page]")
                        .formatted(stream.index(), stream.corrected(), WIDTH, SMALL);
        List<String> arguments = new ArrayList<>();
        // In the second that was looked at, and not at its edge.
        arguments.addAll(List.of("-ss", second + ".2", "-i", file.toString()));
        arguments.addAll(List.of("-filter_complex", filter));
        write(arguments, "[whole]", pictures.whole());
        write(arguments, "[small]", pictures.small());
        write(arguments, "[page]", pictures.page());
        return tool.run(arguments, FfmpegTool.SHORT, FfmpegTool.folder(pictures.page())).isGood()
                ? tool.size(pictures.whole())
                : Optional.empty();
    }

    private static void write(List<String> arguments, String what, Path picture) {
        arguments.addAll(List.of("-map", what, "-frames:v", "1", "-update", "1", "-q:v", "4"));
        arguments.add(picture.toString());
    }
}
