package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ingest.ArchiveFixtures.put;
import static org.khuevan.ingest.ArchiveFixtures.unflagged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.Inside.State;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyWriting;

/// What is found in archives of every format, and what none of them can do.
class BundleTest {

    private static final String PAGE =
            "<html><head><title>Bài học về núi lửa</title></head><body><h1>Núi lửa</h1><p>%s</p>"
                    + "</body></html>";

    @TempDir static Path work;
    @TempDir Path files;

    private static Examiners examiners;
    private Path output = Path.of("");

    @BeforeAll
    static void start() {
        examiners = new Examiners(Limits.standard(), work);
    }

    @AfterAll
    static void stop() {
        examiners.close();
    }

    @BeforeEach
    void anEmptyFolder() throws IOException {
        output = Files.createTempDirectory(work, "output-");
    }

    private static Map<String, byte[]> website() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bài học/index.html", bytes(PAGE.formatted(Fixtures.VIETNAMESE)));
        files.put("bài học/kiểu.css", bytes("body { color: navy }"));
        files.put("bài học/ghi chú.txt", bytes(Fixtures.VIETNAMESE));
        files.put("__MACOSX/bài học/._index.html", bytes("x"));
        return files;
    }

    private void isTheWebsite(Findings found, String mediaType) throws IOException {
        assertThat(found.kind()).isEqualTo(Kind.BUNDLE);
        assertThat(found.mediaType()).isEqualTo(mediaType);
        assertThat(found.of(Inside.class))
                .extracting(Inside::path)
                .containsExactly("bài học/index.html", "bài học/kiểu.css", "bài học/ghi chú.txt");
        assertThat(text(found, "bài học/ghi chú.txt")).contains("lầu vuông tám mái");
        assertThat(text(found, "bài học/index.html")).contains("Núi lửa");
        assertThat(found.values(Name.TITLE)).containsExactly("Bài học về núi lửa");
        assertThat(found.values(Name.LANGUAGE)).containsExactly("vi");
        Inside page = inside(found, "bài học/index.html");
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(output.resolve(page.kept())).hasContent(PAGE.formatted(Fixtures.VIETNAMESE));
        assertThat(found.of(Finding.Remark.class)).isEmpty();
    }

    @Test
    void zip() throws Exception {
        isTheWebsite(read("a.zip", ArchiveFixtures.zip(website())), "application/zip");
    }

    @Test
    void sevenZip() throws Exception {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile archive = new SevenZOutputFile(channel)) {
            for (var file : website().entrySet()) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(file.getKey());
                archive.putArchiveEntry(entry);
                archive.write(file.getValue());
                archive.closeArchiveEntry();
            }
            archive.finish();
            byte[] bytes = java.util.Arrays.copyOf(channel.array(), (int) channel.size());
            isTheWebsite(read("a.7z", bytes), "application/x-7z-compressed");
        }
    }

    @Test
    void tarGz() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (var file : website().entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        isTheWebsite(read("a.tar.gz", bytes.toByteArray()), "application/gzip");
    }

    @Test
    void rar() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bai\\ghi-chu.txt", bytes(Fixtures.VIETNAMESE));
        Findings found = read("a.rar", ArchiveFixtures.rar(files));
        assertThat(text(found, "bai/ghi-chu.txt")).contains("lầu vuông tám mái");
    }

    @Test
    void rarOfVersionFive() throws Exception {
        Findings found = read("a.rar", Rar5.of(website()));
        assertThat(found.of(Inside.class))
                .extracting(Inside::path)
                .containsExactly("bài học/index.html", "bài học/kiểu.css", "bài học/ghi chú.txt");
        assertThat(text(found, "bài học/ghi chú.txt")).contains("lầu vuông tám mái");
        assertThat(found.values(Name.TITLE)).containsExactly("Bài học về núi lửa");

        byte[] whole = Rar5.of(website());
        anEmptyFolder();
        assertThat(examine("cut.rar", java.util.Arrays.copyOf(whole, whole.length - 150)))
                .isInstanceOfSatisfying(
                        Examination.Unreadable.class,
                        one -> assertThat(one.problem()).isEqualTo(Problem.DAMAGED));

        anEmptyFolder();
        Findings evil = read("evil.rar", Rar5.of(Map.of("../../evil.txt", bytes("chữ"))));
        assertThat(evil.of(Inside.class)).allMatch(one -> one.kept().isEmpty());
    }

    /// Of what browsers show themselves, no copy is made.
    @Test
    void whatBrowsersDoNotShowIsMadeIntoWhatTheyDo() throws Exception {
        Fixtures fixtures = new Fixtures(files);
        // The programs are unpacked when the first media file comes.
        examine("broken.mp3", "ID3\4\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        String[] film = {"-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=1", "-c:v"};
        Path old = fixtures.media(work, "old.avi", with(film, "mjpeg"));
        Path fine = fixtures.media(work, "fine.mp4", with(film, "libx264", "-pix_fmt", "yuv420p"));
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put("phim/cũ.avi", Files.readAllBytes(old));
        inside.put("phim/mới.mp4", Files.readAllBytes(fine));
        inside.put("bài.docx", Files.readAllBytes(fixtures.docx("a.docx")));
        Findings read = read("a.zip", ArchiveFixtures.zip(inside));
        assertThat(Examiners.isPictured(read)).isTrue();
        Findings found =
                examiners.picture(files.resolve("a.zip"), "a.zip", read, output, (_, _) -> {});
        assertThat(found.of(Finding.InsideCopy.class))
                .extracting(Finding.InsideCopy::path)
                .containsExactly("phim/cũ.avi", "bài.docx");
        List<Path> copies =
                found.of(Finding.InsideCopy.class).map(one -> output.resolve(one.copy())).toList();
        assertThat(copies).allSatisfy(copy -> assertThat(copy).isNotEmptyFile());
        assertThat(copies.getFirst().toString()).endsWith(".mp4");
        assertThat(copies.getLast().toString()).endsWith(".pdf");
        assertThat(found.without(Finding.InsideCopy.class)).isEqualTo(read);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aLearningPackageIsCalledWhatItSaysAndItsLibrariesAreNoText() throws Exception {
        Map<String, byte[]> h5p = new LinkedHashMap<>();
        h5p.put("H5P.Text-1.8/library.js", bytes("var library = 'thư viện';"));
        h5p.put("content/content.json", bytes("{\"text\": \"Kéo từ vào câu\"}"));
        h5p.put(
                "h5p.json",
                bytes("{\"title\": \"Kéo thả từ\", \"authors\": [{\"name\": \"Lê An\"}]}"));
        Findings found = read("a.h5p", ArchiveFixtures.zip(h5p));
        assertThat(found.values(Name.TITLE)).containsExactly("Kéo thả từ");
        assertThat(found.values(Name.AUTHOR)).containsExactly("Lê An");
        assertThat(found.of(Finding.Text.class).map(Finding.Text::text))
                .anyMatch(text -> text.contains("Kéo từ vào câu"))
                .noneMatch(text -> text.contains("thư viện"));

        Map<String, byte[]> course = website();
        course.put("index.html", bytes(PAGE.formatted("")));
        course.put(
                "imsmanifest.xml",
                bytes(
                        "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'"
                                + " xmlns:lom='http://ltsc.ieee.org/xsd/LOM'><metadata><lom:lom>"
                                + "<lom:general><lom:title><lom:string>Khoá học địa lí</lom:string>"
                                + "</lom:title></lom:general></lom:lom></metadata><organizations>"
                                + "<organization><title>O1</title></organization></organizations>"
                                + "</manifest>"));
        anEmptyFolder();
        assertThat(read("a.zip", ArchiveFixtures.zip(course)).values(Name.TITLE))
                .containsExactly("Khoá học địa lí");
        course.put(
                "imsmanifest.xml",
                bytes(
                        "<manifest><organizations><organization><title>Địa lí lớp 6</title>"
                                + "</organization></organizations></manifest>"));
        anEmptyFolder();
        assertThat(read("a.zip", ArchiveFixtures.zip(course)).values(Name.TITLE))
                .containsExactly("Địa lí lớp 6");
    }

    @Test
    void namesInLegacyEncodingsAreReadRight() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Bài tập chương một.txt", bytes("một"));
        files.put("Đề thi học kỳ hai.txt", bytes("hai"));
        byte[] tcvn3 = unflagged(files, name -> LegacyWriting.write(name, LegacyEncoding.TCVN3));
        byte[] windows = unflagged(files, ArchiveFixtures::windows1258);
        byte[] utf8 =
                unflagged(files, name -> new String(bytes(name), StandardCharsets.ISO_8859_1));
        for (byte[] archive : List.of(tcvn3, windows, utf8)) {
            anEmptyFolder();
            assertThat(read("a.zip", archive).of(Inside.class))
                    .extracting(Inside::path)
                    .containsExactlyElementsOf(files.keySet());
        }
    }

    @Test
    void noNameLeadsOutOfTheBundle() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (String name :
                    List.of(
                            "../../evil.txt",
                            "/etc/evil.txt",
                            "C:\\evil.txt",
                            "a/..\\..\\evil.txt",
                            "Bai.txt",
                            "bai.txt",
                            "ba\u202Etxt.exe",
                            "good.txt")) {
                put(zip, new ZipArchiveEntry(name), bytes("chữ trong " + name));
            }
            ZipArchiveEntry link = new ZipArchiveEntry("link.txt");
            link.setUnixMode(0120777);
            put(zip, link, bytes("/etc/passwd"));
        }
        Findings found = read("a.zip", bytes.toByteArray());
        assertThat(found.of(Inside.class).filter(one -> !one.kept().isEmpty()))
                .extracting(Inside::path)
                .containsExactly("Bai.txt", "bai.txt", "batxt.exe", "good.txt");
        assertThat(found.of(Inside.class).filter(one -> one.state() == State.UNSAFE)).hasSize(5);
        assertThat(found.of(Finding.Remark.class)).contains(new Finding.Remark(Notice.BUNDLE_CUT));
        try (Stream<Path> all = Files.walk(work)) {
            assertThat(all.map(path -> String.valueOf(path.getFileName())))
                    .noneMatch(name -> name.contains("evil"));
        }
    }

    @Test
    void archivesInArchivesAreOpenedButNotForEver() throws Exception {
        byte[] inner = ArchiveFixtures.zip(Map.of("sâu.txt", bytes(Fixtures.VIETNAMESE)));
        for (int i = 6; i > 0; i--) {
            inner =
                    ArchiveFixtures.zip(
                            Map.of(
                                    "tầng-" + i + ".zip",
                                    inner,
                                    "tệp-" + i + ".txt",
                                    bytes("chữ " + i)));
        }
        Findings found = read("a.zip", inner);
        assertThat(text(found, "tầng-1.zip/tầng-2.zip/tệp-3.txt")).contains("chữ 3");
        assertThat(found.of(Inside.class)).noneMatch(one -> one.path().endsWith("sâu.txt"));
        assertThat(found.of(Finding.Remark.class)).contains(new Finding.Remark(Notice.BUNDLE_CUT));
    }

    @Test
    void whatUnpacksToTooMuchIsListedAndNotUnpacked() throws Exception {
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zeros)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                out.write(block);
            }
        }
        Findings alone = read("zeros.bin.gz", zeros.toByteArray());
        assertThat(alone.of(Inside.class))
                .singleElement()
                .matches(one -> one.state() == State.TOO_LARGE && one.kept().isEmpty());
        assertThat(size(output)).isLessThan(1_000_000);
        anEmptyFolder();
        Findings among =
                read(
                        "a.zip",
                        ArchiveFixtures.zip(
                                Map.of("zeros.gz", zeros.toByteArray(), "a.txt", bytes("chữ"))));
        assertThat(text(among, "a.txt")).contains("chữ");
    }

    @Test
    void whatIsLockedIsSaid() throws Exception {
        byte[] archive = ArchiveFixtures.zip(Map.of("a.txt", bytes("chữ")));
        // The bit that says so, in the entry and in the list at the end.
        archive[6] |= 1;
        int list = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        archive[list + 8] |= 1;
        assertThat(examine("a.zip", archive))
                .isInstanceOfSatisfying(
                        Examination.Unreadable.class,
                        one -> assertThat(one.problem()).isEqualTo(Problem.PASSWORD_PROTECTED));
    }

    @Test
    void whatCameBeforeTheMissingEndIsThere() throws Exception {
        byte[] archive = ArchiveFixtures.zip(website());
        Findings found = read("a.zip", java.util.Arrays.copyOf(archive, archive.length - 300));
        assertThat(text(found, "bài học/index.html")).contains("Núi lửa");
        assertThat(found.of(Finding.Remark.class)).contains(new Finding.Remark(Notice.END_MISSING));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
        }
    }

    private static String text(Findings found, String path) {
        StringBuilder text = new StringBuilder();
        found.of(Finding.Text.class)
                .filter(one -> one.place() instanceof Place.Inside(String in, _) && in.equals(path))
                .forEach(one -> text.append(one.text()));
        return text.toString();
    }

    private static Inside inside(Findings found, String path) {
        return found.of(Inside.class)
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Findings read(String name, byte[] bytes) throws Exception {
        Examination examination = examine(name, bytes);
        assertThat(examination).isInstanceOf(Examination.Readable.class);
        return ((Examination.Readable) examination).findings();
    }

    private Examination examine(String name, byte[] bytes) throws Exception {
        Path file = Files.write(files.resolve(name), bytes);
        return examiners.examine(file, name, output, (_, _) -> {});
    }
}
