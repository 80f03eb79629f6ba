package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.Property.Name;

/// E-mails, alone and in a mailbox.
class MailTest extends ExaminerContract {

    private static final String HEAD =
            """
            From: =?UTF-8?B?%s?= <an@example.edu.vn>\r
            To: "Lớp 12A" <lop12a@example.edu.vn>, binh@example.edu.vn\r
            Date: Tue, 3 Mar 2026 08:30:00 +0700\r
            Subject: =?UTF-8?Q?B=C3=A0i_t=E1=BA=ADp?=\r
             =?UTF-8?Q?_tu=E1=BA=A7n_9?=\r
            MIME-Version: 1.0\r
            """
                    .formatted(base64("Nguyễn Văn An".getBytes(StandardCharsets.UTF_8)));

    @Test
    void anEmailIsReadWithWhatWasSentWithIt() throws Exception {
        String picture =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        String mail =
                HEAD
                        + "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
                        + "--a\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "Kính gửi phụ huynh\r\n"
                        + "--a\r\n"
                        + "Content-Type: multipart/related; boundary=b\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: multipart/alternative; boundary=c\r\n\r\n"
                        + "--c\r\n"
                        + "Content-Type: text/plain\r\n\r\n"
                        + "chỉ có chữ\r\n"
                        + "--c\r\n"
                        + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                        + "<p onclick='steal()'>Các em nộp bài trước <b>thứ sáu</b>.</p><img"
                        + " src='cid:x@y'><img src='http://elsewhere.example/seen.gif'>\r\n"
                        + "--c--\r\n"
                        + "--b\r\n"
                        + "Content-Type: image/png\r\n"
                        + "Content-ID: <x@y>\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + picture
                        + "\r\n--b--\r\n"
                        + attached("đề bài.docx", Files.readAllBytes(fixtures.docx("sent.docx")))
                        + attached("../../etc/đề bài.docx", new byte[] {1, 2, 3})
                        + "--a--\r\n";
        Path file = files.resolve("thu.eml");
        Files.writeString(file, mail);
        Findings found = read(file);
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(found.values(Name.TITLE)).containsExactly("Bài tập tuần 9");
        assertThat(found.values(Name.AUTHOR)).containsExactly("Nguyễn Văn An");
        assertThat(found.values(Name.DATE)).containsExactly("2026-03-03");
        assertThat(found.values(Name.LANGUAGE)).containsExactly("vi");
        assertThat(text(found, new Place.Section(1, "")))
                .contains("Lớp 12A, binh@example.edu.vn", "2026-03-03 08:30 +07:00")
                .contains("Kính gửi phụ huynh", "nộp bài trước thứ sáu")
                .doesNotContain("chỉ có chữ");
        assertThat(Files.readString(output.resolve("reading/1.html")))
                .contains("<b>thứ sáu</b>", "src=\"img-1.png\"")
                .doesNotContain("steal", "elsewhere");
        assertThat(found.of(Inside.class))
                .extracting(Inside::path)
                .containsExactly("đề bài.docx", ".._.._etc_đề bài.docx");
        assertThat(text(found, new Place.Inside("đề bài.docx", new Place.Section(2, "Kiến trúc"))))
                .contains("cửa sổ tròn");
        assertThat(found.of(Finding.InsideCopy.class))
                .extracting(Finding.InsideCopy::path)
                .contains("đề bài.docx");
    }

    @Test
    void aMailboxIsABundleOfItsEmails() throws Exception {
        String second =
                "From: an@example.edu.vn\r\nSubject: Re: thi cuoi ky\r\n"
                        + "\r\nKỳ thi cuối năm học bắt đầu vào thứ hai, các em nhớ đến sớm.\r\n"
                        + "> Em chào thầy, bao giờ thi ạ?\r\n";
        Path file = files.resolve("thu.mbox");
        Files.write(
                file,
                ("From an@example.edu.vn Tue Mar  3 08:30:00 2026\r\n"
                                + HEAD
                                + "\r\nThư thứ nhất của cả lớp.\r\n\r\n"
                                + "From an@example.edu.vn Tue Mar  3 09:30:00 2026\r\n"
                                + second)
                        .getBytes(StandardCharsets.UTF_8));
        Findings found = read(file);
        assertThat(found.kind()).isEqualTo(Kind.BUNDLE);
        assertThat(found.of(Inside.class))
                .extracting(Inside::path)
                .containsExactly("0001 Bài tập tuần 9.eml", "0002 Re thi cuoi ky.eml");
        assertThat(
                        text(
                                found,
                                new Place.Inside(
                                        "0002 Re thi cuoi ky.eml", new Place.Section(1, ""))))
                .contains("bắt đầu vào thứ hai", "Em chào thầy");
    }

    @Test
    void anEmailIsOneThoughItBeginsAsAPage() throws Exception {
        Path file =
                fixtures.text(
                        "la.eml",
                        "X-From: a\nSubject: Thông báo\nContent-Type: text/html;"
                                + " charset=utf-8\n\n<html><body>Nghỉ học thứ hai</body></html>");
        Findings found = read(file);
        assertThat(found.mediaType()).isEqualTo("message/rfc822");
        assertThat(found.values(Name.TITLE)).containsExactly("Thông báo");
        assertThat(text(found, new Place.Section(1, ""))).contains("Nghỉ học thứ hai");
    }

    private static String attached(String name, byte[] bytes) {
        return "--a\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment;"
                + " filename=\"=?UTF-8?B?"
                + base64(name.getBytes(StandardCharsets.UTF_8))
                + "?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes)
                + "\r\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
