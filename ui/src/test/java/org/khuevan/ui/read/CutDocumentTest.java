package org.khuevan.ui.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.ui.RunningPlatform;

/// A PDF as an upload that broke off leaves it.
class CutDocumentTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Pattern COPY = Pattern.compile("/[^\"]*/printed\\.pdf");

    private static final String CUT =
            """
            %PDF-1.5
            1 0 obj
            <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
            endobj
            3 0 obj
            <</Length 47>>
            stream
            BT /F 20 Tf 20 200 Td (Dinh luat bao toan) Tj ET
            endstream
            endobj
            4 0 obj
            <</Type/Page/Parent 9 0 R/MediaBox[0 0 400 300]/Resources<</Font<</F 1 0 R>>>>
            /Contents 3 0 R>>
            endobj
            5 0 obj
            <</Length 4\
            """;

    @Test
    void readersSeeWhatIsThereAndThatTheEndIsMissing() throws Exception {
        Actor.Member owner = PLATFORM.member("teacher");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        MaterialId id = drafts.create(owner, Description.of("Bài bị cắt", "vi")).id();
        MaterialFile file =
                PLATFORM.bean(Deposits.class)
                        .accept(
                                owner,
                                id,
                                "cat.pdf",
                                new ByteArrayInputStream(CUT.getBytes(StandardCharsets.US_ASCII)));
        drafts.publish(owner, id);
        Examinations examinations = PLATFORM.bean(Examinations.class);
        eventually("it is examined", () -> examinations.examined(file.id()).isPresent());

        String page = got("/m/" + id);
        assertThat(page)
                .contains("Tệp thiếu phần cuối", "Phần còn lại của tệp")
                .contains("Dinh luat bao toan");
        Matcher copy = COPY.matcher(page);
        assertThat(copy.find()).isTrue();
        assertThat(got(copy.group())).startsWith("%PDF-").contains("startxref");
    }

    private static String got(String path) throws Exception {
        HttpRequest request = PLATFORM.request(path, "").header("Accept-Language", "vi").build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
