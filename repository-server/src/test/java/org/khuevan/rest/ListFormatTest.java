package org.khuevan.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Kind;
import org.khuevan.search.Hit;
import org.khuevan.search.MarkedText;

/// What a list of materials says to other programs.
class ListFormatTest {

    @Test
    void aTextbookIsCitedByWhatItSaysOfItself() {
        List<Listed> list = List.of(listed(Optional.of(textbook())));
        assertThat(ListFormat.RIS.write(list))
                .contains("PY  - 1987\r\n", "PB  - NXB Giáo dục\r\n", "SN  - 978-604-0-12345-6")
                .contains("AU  - Ngô Lan\r\n", "ED  - Trần Dịch\r\n", "AB  - Cả bài tóm tắt.\r\n")
                .doesNotContain("DO  -");
        assertThat(ListFormat.BIBTEX.write(list))
                .contains(
                        "title = {{Đại số \\& giải tích: 100\\%}}",
                        "author = {Ngô Lan and Lê Giảng}",
                        "editor = {Trần Dịch}",
                        "year = {1987}",
                        "isbn = {978-604-0-12345-6}",
                        "url = {https://a.vn/m/000000000001}");
        assertThat(ListFormat.CSV.write(list))
                .contains("\"1987\",\"NXB Giáo dục\",\"ISBN 978-604-0-12345-6\"");
        assertThat(ListFormat.RIS.write(List.of(listed(Optional.empty()))))
                .contains("PY  - 2026\r\n", "PB  - Trường A\r\n");
    }

    private static Listed listed(Optional<Description> said) {
        return Listed.of(hit(), said, ZoneOffset.UTC, "https://a.vn");
    }

    private static Description textbook() {
        return new Description(
                "Đại số & giải tích: 100%",
                "Cả bài tóm tắt.",
                List.of(
                        new Contributor("Ngô Lan", "author"),
                        new Contributor("Lê Giảng", "speaker"),
                        new Contributor("Phan Chuyển", "translator"),
                        new Contributor("Trần Dịch", "editor")),
                "vi",
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "",
                "1987-05",
                "NXB Giáo dục",
                List.of("ISBN 978-604-0-12345-6"),
                List.of());
    }

    private static Hit hit() {
        return new Hit(
                new MaterialId("000000000001"),
                Material.State.PUBLISHED,
                MarkedText.plain("Đại số"),
                MarkedText.plain("bài tóm…"),
                Kind.DOCUMENT,
                "",
                "vi",
                List.of("Ngô Lan"),
                "Trường A",
                "",
                Instant.parse("2026-01-01T00:00:00Z"),
                0,
                "",
                0,
                false,
                false,
                List.of(),
                Optional.empty());
    }
}
