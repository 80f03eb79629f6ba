package org.khuevan.ingest;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pictures of text, alone and as pages of a PDF.
final class ScanFixtures {

    private final Path folder;

    ScanFixtures(Path folder) {
        this.folder = folder;
    }

    static final String SLIDE =
            """
            Quang hợp ở thực vật
            Lá cây hấp thụ ánh sáng nhờ chất diệp lục.
            Nước và khí các-bô-níc trở thành đường và ô-xi.
            Mỗi giờ nắng, một cây lớn nhả ra khoảng 200 gam ô-xi.
            Why do leaves look green? They keep red and blue light.
            """;

    /// A slide as a picture.
    private BufferedImage slide() throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream in =
                        Objects.requireNonNull(PDFont.class.getResourceAsStream(Fixtures.FONT))) {
            PDFont font = PDType0Font.load(pdf, in, false);
            PDPage page = new PDPage(new PDRectangle(960, 540));
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                float y = 470;
                for (String line : SLIDE.lines().toList()) {
                    content.beginText();
                    content.setFont(font, y > 460 ? 40 : 28);
                    content.newLineAtOffset(60, y);
                    content.showText(line);
                    content.endText();
                    y -= 70;
                }
            }
            return new PDFRenderer(pdf).renderImage(0, 4f / 3);
        }
    }

    Path picture(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(slide(), "png", file.toFile());
        return file;
    }

    /// Pages as a careless person scans them: each fallen clockwise by its degrees, the level ones
    /// with a stamp of the program below.
    Path crookedScans(String name, int... degrees) throws IOException {
        BufferedImage slide = slide();
        try (PDDocument pdf = new PDDocument();
                InputStream in =
                        Objects.requireNonNull(PDFont.class.getResourceAsStream(Fixtures.FONT))) {
            PDFont font = PDType0Font.load(pdf, in, false);
            for (int fallen : degrees) {
                BufferedImage glass = new BufferedImage(1500, 1500, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = glass.createGraphics();
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, 1500, 1500);
                graphics.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION,
                        RenderingHints.VALUE_INTERPOLATION_BICUBIC);
                graphics.rotate(Math.toRadians(fallen), 750, 750);
                graphics.drawImage(slide, 110, 390, null);
                graphics.dispose();
                PDPage page = new PDPage(new PDRectangle(600, 600));
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(LosslessFactory.createFromImage(pdf, glass), 0, 0, 600, 600);
                    if (fallen < 45) {
                        Fixtures.show(content, font, 8, 20, 20, "Scanned with a phone");
                    }
                }
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    /// Two pages in one picture file, the first of them empty.
    Path tiff(String name) throws IOException {
        Path file = folder.resolve(name);
        BufferedImage slide = slide();
        BufferedImage black = new BufferedImage(1280, 720, BufferedImage.TYPE_BYTE_BINARY);
        black.createGraphics().drawImage(slide, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(new BufferedImage(600, 800, 5), null, null), null);
            writer.writeToSequence(new IIOImage(black, null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /// A page as libraries keep it.
    ///
    /// @param picture of JPEG 2000, as large as a slide
    Path archived(String name, Path picture) throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream in = Files.newInputStream(picture)) {
            PDPage page = new PDPage(new PDRectangle(960, 540));
            pdf.addPage(page);
            PDImageXObject image =
                    new PDImageXObject(
                            pdf, in, COSName.JPX_DECODE, 1280, 720, 8, PDDeviceRGB.INSTANCE);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(image, 0, 0, 960, 540);
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    /// The same, to be looked at by everybody and copied by nobody.
    Path locked(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
            AccessPermission nothing = new AccessPermission(0);
            pdf.protect(new StandardProtectionPolicy("owner", "", nothing));
            pdf.save(file.toFile());
        }
        return file;
    }

    /// A page whose letters are curves and no text.
    Path drawn(String name) throws IOException, FontFormatException {
        try (PDDocument pdf = new PDDocument();
                InputStream in =
                        Objects.requireNonNull(PDFont.class.getResourceAsStream(Fixtures.FONT))) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(24f);
            PDPage page = new PDPage(new PDRectangle(960, 540));
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                float y = 470;
                for (String line : SLIDE.lines().toList()) {
                    FontRenderContext plain = new FontRenderContext(null, true, true);
                    var at = new AffineTransform(1, 0, 0, -1, 60, y);
                    trace(
                            font.createGlyphVector(plain, line).getOutline().getPathIterator(at),
                            content);
                    y -= 70;
                }
                content.fill();
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    private static void trace(PathIterator path, PDPageContentStream content) throws IOException {
        float[] p = new float[6];
        float x = 0;
        float y = 0;
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(p[0], p[1]);
                case PathIterator.SEG_QUADTO ->
                        content.curveTo(
                                (x + 2 * p[0]) / 3,
                                (y + 2 * p[1]) / 3,
                                (p[2] + 2 * p[0]) / 3,
                                (p[3] + 2 * p[1]) / 3,
                                p[2],
                                p[3]);
                case PathIterator.SEG_CUBICTO ->
                        content.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> content.closePath();
            }
            int last = path.currentSegment(p) == PathIterator.SEG_QUADTO ? 2 : 0;
            x = p[last];
            y = p[last + 1];
        }
    }

    /// A page that is nothing but a picture, lying on its side.
    Path scan(String name, int rotation) throws IOException {
        BufferedImage slide = slide();
        try (PDDocument pdf = new PDDocument()) {
            BufferedImage turned =
                    new BufferedImage(
                            slide.getHeight(), slide.getWidth(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = turned.createGraphics();
            graphics.rotate(-Math.PI / 2);
            graphics.drawImage(slide, -slide.getWidth(), 0, null);
            graphics.dispose();
            PDPage page = new PDPage(new PDRectangle(540, 960));
            page.setRotation(rotation);
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(LosslessFactory.createFromImage(pdf, turned), 0, 0, 540, 960);
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }
}
