package org.khuevan.ingest.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.reading.NativeTool;

/// Reads the text of pictures with Tesseract, a program of its own with limits, in Vietnamese and
/// English. Its program and models are unpacked when they are first needed.
public final class TextRecognition {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// Of all readings of one picture; whoever waits for a page waits a little longer.
    private static final Duration EACH = Duration.ofSeconds(150);

    private static final int MEGABYTES = 2_048;

    /// Below, the letters of a screen are too small to be told apart.
    private static final int NARROW = 1_800;

    private static final int WIDEST = 4_000;

    /// Of a line of letters, in pixels, at which most of them are read right (`benchmarks ocr`).
    private static final double THICKNESS = 15;

    /// The longer side of a copy on which it is tried which side is up.
    private static final int TRIAL = 1_600;

    private static final float UNREADABLE = 30;

    private final Path tools;
    private @Nullable Path program;

    /// @param tools a folder that stays
    public TextRecognition(Path tools) {
        this.tools = tools;
    }

    /// What a picture says, whichever side of it is up and however it was laid on the glass;
    /// nothing if it says nothing or is too difficult.
    public Reading read(BufferedImage seen) throws IOException {
        long deadline = System.nanoTime() + EACH.toNanos();
        BufferedImage picture = Grain.smoothed(seen);
        Lines.Lie lie = Lines.of(picture);
        Reading known = null;
        if (!lie.upended()) {
            known = read(picture, 0, lie, deadline);
            if (known.isSure()) {
                return known;
            }
        }
        int quarters = upright(picture, lie, deadline);
        return known != null && quarters == 0 ? known : read(picture, quarters, lie, deadline);
    }

    /// Which way up a picture says most; read from a small copy, because four readings are long.
    private int upright(BufferedImage picture, Lines.Lie lie, long deadline) throws IOException {
        double scale = Math.min(1, (double) TRIAL / longest(picture));
        int best = 0;
        double most = 0;
        for (int quarters : lie.upended() ? List.of(1, 3, 0, 2) : List.of(0, 2, 1, 3)) {
            double weight =
                    read(Straightened.of(picture, quarters, lie.degrees(), scale), deadline)
                            .weight();
            // A little more is chance: the first two run along the lines.
            if (weight > 1.2 * most) {
                most = weight;
                best = quarters;
            }
        }
        return best;
    }

    private Reading read(BufferedImage picture, int quarters, Lines.Lie lie, long deadline)
            throws IOException {
        return read(
                Straightened.of(picture, quarters, lie.degrees(), scale(picture, lie)), deadline);
    }

    /// Letters are read best at one size: of larger ones, marks are taken for a line of their own.
    private static double scale(BufferedImage picture, Lines.Lie lie) {
        double wanted =
                lie.thickness() > 0
                        ? Math.clamp(THICKNESS / lie.thickness(), 0.4, 3)
                        : picture.getWidth() < NARROW ? 2 : 1;
        return Math.min(wanted, (double) WIDEST / Math.max(1, longest(picture)));
    }

    private Reading read(Straightened picture, long deadline) throws IOException {
        Path page = Files.createTempFile("page-", ".png");
        try {
            ImageIO.write(picture.image(), "png", page.toFile());
            return new Reading(
                    read(page, left(deadline)),
                    picture.quarters(),
                    picture.toUpright(),
                    picture.width(),
                    picture.height());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(page);
        }
    }

    /// The words of a picture that is large enough for its letters to be told apart, as it lies on
    /// the disk.
    public List<ReadWord> read(Path page) throws IOException, InterruptedException {
        return read(page, LIMIT);
    }

    private List<ReadWord> read(Path page, Duration limit)
            throws IOException, InterruptedException {
        if (!limit.isPositive()) {
            return List.of();
        }
        NativeTool.Result result = run(page, limit);
        return result.isGood() ? words(result.output()) : List.of();
    }

    private static Duration left(long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return left.compareTo(LIMIT) < 0 ? left : LIMIT;
    }

    private static int longest(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private NativeTool.Result run(Path page, Duration limit)
            throws IOException, InterruptedException {
        Path tesseract = program();
        return new NativeTool(Objects.requireNonNull(tesseract.getParent()), MEGABYTES)
                .run(
                        List.of(
                                "/usr/bin/env",
                                "OMP_THREAD_LIMIT=1",
                                tesseract.toString(),
                                page.toString(),
                                "-",
                                "--tessdata-dir",
                                tools.resolve("tessdata").toString(),
                                "-l",
                                "vie+eng",
                                "--dpi",
                                "300",
                                "-c",
                                "tessedit_create_tsv=1"),
                        NativeTool.Allowance.of(limit),
                        _ -> {});
    }

    private synchronized Path program() throws IOException {
        Path known = program;
        if (known == null) {
            Files.createDirectories(tools);
            System.setProperty("org.bytedeco.javacpp.cachedir", tools.toString());
            known = Path.of(Loader.load(org.bytedeco.tesseract.program.tesseract.class));
            for (String language : List.of("vie", "eng")) {
                unpack(language);
            }
            program = known;
        }
        return known;
    }

    private void unpack(String language) throws IOException {
        Path folder = Files.createDirectories(tools.resolve("tessdata"));
        Path model = folder.resolve(language + ".traineddata");
        if (Files.exists(model)) {
            return;
        }
        Path incoming = Files.createTempFile(folder, language, ".incoming");
        try (InputStream in =
                new GZIPInputStream(
                        Objects.requireNonNull(
                                TextRecognition.class.getResourceAsStream(
                                        language + ".traineddata.gz")))) {
            Files.copy(in, incoming, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(incoming, model, StandardCopyOption.ATOMIC_MOVE);
    }

    /// @param table level, page, block, paragraph, line, word, left, top, width, height, confidence
    ///   and text of each part, separated by tabs
    private static List<ReadWord> words(String table) {
        List<ReadWord> words = new ArrayList<>();
        int paragraph = 0;
        int line = 0;
        for (String row : table.split("\n", -1)) {
            String[] cells = row.split("\t", -1);
            if (cells.length != 12) {
                continue;
            }
            switch (cells[0]) {
                case "3" -> paragraph++;
                case "4" -> line++;
                case "5" -> {
                    float confidence = Float.parseFloat(cells[10]);
                    String text = cells[11].strip();
                    if (!text.isEmpty() && confidence >= UNREADABLE) {
                        Rectangle box =
                                new Rectangle(
                                        Integer.parseInt(cells[6]),
                                        Integer.parseInt(cells[7]),
                                        Integer.parseInt(cells[8]),
                                        Integer.parseInt(cells[9]));
                        words.add(new ReadWord(text, paragraph, line, confidence, box));
                    }
                }
                default -> {
                    // The page and its blocks.
                }
            }
        }
        return words;
    }
}
