package org.khuevan.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Limits;

/// How many letters of rendered Vietnamese and English pages are read right, as they are and as
/// scanners get them: crooked, on their side, grainy; against Tesseract alone on the same pictures.
final class Scans implements Benchmark {

    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 720;

    private static final List<String> ENGLISH =
            List.of(
                    "Why do leaves look green?\nThey keep red and blue light and send green light"
                            + " back.\nIn autumn the green fades and other colours appear.",
                    "A graph has vertices and edges.\nIts degree sum is twice the number of"
                            + " edges.\nEvery tree with n vertices has n - 1 edges.",
                    "Supply and demand\nA price rises when more people want a good than there is"
                            + " of it.\nIn 1973 the price of oil rose by 300 percent.",
                    "The water cycle\nThe sun warms the sea, and water rises as vapour.\nIt cools,"
                            + " forms clouds, and falls as rain or snow.");

    @Override
    public String name() {
        return "ocr";
    }

    /// @param turned clockwise, in degrees
    private record Laid(String how, double turned, boolean grainy) {}

    private static final List<Laid> LAID =
            List.of(
                    new Laid("as it is", 0, false),
                    new Laid("crooked by 2°", 2, false),
                    new Laid("crooked by -6°", -6, false),
                    new Laid("on its side (90°)", 90, false),
                    new Laid("on its head (180°)", 180, false),
                    new Laid("on its other side, crooked (273°)", 273, false),
                    new Laid("grainy, pale, crooked by 1°", 1, true));

    @Override
    public Table run(Setting setting) throws Exception {
        List<String> slides =
                new ArrayList<>(vietnamese().subList(0, setting.number("slides", 20)));
        int vietnamese = slides.size();
        slides.addAll(ENGLISH);
        Table table =
                new Table(
                        "Letters read right from "
                                + vietnamese
                                + " Vietnamese and "
                                + ENGLISH.size()
                                + " English slides",
                        "Laid",
                        "Vietnamese",
                        "English",
                        "Time a slide",
                        "Tesseract alone, Vietnamese");
        Path work = setting.work().resolve("examiners");
        try (Examiners examiners = new Examiners(Limits.standard(), work)) {
            for (Laid laid : LAID) {
                row(table, laid, slides, vietnamese, examiners, setting);
            }
        }
        return table;
    }

    private static void row(
            Table table,
            Laid laid,
            List<String> slides,
            int vietnamese,
            Examiners examiners,
            Setting setting)
            throws Exception {
        Distance ours = new Distance(0, 0);
        Distance english = new Distance(0, 0);
        Distance alone = new Distance(0, 0);
        long took = 0;
        for (int i = 0; i < slides.size(); i++) {
            Path picture = setting.work().resolve("slide.png");
            ImageIO.write(drawn(slides.get(i), laid, i), "png", picture.toFile());
            long start = System.nanoTime();
            String read = read(examiners, picture, setting);
            took += System.nanoTime() - start;
            Distance distance = Distance.between(read, slides.get(i));
            if (i < vietnamese) {
                ours = ours.and(distance);
                alone = alone.and(Distance.between(bare(picture, setting), slides.get(i)));
            } else {
                english = english.and(distance);
            }
        }
        table.row(
                laid.how(),
                ours.accuracy(),
                english.accuracy(),
                Table.milliseconds((double) took / slides.size()),
                alone.accuracy());
    }

    private static String read(Examiners examiners, Path picture, Setting setting)
            throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(setting.work(), "output-");
        Examination examination = examiners.examine(picture, "slide.png", output, (_, _) -> {});
        if (!(examination instanceof Examination.Readable(Findings findings))) {
            throw new IllegalStateException("unreadable: " + examination);
        }
        return examiners
                .picture(picture, "slide.png", findings, output, (_, _) -> {})
                .of(Finding.Text.class)
                .map(Finding.Text::text)
                .collect(Collectors.joining("\n"));
    }

    /// The program and the models that the examiners have unpacked, without what they do around it.
    private static String bare(Path picture, Setting setting)
            throws IOException, InterruptedException {
        Path tools = setting.work().resolve("examiners").resolve("tools");
        Path program;
        try (var all = Files.walk(tools)) {
            program =
                    all.filter(path -> path.endsWith("tesseract"))
                            .filter(Files::isRegularFile)
                            .findFirst()
                            .orElseThrow();
        }
        ProcessBuilder tesseract =
                new ProcessBuilder(
                                program.toString(),
                                picture.toString(),
                                "-",
                                "--tessdata-dir",
                                tools.resolve("tessdata").toString(),
                                "-l",
                                "vie+eng")
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        tesseract.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        tesseract.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = tesseract.start();
        String read = new String(process.getInputStream().readAllBytes(), "UTF-8");
        process.waitFor();
        return read;
    }

    private static List<String> vietnamese() throws IOException {
        return JudgedSet.read(Path.of("benchmarks", "judged", "truong-hoc")).documents().stream()
                .map(text -> text.title() + "\n" + text.text())
                .toList();
    }

    /// A slide with a title and sentences, in another font each.
    private static BufferedImage drawn(String text, Laid laid, int number) {
        int side = WIDTH + 160;
        boolean level = laid.turned() == 0;
        BufferedImage picture =
                new BufferedImage(
                        level ? WIDTH : side, level ? HEIGHT : side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(laid.grainy() ? new Color(236, 232, 222) : Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (!level) {
            graphics.rotate(Math.toRadians(laid.turned()), side / 2.0, side / 2.0);
            graphics.translate(80, (side - HEIGHT) / 2);
        }
        graphics.setColor(laid.grainy() ? new Color(90, 90, 95) : new Color(20, 24, 40));
        write(graphics, text, number % 2 == 0 ? Font.SANS_SERIF : Font.SERIF);
        graphics.dispose();
        if (laid.grainy()) {
            grain(picture, number);
        }
        return picture;
    }

    private static void write(Graphics2D graphics, String text, String family) {
        int y = 110;
        int size = 44;
        for (String paragraph : text.lines().toList()) {
            graphics.setFont(new Font(family, size > 40 ? Font.BOLD : Font.PLAIN, size));
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (graphics.getFontMetrics().stringWidth(line + " " + word) > WIDTH - 160) {
                    graphics.drawString(line.toString().strip(), 80, y);
                    line.setLength(0);
                    y += size * 3 / 2;
                }
                line.append(' ').append(word);
            }
            graphics.drawString(line.toString().strip(), 80, y);
            y += size * 2;
            size = 28;
        }
    }

    private static void grain(BufferedImage picture, int seed) {
        Random random = new Random(seed);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color color = new Color(picture.getRGB(x, y));
                int noise = (int) (random.nextGaussian() * 14);
                picture.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.clamp(color.getRed() + noise, 0, 255),
                                        Math.clamp(color.getGreen() + noise, 0, 255),
                                        Math.clamp(color.getBlue() + noise, 0, 255))
                                .getRGB());
            }
        }
    }
}
