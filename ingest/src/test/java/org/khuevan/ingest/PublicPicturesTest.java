package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Pictures as everybody may have them.
class PublicPicturesTest extends ExaminerContract {

    private static final String SECRET = "10.7769 N, 106.7009 E";

    @Test
    void aPhotographStaysAsItIsButForItsPrivateMetadata() throws Exception {
        Path photo = Files.write(files.resolve("photo.jpg"), photograph());
        Findings found = read(photo);
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(30, 40));
        assertThat(found.of(Finding.PublicCopy.class))
                .containsExactly(new Finding.PublicCopy("public.jpg", "image/jpeg"));
        byte[] copy = Files.readAllBytes(output.resolve("public.jpg"));
        String text = new String(copy, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(SECRET, "hidden movie").contains("Exif\0\0MM");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(copy));
        assertThat(shown.getRGB(20, 15)).isEqualTo(ImageIO.read(photo.toFile()).getRGB(20, 15));
    }

    @Test
    void aPictureThatOnlyFfmpegKnowsIsShownAsJpeg() throws Exception {
        unpackPrograms();
        Path avif =
                fixtures.media(
                        work,
                        "a.avif",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x240:d=1",
                        "-frames:v",
                        "1",
                        "-c:v",
                        "libsvtav1");
        Findings found = read(avif);
        assertThat(found.kind()).isEqualTo(Kind.IMAGE);
        assertThat(found.mediaType()).isEqualTo("image/avif");
        assertThat(found.of(Finding.PublicCopy.class))
                .containsExactly(new Finding.PublicCopy("public.jpg", "image/jpeg"));
        assertThat(ImageIO.read(output.resolve("public.jpg").toFile()).getWidth()).isEqualTo(320);
        hasThumbnail(found);
    }

    /// A JPEG whose colour profile lacks a part, a GIF without its end and a BMP that does not tell
    /// its size are shown by browsers, and Java refuses them.
    @Test
    void whatBrowsersShowIsShown() throws Exception {
        unpackPrograms();
        byte[] jpeg = Files.readAllBytes(fixtures.image("whole.jpg", "jpg"));
        ByteArrayOutputStream profiled = new ByteArrayOutputStream();
        profiled.write(jpeg, 0, 2);
        byte[] part = "ICC_PROFILE\0\1\2half".getBytes(StandardCharsets.ISO_8859_1);
        profiled.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2, 0, (byte) (part.length + 2)});
        profiled.writeBytes(part);
        profiled.write(jpeg, 2, jpeg.length - 2);
        Findings found = read(kept("profiled.jpg", profiled.toByteArray()));
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(800, 400));
        assertThat(found.of(Finding.Remark.class)).isEmpty();
        assertThat(found.of(Finding.PublicCopy.class)).hasSize(1);
        hasThumbnail(found);

        byte[] gif = Files.readAllBytes(fixtures.image("whole.gif", "gif"));
        Findings animation = read(kept("cut.gif", Arrays.copyOf(gif, gif.length * 6 / 10)));
        assertThat(animation.kind()).isEqualTo(Kind.IMAGE);
        assertThat(animation.of(Finding.PublicCopy.class)).isEmpty();
        hasThumbnail(animation);

        byte[] bmp = Files.readAllBytes(fixtures.image("whole.bmp", "bmp"));
        Arrays.fill(bmp, 34, 38, (byte) 0);
        hasThumbnail(read(kept("unsized.bmp", bmp)));

        byte[] png = Files.readAllBytes(fixtures.image("whole.png", "png"));
        assertThat(unreadable(kept("cut.png", Arrays.copyOf(png, 60))))
                .isEqualTo(Examination.Problem.DAMAGED);
    }

    /// As an upload or a copy that broke off leaves it.
    @Test
    void ofAPictureThatWasCutShortIsShownWhatIsThere() throws Exception {
        for (String format : List.of("png", "jpg")) {
            Path board = new ScanFixtures(files).picture("board.png");
            Path whole = files.resolve("whole." + format);
            assertThat(ImageIO.write(ImageIO.read(board.toFile()), format, whole.toFile()))
                    .isTrue();
            byte[] bytes = Files.readAllBytes(whole);
            assertThat(read(whole).of(Finding.Remark.class))
                    .doesNotContain(new Finding.Remark(Finding.Notice.END_MISSING));
            Path cut = kept("half." + format, Arrays.copyOf(bytes, bytes.length / 2));
            Findings found = read(cut);
            assertThat(found.of(Finding.Remark.class))
                    .contains(new Finding.Remark(Finding.Notice.END_MISSING));
            assertThat(found.of(Finding.Dimensions.class))
                    .containsExactly(new Finding.Dimensions(1280, 720));
            hasThumbnail(found);
            assertThat(darkest(ImageIO.read(output.resolve("public.jpg").toFile())))
                    .isLessThan(100);
        }
    }

    /// TGA, as programs for textures and old scanners write it, tells what it is by its name alone.
    @Test
    void aPictureThatIsKnownByItsNameAloneIsShown() throws Exception {
        byte[] targa = new byte[18 + 3 * 64 * 48];
        targa[2] = 2;
        targa[12] = 64;
        targa[14] = 48;
        targa[16] = 24;
        Arrays.fill(targa, 18, targa.length, (byte) 0x90);
        Findings found = read(kept("bề mặt.tga", targa));
        assertThat(found.kind()).isEqualTo(Kind.IMAGE);
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(64, 48));
        assertThat(found.of(Finding.PublicCopy.class)).hasSize(1);
        hasThumbnail(found);
    }

    @Test
    void aDamagedPictureInABundleIsSaidToBeSo() throws Exception {
        unpackPrograms();
        byte[] png = Files.readAllBytes(fixtures.image("whole.png", "png"));
        byte[] bmp = Files.readAllBytes(fixtures.image("whole.bmp", "bmp"));
        Arrays.fill(bmp, 34, 38, (byte) 0);
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put("lỗi.png", Arrays.copyOf(png, 60));
        inside.put("ảnh.bmp", bmp);
        Findings found = read(kept("pictures.zip", ArchiveFixtures.zip(inside)));
        assertThat(found.of(Finding.Inside.class))
                .extracting(Finding.Inside::state)
                .containsExactly(Finding.Inside.State.UNREADABLE, Finding.Inside.State.KEPT);
    }

    /// Reading it fails as it does where a disk fails.
    @Test
    void aFileThatCannotBeReadIsNotCalledDamaged() throws Exception {
        Path unreadable = Files.createDirectory(files.resolve("photo.jpg"));
        assertThatThrownBy(() -> examine(unreadable)).isInstanceOf(UncheckedIOException.class);
        Files.delete(unreadable);
    }

    @Test
    void whatIsTransparentIsShownOnWhite() throws Exception {
        unpackPrograms();
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFFFF0000);
        image.setRGB(299, 199, 0xFFFF0000);
        Path png = files.resolve("logo.png");
        ImageIO.write(image, "png", png.toFile());
        Findings found =
                read(fixtures.media(work, "logo.webp", "-i", png.toString(), "-c:v", "libwebp"));
        hasThumbnail(found);
        assertThat(blueOfTheCorner()).isGreaterThan(245);

        Path moving =
                fixtures.media(
                        work,
                        "moving.webp",
                        "-loop",
                        "1",
                        "-t",
                        "1",
                        "-framerate",
                        "2",
                        "-i",
                        png.toString(),
                        "-vf",
                        "format=rgba,hue=h=90*t");
        assertThat(new String(Files.readAllBytes(moving), StandardCharsets.ISO_8859_1))
                .contains("ANMF");
        hasThumbnail(read(moving));
        assertThat(blueOfTheCorner()).isGreaterThan(245);
        assertThat(output.resolve("still.webp")).doesNotExist();
    }

    private int blueOfTheCorner() throws IOException {
        return ImageIO.read(output.resolve("public.jpg").toFile()).getRGB(5, 5) & 0xFF;
    }

    private Path kept(String name, byte[] bytes) throws IOException {
        return Files.write(files.resolve(name), bytes);
    }

    @Test
    void aPhotographOfAPhoneIsShownAndRead() throws Exception {
        unpackPrograms();
        Path tiles =
                fixtures.media(
                        work,
                        "tiles.mp4",
                        "-i",
                        new ScanFixtures(files).picture("board.png").toString(),
                        "-vf",
                        "untile=2x2",
                        "-c:v",
                        "libx265",
                        "-preset",
                        "ultrafast",
                        "-x265-params",
                        "log-level=none:keyint=1",
                        "-pix_fmt",
                        "yuv420p",
                        "-tag:v",
                        "hvc1");
        Findings found =
                read(Files.write(files.resolve("IMG_0001.HEIC"), TiledHeic.of(tiles, 1280, 720)));
        assertThat(found.mediaType()).isEqualTo("image/heic");
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(1280, 720));
        assertThat(found.of(Finding.PublicCopy.class))
                .containsExactly(new Finding.PublicCopy("public.jpg", "image/jpeg"));
        hasThumbnail(found);
        assertThat(text(found, new Place.Whole())).contains("Quang hợp", "diệp lục");
        assertThat(output.resolve("converted.jpg")).doesNotExist();
    }

    @Test
    void aScanAsLibrariesKeepItIsShownAndRead() throws Exception {
        unpackPrograms();
        ScanFixtures scans = new ScanFixtures(files);
        Path picture = scans.picture("page.png");
        Path jpeg2000 =
                fixtures.media(work, "page.jp2", "-i", picture.toString(), "-c:v", "jpeg2000");
        Findings found = read(scans.archived("archived.pdf", jpeg2000));
        assertThat(text(found, new Place.Page(1))).contains("Quang hợp", "diệp lục");
        BufferedImage seen = ImageIO.read(output.resolve("thumbnail.jpg").toFile());
        assertThat(ImageIO.read(picture.toFile()).getRGB(5, 5)).isEqualTo(seen.getRGB(5, 5));
        assertThat(darkest(seen)).isLessThan(100);
    }

    private static int darkest(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xFF)
                .min()
                .orElseThrow();
    }

    /// They are unpacked when the first media file comes.
    private void unpackPrograms() throws Exception {
        byte[] broken = "ID3\4\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        examine(Files.write(files.resolve("broken.mp3"), broken));
    }

    @Test
    void aPhotographInABundleDoesNotTellWhereItWasTaken() throws Exception {
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put("ảnh/vườn.jpg", photograph());
        inside.put("bảng.png", Files.readAllBytes(new ScanFixtures(files).picture("b.png")));
        inside.put("scan.tif", Files.readAllBytes(fixtures.image("s.tif", "tiff")));
        inside.put("vở.pdf", Files.readAllBytes(new ScanFixtures(files).scan("v.pdf", 90)));
        Findings found = read(Files.write(files.resolve("a.zip"), ArchiveFixtures.zip(inside)));
        Finding.Inside photo = found.of(Finding.Inside.class).findFirst().orElseThrow();
        byte[] kept = Files.readAllBytes(output.resolve(photo.kept()));
        assertThat(photo.size()).isEqualTo(kept.length);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        // What pictures say is read too, and what browsers do not show is a JPEG.
        assertThat(text(found, new Place.Inside("bảng.png", new Place.Whole())))
                .contains("diệp lục");
        assertThat(text(found, new Place.Inside("vở.pdf", new Place.Page(1)))).contains("diệp lục");
        assertThat(found.of(Finding.Scan.class)).isEmpty();
        assertThat(found.of(Finding.InsideCopy.class))
                .containsExactly(new Finding.InsideCopy("scan.tif", "copies/2/copy.jpg"));
    }

    @Test
    void aScanAsTiffIsShownAsJpeg() throws Exception {
        Findings found = read(fixtures.image("a.tif", "tiff"));
        assertThat(found.mediaType()).isEqualTo("image/tiff");
        assertThat(found.of(Finding.PublicCopy.class))
                .containsExactly(new Finding.PublicCopy("public.jpg", "image/jpeg"));
        assertThat(ImageIO.read(output.resolve("public.jpg").toFile()).getWidth()).isEqualTo(800);
        hasThumbnail(found);
    }

    /// On its side (orientation 6), with a place in its EXIF and a film behind its end.
    private static byte[] photograph() throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(20, 15, 0x00FF00);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer exif = ByteBuffer.allocate(64 + secret.length);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
        exif.putShort((short) 0);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(secret.length).putInt(38);
        exif.putInt(0).put(secret);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(plain, 0, 2);
        whole.writeBytes(exif.array());
        whole.write(plain, 2, plain.length - 2);
        whole.writeBytes("hidden movie".getBytes(StandardCharsets.ISO_8859_1));
        return whole.toByteArray();
    }
}
