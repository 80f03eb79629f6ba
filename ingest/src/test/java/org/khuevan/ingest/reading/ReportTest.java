package org.khuevan.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;

/// What is believed of what files say of themselves.
class ReportTest {

    @Test
    void whatProgramsCamerasAndScannersWriteIsNoTitle() {
        Stream.of(
                        "Microsoft Word - Document1",
                        "PowerPoint Presentation",
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

    private static Stream<String> titles(String title) {
        Report report = new Report(100, (_, _) -> {});
        report.property(Name.TITLE, title);
        return report.findings(Kind.IMAGE, "image/jpeg").values(Name.TITLE);
    }
}
