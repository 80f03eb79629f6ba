package org.khuevan.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;

/// What is found in a real file of every kind, through the real child processes.
class ExaminerContractTest extends ExaminerContract {

    @Test
    void pdf() throws Exception {
        Findings found =
                read(fixtures.pdf("a.pdf", "", Fixtures.ENGLISH, Fixtures.VIETNAMESE, "trang ba"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(found.mediaType()).isEqualTo("application/pdf");
        assertThat(text(found, new Place.Page(2))).contains("Khuê Văn Các là một lầu");
        assertThat(found.of(Finding.Pages.class)).containsExactly(new Finding.Pages(3));
        assertThat(found.values(Name.TITLE)).containsExactly("Khuê Văn Các");
        assertThat(found.values(Name.AUTHOR)).containsExactly("Nguyễn Văn Thành");
        assertThat(found.values(Name.KEYWORD)).containsExactly("di tích", "Hà Nội");
        hasThumbnail(found);
    }

    @Test
    void pagesAreReadAsAPersonReadsThem() throws Exception {
        Findings found = read(fixtures.printedPages("pages.pdf"));
        assertThat(found.of(Finding.Text.class))
                .hasSize(4)
                .noneMatch(t -> t.text().contains("Giáo trình") || t.text().contains("Trang"));
        assertThat(text(found, new Place.Page(4)))
                .startsWith("Bài D\nbên trái dòng thứ 0 của bài này\nbên trái dòng thứ 1")
                .endsWith("bên phải dòng 6 của bài này\nbên phải dòng 7 của bài này\n");
        assertThat(found.of(Finding.Heading.class))
                .contains(
                        new Finding.Heading(new Place.Page(1), 1, "Bài A"),
                        new Finding.Heading(new Place.Page(4), 1, "Bài D"));
    }

    @Test
    void everyPassageSaysItsLanguage() throws Exception {
        String french =
                "Le pavillon se trouve dans le temple de la capitale, et il est connu de tous.";
        String chinese = "奎文阁位于文庙之中，是河内的象征，学生们曾在那里朗诵文章。";
        Findings found =
                read(
                        fixtures.text(
                                "many.txt",
                                String.join(
                                        "\n",
                                        Fixtures.VIETNAMESE,
                                        Fixtures.ENGLISH,
                                        french,
                                        chinese)));
        assertThat(found.of(Finding.Text.class).flatMap(t -> t.languages().stream()))
                .extracting(Finding.Text.Stretch::language)
                .containsExactly("vi", "en", "fr", "zh");
        assertThat(found.of(Finding.Text.class).flatMap(t -> t.languages().stream()))
                .allMatch(s -> s.certainty() > 0.5 && s.certainty() <= 1 && s.to() > s.from());
    }

    @Test
    void docx() throws Exception {
        Findings found = read(fixtures.docx("a.docx"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Page(1))).contains("lầu vuông tám mái");
        assertThat(text(found, new Place.Page(2))).contains("cửa sổ tròn");
        assertThat(found.of(Finding.Text.class).map(Finding.Text::language))
                .containsOnly(Optional.of("vi"));
        assertThat(found.values(Name.TITLE)).containsExactly("Bài giảng Word");
        assertThat(found.values(Name.LANGUAGE)).containsExactly("vi");
        assertThat(found.of(Finding.PrintedPdf.class))
                .containsExactly(new Finding.PrintedPdf("printed.pdf", 2));
        assertThat(found.of(Finding.PageSheet.class))
                .extracting(Finding.PageSheet::count)
                .containsExactly(2);
        assertThat(output.resolve("pages/1.jpg")).isNotEmptyFile();
        hasThumbnail(found);
    }

    @Test
    void withoutAnOfficeProgramTextIsToldBySectionsAndSlidesAreDrawn() throws Exception {
        try (Examiners without = Examiners.withoutOfficeProgram(work.resolve("without"))) {
            Path file = fixtures.docx("without.docx");
            Findings read = ((Examination.Readable) examine(file)).findings();
            Findings found = without.picture(file, "a.docx", read, output, (_, _) -> {});
            assertThat(text(found, new Place.Section(2, "Kiến trúc"))).contains("cửa sổ tròn");
            assertThat(found.of(Finding.Remark.class))
                    .containsExactly(new Finding.Remark(Notice.NO_OFFICE_PROGRAM));
            hasThumbnail(found);
            for (Path slides : List.of(fixtures.pptx("b.pptx"), openDocuments.odp("b.odp"))) {
                read = ((Examination.Readable) examine(slides)).findings();
                found = without.picture(slides, "b", read, output, (_, _) -> {});
                assertThat(found.of(Finding.PagePicture.class)).hasSizeGreaterThan(1);
                hasThumbnail(found);
            }
        }
    }

    @Test
    void pptx() throws Exception {
        Findings found = read(fixtures.pptx("a.pptx"));
        assertThat(found.kind()).isEqualTo(Kind.SLIDES);
        assertThat(text(found, new Place.Slide(2))).contains("lầu vuông tám mái");
        assertThat(found.values(Name.TITLE)).containsExactly("Bài giảng PowerPoint");
        assertThat(found.of(Finding.PagePicture.class))
                .extracting(Finding.PagePicture::number)
                .containsExactly(1, 2, 3);
        assertThat(output.resolve("slides/3.jpg")).isNotEmptyFile();
        hasThumbnail(found);
    }

    @Test
    void odt() throws Exception {
        Findings found = read(openDocuments.odt("a.odt"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Page(1))).contains("lầu vuông tám mái");
        assertThat(found.values(Name.TITLE)).containsExactly("Bài giảng mở");
        hasThumbnail(found);
    }

    @Test
    void odp() throws Exception {
        Findings found = read(openDocuments.odp("a.odp"));
        assertThat(found.kind()).isEqualTo(Kind.SLIDES);
        assertThat(text(found, new Place.Slide(2))).contains("lầu vuông tám mái");
        assertThat(text(found, new Place.Notes(2))).isEqualTo("Hỏi lớp: vì sao vuông?\n");
        assertThat(found.of(Finding.Heading.class))
                .contains(new Finding.Heading(new Place.Slide(1), 1, "Trang mở đầu"));
        assertThat(found.of(Finding.PagePicture.class)).hasSize(2);
        assertThat(found.values(Name.AUTHOR)).containsExactly("Thầy Nam");
        hasThumbnail(found);
    }

    @Test
    void epub() throws Exception {
        Findings found = read(fixtures.epub("a.epub"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Section(1, "Chương một"))).contains("lầu vuông tám mái");
        assertThat(text(found, new Place.Section(2, "Chương hai"))).contains("Hết sách");
        assertThat(found.values(Name.LICENCE))
                .containsExactly("https://creativecommons.org/licenses/by/4.0/");
        hasThumbnail(found);
    }

    @Test
    void html() throws Exception {
        String page =
                """
                <html lang="en"><head><title>A pavilion</title>
                <meta name="author" content="Ann Tran">
                <link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">
                <script>var hidden = "not read";</script></head>
                <body><p>%s</p><h2>Windows</h2><p>Round they are.</p></body></html>
                """
                        .formatted(Fixtures.ENGLISH);
        Findings found = read(fixtures.text("a.html", page));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Section(2, "Windows"))).contains("Round they are.");
        assertThat(found.values(Name.TITLE)).containsExactly("A pavilion");
        assertThat(found.values(Name.LANGUAGE)).containsExactly("en");
        assertThat(found.values(Name.LICENCE))
                .containsExactly("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(found.of(Finding.Text.class)).noneMatch(t -> t.text().contains("not read"));
        hasThumbnail(found);
    }

    @Test
    void markdown() throws Exception {
        String text =
                "---\ntitle: Ghi chép\nauthor: Lê An\n---\n# Mở đầu\n\n"
                        + Fixtures.VIETNAMESE
                        + "\n\n## Kết\n\nHết *bài*.\n";
        Findings found = read(fixtures.text("a.md", text));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Section(2, "Kết"))).contains("Hết bài.");
        assertThat(found.values(Name.TITLE)).containsExactly("Ghi chép");
        assertThat(found.values(Name.AUTHOR)).containsExactly("Lê An");
        hasThumbnail(found);
    }

    @Test
    void plainText() throws Exception {
        Findings found = read(fixtures.text("a.txt", Fixtures.VIETNAMESE));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Section(1, ""))).contains("lầu vuông tám mái");
        assertThat(found.values(Name.LANGUAGE)).containsExactly("vi");
        hasThumbnail(found);
    }

    @Test
    void textInFontsOfBeforeUnicode() throws Exception {
        for (Path file :
                List.of(
                        fixtures.legacyDocx("old.docx"),
                        fixtures.legacyPptx("old.pptx"),
                        fixtures.legacyPdf("old.pdf"),
                        Files.write(
                                files.resolve("old.txt"),
                                Fixtures.tcvn3(Fixtures.VIETNAMESE).getBytes("windows-1252")))) {
            String text =
                    String.join(
                            " ",
                            read(file).of(Finding.Text.class).map(Finding.Text::text).toList());
            assertThat(text.replaceAll("\\s+", " ")).as("%s", file).contains(Fixtures.VIETNAMESE);
        }
    }

    @Test
    void images() throws Exception {
        Findings found = read(fixtures.image("a.png", "png"));
        assertThat(found.kind()).isEqualTo(Kind.IMAGE);
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(800, 400));
        hasThumbnail(found);
    }

    @Test
    void subtitles() throws Exception {
        String srt =
                "1\r\n00:00:01,500 --> 00:00:04,000\r\n<font color=red>Xin chào</font> các em\r\n"
                        + "\r\n2\r\n00:01:02,000 --> 00:01:05,250\r\n{\\an8}Hôm nay ta học\r\n";
        Findings found = read(fixtures.text("lecture.vi.srt", srt));
        assertThat(found.kind()).isEqualTo(Kind.CAPTIONS);
        assertThat(text(found, new Place.Span(1.5, 4))).isEqualTo("Xin chào các em\n");
        assertThat(found.of(Finding.Captions.class))
                .containsExactly(new Finding.Captions("captions.vtt", "vi", ""));
        assertThat(output.resolve("captions.vtt"))
                .content()
                .startsWith("WEBVTT\n\n00:00:01.500 --> 00:00:04.000\nXin chào các em\n");

        String longer =
                srt.replace(
                        "Hôm nay ta học",
                        "Hôm nay chúng ta học về thuỷ triều, lực hút của Mặt Trăng và Mặt Trời");
        assertThat(read(fixtures.text("hoc_ki.srt", longer)).of(Finding.Captions.class))
                .containsExactly(new Finding.Captions("captions.vtt", "vi", ""));
        // As Windows saves them, with a mark at the beginning and without one.
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            Path wide = files.resolve(charset + ".srt");
            Files.writeString(wide, "1\n00:00:02,000 --> 00:00:03,000\nXin chào các em\n", charset);
            assertThat(text(read(wide), new Place.Span(2, 3))).isEqualTo("Xin chào các em\n");
        }
    }

    @Test
    void videoAndAudio() throws Exception {
        // The programs are unpacked when the first media file comes.
        read(fixtures.text("first.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n"));
        examine(Files.write(files.resolve("broken.mp3"), "ID3\4\0\0\0\0\0\0".getBytes()));
        Path captions =
                fixtures.text("c.srt", "1\n00:00:02,000 --> 00:00:03,000\nXin chào các em\n");
        Path video =
                fixtures.media(
                        work,
                        "a.mkv",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=1280x720:r=25:d=9",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=9",
                        "-i",
                        captions.toString(),
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-map",
                        "2",
                        "-metadata",
                        "title=Bài giảng",
                        "-metadata:s:s:0",
                        "language=vie",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-c:a",
                        "aac",
                        "-c:s",
                        "srt");
        Findings found = read(video);
        assertThat(found.kind()).isEqualTo(Kind.VIDEO);
        assertThat(found.of(Finding.Duration.class).findFirst().orElseThrow().seconds())
                .isBetween(8.9, 9.2);
        assertThat(found.of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(1280, 720));
        assertThat(found.values(Name.TITLE)).containsExactly("Bài giảng");
        assertThat(text(found, new Place.Span(2, 3))).isEqualTo("Xin chào các em\n");
        assertThat(found.of(Finding.Captions.class))
                .containsExactly(new Finding.Captions("captions-1.vtt", "vi", ""));
        assertThat(output.resolve("stream/master.m3u8"))
                .content()
                .contains(
                        "RESOLUTION=1280x720",
                        "RESOLUTION=852x480",
                        "RESOLUTION=426x240",
                        "CODECS=\"avc1.");
        // A pixel of these 852 is a little wider, so that the picture is 16:9 as it was.
        String beginning =
                Files.readString(
                        output.resolve("stream/480/init_1.mp4"), StandardCharsets.ISO_8859_1);
        assertThat(beginning).contains("pasp\0\0\2\u0080\0\0\2\u007F");
        assertThat(output.resolve("stream/240/index.m3u8")).content().contains("#EXT-X-ENDLIST");
        assertThat(output.resolve("stream/720/2.m4s")).isNotEmptyFile();
        assertThat(output.resolve("stream/sound/index.m3u8")).content().contains("#EXT-X-ENDLIST");
        hasThumbnail(found);

        Findings sound = read(fixtures.media(work, "a.mp3", "-f", "lavfi", "-i", "sine=d=5"));
        assertThat(sound.kind()).isEqualTo(Kind.AUDIO);
        assertThat(sound.of(Finding.Stream.class)).hasSize(1);
        hasThumbnail(sound);

        byte[] whole = Files.readAllBytes(video);
        Path half = files.resolve("half.mkv");
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        Findings cut = read(half);
        assertThat(cut.of(Finding.Remark.class)).contains(new Finding.Remark(Notice.END_MISSING));
        assertThat(cut.of(Finding.Stream.class)).hasSize(1);

        Path mp4 = fixtures.media(work, "a.mp4", "-i", video.toString(), "-c", "copy", "-sn");
        byte[] bytes = Files.readAllBytes(mp4);
        Files.write(mp4, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(unreadable(mp4)).isEqualTo(Problem.TRUNCATED);
    }

    @Test
    void whatCannotBeReadIsToldApart() throws Exception {
        assertThat(unreadable(fixtures.text("empty.pdf", ""))).isEqualTo(Problem.EMPTY);
        assertThat(unreadable(fixtures.pdf("secret.pdf", "geheim", "x")))
                .isEqualTo(Problem.PASSWORD_PROTECTED);
        assertThat(unreadable(fixtures.text("notes.pdf", "only words")))
                .isEqualTo(Problem.NOT_WHAT_ITS_NAME_SAYS);
        assertThat(unreadable(fixtures.text("notes.mp4", "only words")))
                .isEqualTo(Problem.NOT_WHAT_ITS_NAME_SAYS);
        assertThat(text(read(fixtures.text("notes.doc", "only words")), new Place.Section(1, "")))
                .isEqualTo("only words\n");
        byte[] docx = Files.readAllBytes(fixtures.docx("whole.docx"));
        Path cut = Files.write(files.resolve("cut.docx"), java.util.Arrays.copyOf(docx, 900));
        assertThat(unreadable(cut)).isEqualTo(Problem.DAMAGED);
    }

    @Test
    void aFileWithAnotherEndingIsReadAsWhatItIs() throws Exception {
        Path pdf = fixtures.pdf("b.pdf", "", Fixtures.ENGLISH);
        Findings found = read(Files.move(pdf, files.resolve("b.docx")));
        assertThat(found.mediaType()).isEqualTo("application/pdf");
        assertThat(found.of(Finding.Remark.class))
                .containsExactly(new Finding.Remark(Notice.NAME_DIFFERS));
        assertThat(text(found, new Place.Page(1))).contains("pavilion");
    }

    @Test
    void idleChildrenKeepNoVirtualThreadWaiting() throws Exception {
        Path text = fixtures.text("many.txt", Fixtures.ENGLISH);
        int many = Runtime.getRuntime().availableProcessors() + 1;
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                Path folder = Files.createTempDirectory(work, "many-");
                threads.submit(() -> examiners.examine(text, "many.txt", folder, (_, _) -> {}));
            }
        }
        Thread waiting = Thread.ofVirtual().start(() -> {});
        assertThat(waiting.join(java.time.Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void anUnknownKindIsKeptWithoutAText() throws Exception {
        byte[] notes = "MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\4\0\u00ff\57\0".getBytes(ISO_8859_1);
        for (Path file :
                List.of(
                        Files.write(files.resolve("data.bin"), new byte[] {1, 0, 2, 7, 0, 9, 3}),
                        Files.write(files.resolve("song.mid"), notes))) {
            Findings found = read(file);
            assertThat(found.kind()).isEqualTo(Kind.OTHER);
            assertThat(found.of(Finding.Text.class)).isEmpty();
        }
    }
}
