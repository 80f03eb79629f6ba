package org.khuevan.ingest.image;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
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
    private static final int MEGABYTES = 2_048;

    /// Below, the letters of a screen are too small to be told apart.
    private static final int NARROW = 1_800;

    private static final int WIDEST = 4_000;
    private static final float UNREADABLE = 30;

    private final Path tools;
    private @Nullable Path program;

    /// @param tools a folder that stays
    public TextRecognition(Path tools) {
        this.tools = tools;
    }

    /// The words of a picture in reading order, with boxes in its pixels; none if it has none or is
    /// too difficult.
    public List<ReadWord> read(BufferedImage picture) throws IOException {
        double scale =
                picture.getWidth() < NARROW
                        ? 2
                        : Math.min(1, (double) WIDEST / Math.max(1, longest(picture)));
        Path page = Files.createTempFile("page-", ".png");
        try {
            ImageIO.write(scaled(picture, scale), "png", page.toFile());
            return read(page, scale);
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
        return read(page, 1);
    }

    private List<ReadWord> read(Path page, double scale) throws IOException, InterruptedException {
        NativeTool.Result result = run(page);
        return result.isGood() ? words(result.output(), scale) : List.of();
    }

    private static int longest(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private NativeTool.Result run(Path page) throws IOException, InterruptedException {
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
                        NativeTool.Allowance.of(LIMIT),
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

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return grey;
    }

    /// @param table level, page, block, paragraph, line, word, left, top, width, height, confidence
    ///   and text of each part, separated by tabs
    private static List<ReadWord> words(String table, double scale) {
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
                                        unscaled(cells[6], scale),
                                        unscaled(cells[7], scale),
                                        unscaled(cells[8], scale),
                                        unscaled(cells[9], scale));
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

    private static int unscaled(String pixels, double scale) {
        return (int) Math.round(Integer.parseInt(pixels) / scale);
    }
}
