package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Findings travel as JSON between processes and into the database.
class FindingsJsonTest {

    @Test
    void everyFindingSurvivesTheWayThroughJson() {
        JsonMapper json = JsonMapper.builder().build();
        Examination readable =
                new Examination.Readable(
                        new Findings(
                                Kind.VIDEO,
                                "video/mp4",
                                List.of(
                                        new Finding.Text(new Place.Page(3), "trang ba"),
                                        new Finding.Text(
                                                new Place.Slide(1),
                                                "một",
                                                List.of(new Finding.Text.Stretch(0, 3, "vi", 0.9))),
                                        new Finding.Text(new Place.Notes(1), "nhớ hỏi"),
                                        new Finding.Heading(new Place.Page(3), 2, "Kết luận"),
                                        new Finding.Link(
                                                new Place.Page(3), "https://example.org/", "đây"),
                                        new Finding.EmbeddedPicture(
                                                new Place.Page(3),
                                                "1.jpg",
                                                "1-small.jpg",
                                                20,
                                                10,
                                                ""),
                                        new Finding.Alternative("Khuê Văn Các"),
                                        new Finding.PageSheet(1, 12, 4, "sheets/1.jpg", 96, 136),
                                        new Finding.PrintedPdf("printed.pdf", 7),
                                        new Finding.Text(new Place.Section(2, "Mở đầu"), "…"),
                                        new Finding.Text(new Place.Span(1.5, 2), "lời"),
                                        new Finding.Text(new Place.Whole(), ""),
                                        new Finding.Property(
                                                Finding.Property.Name.TITLE, "Khuê Văn"),
                                        new Finding.Pages(7),
                                        new Finding.ReadPage(3, 91),
                                        new Finding.TurnedPage(3, 270),
                                        new Finding.WordBoxes("words.alto.xml"),
                                        new Finding.Duration(61.25),
                                        new Finding.Dimensions(1280, 720),
                                        new Finding.Thumbnail("poster.jpg", 640, 360),
                                        new Finding.PagePicture(1, "slides/1.jpg", 1280, 720),
                                        new Finding.Stream("hls/master.m3u8", ""),
                                        new Finding.Captions("vi.vtt", "vi", ""),
                                        new Finding.InsideCopy("a/b.doc", "copies/1/printed.pdf"),
                                        new Finding.Scan(new Place.Page(7)),
                                        new Finding.Still(new Place.Span(3, 9), 8, 0.97, 0.2),
                                        new Finding.ShownSlide(
                                                new Place.Span(3, 9),
                                                "slide-1.jpg",
                                                "slide-1-small.jpg",
                                                1280,
                                                720),
                                        new Finding.Chapter(new Place.Span(0, 9), "Mở đầu"),
                                        new Finding.SeekPictures("seek.vtt"),
                                        new Finding.Waveform(List.of(0, 40, 100)),
                                        new Finding.Remark(Finding.Notice.END_MISSING))));
        Examination unreadable =
                new Examination.Unreadable(Examination.Problem.EMPTY, "text/plain", "0 bytes");

        assertThat(json.readValue(json.writeValueAsString(readable), Examination.class))
                .isEqualTo(readable);
        assertThat(json.readValue(json.writeValueAsString(unreadable), Examination.class))
                .isEqualTo(unreadable);
    }

    @Test
    void whatEarlierVersionsFoundIsStillUnderstood() {
        String written =
                "{\"is\":\"Text\",\"place\":{\"is\":\"Page\",\"number\":3},\"text\":\"trang ba\"}";
        assertThat(JsonMapper.builder().build().readValue(written, Finding.class))
                .isEqualTo(new Finding.Text(new Place.Page(3), "trang ba"));
    }
}
