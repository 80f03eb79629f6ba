package org.khuevan.ingest.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// A PNG (ISO/IEC 15948) whose end is missing, as an upload or a copy that broke off leaves it.
/// Neither Java nor ffmpeg draws anything of one whose last chunk is not whole, browsers draw its
/// first lines.
final class CutPng {

    /// Of the signature of the file, and of a chunk before its data.
    private static final int SIGNATURE = 8;

    /// Of a chunk, beside its data: length, name and checksum.
    private static final int AROUND_DATA = 12;

    private static final byte[] DATA = "IDAT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "IEND".getBytes(StandardCharsets.US_ASCII);

    private CutPng() {}

    /// @param most pixels
    /// @return the lines that are there, on white; empty if there are none, or if it was not cut
    static Optional<BufferedImage> drawn(byte[] png, long most) throws IOException {
        Optional<byte[]> ended = ended(ByteBuffer.wrap(png));
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        Lines seen = new Lines();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(ended.get()))) {
            reader.setInput(in);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > most) {
                return Optional.empty();
            }
            reader.addIIOReadUpdateListener(seen);
            return Optional.of(reader.read(0));
        } catch (IOException | RuntimeException _) {
            return seen.onWhite();
        } finally {
            reader.dispose();
        }
    }

    /// The same with its last chunk as long as what is there of it, and an end.
    private static Optional<byte[]> ended(ByteBuffer png) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(png.capacity() + AROUND_DATA);
        DataOutputStream out = new DataOutputStream(bytes);
        int at = SIGNATURE;
        while (at + AROUND_DATA <= png.capacity()) {
            int length = png.getInt(at);
            byte[] name = new byte[DATA.length];
            png.get(at + Integer.BYTES, name);
            if (Arrays.equals(name, END) || length < 0) {
                return Optional.empty();
            }
            int there = png.capacity() - at - SIGNATURE;
            if (length > there - Integer.BYTES) {
                out.write(png.array(), 0, at);
                if (Arrays.equals(name, DATA)) {
                    byte[] data = new byte[Math.min(length, there)];
                    png.get(at + SIGNATURE, data);
                    chunk(out, name, data);
                }
                chunk(out, END, new byte[0]);
                return Optional.of(bytes.toByteArray());
            }
            at += AROUND_DATA + length;
        }
        out.write(png.array(), 0, Math.min(at, png.capacity()));
        chunk(out, END, new byte[0]);
        return Optional.of(bytes.toByteArray());
    }

    private static void chunk(DataOutputStream out, byte[] name, byte[] data) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    /// How far a picture was drawn when reading ended.
    private static final class Lines implements IIOReadUpdateListener {

        private @Nullable BufferedImage picture;
        private int count;

        Optional<BufferedImage> onWhite() {
            BufferedImage drawn = picture;
            if (drawn == null || count == 0) {
                return Optional.empty();
            }
            BufferedImage whole =
                    new BufferedImage(
                            drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = whole.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, whole.getWidth(), whole.getHeight());
            graphics.drawImage(drawn.getSubimage(0, 0, drawn.getWidth(), count), 0, 0, null);
            graphics.dispose();
            return Optional.of(whole);
        }

        @Override
        public void imageUpdate(
                ImageReader source,
                BufferedImage image,
                int x,
                int y,
                int width,
                int height,
                int gapX,
                int gapY,
                int[] bands) {
            picture = image;
            count = Math.max(count, Math.min(image.getHeight(), y + height));
        }

        @Override
        public void passStarted(
                ImageReader source,
                BufferedImage image,
                int pass,
                int first,
                int last,
                int x,
                int y,
                int gapX,
                int gapY,
                int[] bands) {}

        @Override
        public void passComplete(ImageReader source, BufferedImage image) {}

        @Override
        public void thumbnailPassStarted(
                ImageReader source,
                BufferedImage image,
                int pass,
                int first,
                int last,
                int x,
                int y,
                int gapX,
                int gapY,
                int[] bands) {}

        @Override
        public void thumbnailUpdate(
                ImageReader source,
                BufferedImage image,
                int x,
                int y,
                int width,
                int height,
                int gapX,
                int gapY,
                int[] bands) {}

        @Override
        public void thumbnailPassComplete(ImageReader source, BufferedImage image) {}
    }
}
