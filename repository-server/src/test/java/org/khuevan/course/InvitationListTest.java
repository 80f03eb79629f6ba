package org.khuevan.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lists of those who are invited, as spreadsheets and people write them.
class InvitationListTest {

    private static final String LIST =
            "Họ và tên;Thư điện tử\r\n"
                    + "Nguyễn Thị Hoa;hoa@example.org\r\n"
                    + "Trần Minh;minh@example.org\r\n";

    private static Stream<byte[]> files() {
        String marked = "\uFEFF" + LIST;
        return Stream.of(
                LIST.getBytes(StandardCharsets.UTF_8),
                marked.getBytes(StandardCharsets.UTF_8),
                marked.getBytes(StandardCharsets.UTF_16LE),
                marked.getBytes(StandardCharsets.UTF_16BE),
                // Without a mark, as some programs save "Unicode text".
                LIST.getBytes(StandardCharsets.UTF_16LE),
                LIST.getBytes(Charset.forName("windows-1258")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everybodyInAFileIsInvitedHoweverItIsEncoded(byte[] file) {
        assertThat(Admission.addresses(file))
                .containsExactly("hoa@example.org", "minh@example.org");
    }

    @Test
    void aFirstAddressBehindAMarkIsNoOther() {
        assertThat(Admission.addresses("\uFEFFhoa@example.org".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("hoa@example.org");
    }

    @Test
    void namesHeadingsQuotesAndRepetitionsAreNobody() {
        assertThat(
                        Admission.addresses(
                                """
                                "name","e-mail"
                                "Trần, Minh","minh@example.org"
                                Hoa <hoa@example.org>, minh@example.org
                                lan@example.org	tuan@example.org
                                """))
                .containsExactly(
                        "minh@example.org",
                        "hoa@example.org",
                        "lan@example.org",
                        "tuan@example.org");
    }

    @Test
    void anEmptyFileInvitesNobody() {
        assertThat(Admission.addresses(new byte[0])).isEmpty();
        assertThat(Admission.addresses(new byte[] {(byte) 0xFF, (byte) 0xFE})).isEmpty();
    }
}
