package org.khuevan.ingest.media;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// JPEG 2000 (ISO/IEC 15444-1), in which libraries keep their scans as PDF. Java has no reader of
/// it; this one has ffmpeg decode it, with samples of eight bits, in the order of the file.
public final class Jpeg2000 extends ImageReader {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /// In pixels.
    private static final int LARGEST = 40_000_000;

    private final Provider provider;
    private final FfmpegTool tool;
    private byte[] bytes = {};

    private Jpeg2000(Provider provider) {
        super(provider);
        this.provider = provider;
        this.tool = new FfmpegTool(provider.folder, provider.megabytes);
    }

    /// From now on, whoever asks Java for a reader of JPEG 2000 by its name gets this one.
    ///
    /// @param folder where ffmpeg is unpacked when it is first needed
    /// @param megabytes of its address space
    public static void register(Path folder, int megabytes) {
        IIORegistry.getDefaultInstance().registerServiceProvider(new Provider(folder, megabytes));
    }

    /// What a codestream says of its picture (SIZ, A.5.1).
    ///
    /// @param samples of a pixel, all of one size
    private record Size(int width, int height, int samples) {

        private static final int SOC_SIZ = 0xFF4FFF51;

        static Size of(byte[] bytes) throws IOException {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            for (int at = 0; at + 42 <= bytes.length; at++) {
                if (bytes[at] == (byte) 0xFF && all.getInt(at) == SOC_SIZ) {
                    return new Size(
                            all.getInt(at + 8) - all.getInt(at + 16),
                            all.getInt(at + 12) - all.getInt(at + 20),
                            all.getShort(at + 40));
                }
            }
            throw new IIOException("no codestream of JPEG 2000");
        }

        long pixels() {
            return (long) width * height;
        }
    }

    @Override
    public void setInput(@Nullable Object input, boolean forwards, boolean withoutMetadata) {
        super.setInput(input, forwards, withoutMetadata);
        bytes = new byte[0];
    }

    private Size size() throws IOException {
        if (bytes.length == 0) {
            ImageInputStream in = (ImageInputStream) getInput();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] piece = new byte[1 << 16];
            for (int got = in.read(piece); got > 0; got = in.read(piece)) {
                all.write(piece, 0, got);
            }
            bytes = all.toByteArray();
        }
        Size size = Size.of(bytes);
        if (size.width() < 1 || size.height() < 1 || size.pixels() > LARGEST) {
            throw new IIOException("a picture of JPEG 2000 without a size");
        }
        return size;
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam param) throws IOException {
        Size size = size();
        byte[] samples = decoded(size);
        WritableRaster whole =
                Raster.createInterleavedRaster(
                        new DataBufferByte(samples, samples.length),
                        size.width(),
                        size.height(),
                        size.width() * size.samples(),
                        size.samples(),
                        IntStream.range(0, size.samples()).toArray(),
                        null);
        return image(param == null ? whole : part(whole, param));
    }

    private static WritableRaster part(WritableRaster whole, ImageReadParam param) {
        Rectangle region = getSourceRegion(param, whole.getWidth(), whole.getHeight());
        int across = param.getSourceXSubsampling();
        int down = param.getSourceYSubsampling();
        int width = (region.width + across - 1) / across;
        int height = (region.height + down - 1) / down;
        int bands = whole.getNumBands();
        WritableRaster part =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        int[] pixel = new int[bands];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                whole.getPixel(region.x + x * across, region.y + y * down, pixel);
                part.setPixel(x, y, pixel);
            }
        }
        return part;
    }

    private static BufferedImage image(WritableRaster samples) {
        int bands = samples.getNumBands();
        ColorSpace colours =
                ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        boolean transparent = bands == 2 || bands == 4;
        ComponentColorModel model =
                new ComponentColorModel(
                        colours,
                        transparent,
                        false,
                        transparent ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, samples, false, null);
    }

    /// Whoever draws a page asks twice for each picture, first only for its colours.
    private byte[] decoded(Size size) throws IOException {
        SoftReference<Decoded> kept = provider.last;
        Decoded last = kept == null ? null : kept.get();
        if (last != null && Arrays.equals(last.bytes(), bytes)) {
            return last.samples().clone();
        }
        byte[] samples = newlyDecoded(size);
        provider.last = new SoftReference<>(new Decoded(bytes, samples.clone()));
        return samples;
    }

    /// A picture as it is in a file, and its samples.
    private record Decoded(byte[] bytes, byte[] samples) {}

    private byte[] newlyDecoded(Size size) throws IOException {
        String format =
                switch (size.samples()) {
                    case 1 -> "gray";
                    case 2 -> "ya8";
                    case 3 -> "rgb24";
                    case 4 -> "rgba";
                    default -> throw new IIOException(size.samples() + " samples in JPEG 2000");
                };
        Path folder = Files.createTempDirectory("jpeg2000-");
        Path file = Files.write(folder.resolve("picture.jp2"), bytes);
        Path raw = folder.resolve("samples.raw");
        try {
            List<String> arguments =
                    List.of(
                            "-i",
                            file.toString(),
                            "-frames:v",
                            "1",
                            "-pix_fmt",
                            format,
                            "-f",
                            "rawvideo",
                            raw.toString());
            if (!tool.run(arguments, LIMIT, folder).isGood()
                    || Files.size(raw) != size.pixels() * size.samples()) {
                throw new IIOException("a picture of JPEG 2000 that cannot be decoded");
            }
            return Files.readAllBytes(raw);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @Override
    public int getNumImages(boolean search) {
        return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
        return size().width();
    }

    @Override
    public int getHeight(int index) throws IOException {
        return size().height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
        return List.of(ImageTypeSpecifier.createFromRenderedImage(read(index, null))).iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
        return null;
    }

    /// Recognises nothing by itself: files of their own go another way.
    private static final class Provider extends ImageReaderSpi {

        private final Path folder;
        private final int megabytes;
        private volatile @Nullable SoftReference<Decoded> last;

        Provider(Path folder, int megabytes) {
            super(
                    "Khue Van",
                    "1",
                    new String[] {"JPEG2000", "jpeg2000", "jpx"},
                    new String[] {"jp2", "jpx"},
                    new String[] {"image/jp2", "image/jpx"},
                    Jpeg2000.class.getName(),
                    new Class<?>[] {ImageInputStream.class},
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null);
            this.folder = folder;
            this.megabytes = megabytes;
        }

        @Override
        public boolean canDecodeInput(Object source) {
            return false;
        }

        @Override
        public ImageReader createReaderInstance(@Nullable Object extension) {
            return new Jpeg2000(this);
        }

        @Override
        public String getDescription(@Nullable Locale locale) {
            return "JPEG 2000, decoded by ffmpeg";
        }
    }
}
