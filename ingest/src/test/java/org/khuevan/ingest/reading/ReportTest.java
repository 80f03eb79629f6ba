package org.khuevan.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;

/// What is believed of what files say of themselves.
class ReportTest {

    @Test
    void whatProgramsCamerasAndScannersWriteIsNoTitle() {
        Stream.of(
                        "Microsoft Word - Document1",
                        "P",
                        "support.microsoft.com",
                        "PowerPoint Presentation",
                        "Presentation1",
                        "Présentation PowerPoint",
                        "Bản trình bày PowerPoint",
                        "Tài liệu1",
                        "Sổ làm việc 1",
                        "OLYMPUS DIGITAL CAMERA",
                        "SAMSUNG CAMERA PICTURES",
                        "Scanned Document",
                        "CamScanner 03-12-2024 10.15",
                        "IMG_0012.jpg")
                .forEach(title -> assertThat(titles(title)).as(title).isEmpty());
        Stream.of(
                        "Tài liệu tham khảo môn Sinh",
                        "Sổ làm việc của hiệu trưởng",
                        "The Samsung galaxy of Korea",
                        "Documents of the Cold War",
                        "Presentation skills")
                .forEach(title -> assertThat(titles(title)).as(title).containsExactly(title));
    }

    @Test
    void whatReadersSeeIsCalledBeforeWhatAProgramNoted() {
        Report report = new Report(100, (_, _) -> {});
        report.property(Name.TITLE, "Mẫu báo cáo");
        report.property(Name.TITLE, "Quang hợp ở thực vật", Origin.LAYOUT);
        assertThat(report.findings(Kind.DOCUMENT, "application/msword").values(Name.TITLE))
                .containsExactly("Quang hợp ở thực vật", "Mẫu báo cáo");
    }

    @Test
    void aFewWordsOfVietnameseAreKnownAsSuch() {
        Report report = new Report(1000, (_, _) -> {});
        report.text(new Place.Whole(), "Hàm số bậc hai\nCho y = ax + b\nVẽ đồ thị");
        assertThat(report.findings(Kind.DOCUMENT, "text/plain").values(Name.LANGUAGE))
                .containsExactly("vi");
        Report unsure = new Report(1000, (_, _) -> {});
        unsure.text(new Place.Whole(), "print(math.sqrt(3**2 + 4**2))");
        assertThat(unsure.findings(Kind.DOCUMENT, "text/plain").values(Name.LANGUAGE)).isEmpty();
    }

    private static Stream<String> titles(String title) {
        Report report = new Report(100, (_, _) -> {});
        report.property(Name.TITLE, title);
        return report.findings(Kind.IMAGE, "image/jpeg").values(Name.TITLE);
    }
}
