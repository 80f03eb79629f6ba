package org.khuevan.ui.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.RunningPlatform;

/// What a picture shows, said by its teacher.
class PictureAlternativeTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String WORDS = "Cột cờ giữa sân trường lúc chào cờ";

    @Test
    void whatAPictureShowsIsSaidToThoseWhoDoNotSeeItAndFound() throws Exception {
        Actor.Member owner = PLATFORM.member("teacher");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        MaterialId id = drafts.create(owner, Description.of("Ảnh thứ hai", "vi")).id();
        MaterialFile file =
                PLATFORM.bean(Deposits.class)
                        .accept(owner, id, "co.png", new ByteArrayInputStream(picture()));
        drafts.publish(owner, id);
        Examinations examinations = PLATFORM.bean(Examinations.class);
        eventually("it is examined", () -> examinations.examined(file.id()).isPresent());

        String address = "/api/files/" + file.id() + "/alternative";
        String said = "{\"words\":\"" + WORDS + "\"}";
        assertThat(ask("PUT", address, said, "learner").statusCode()).isEqualTo(403);
        assertThat(ask("PUT", address, said, "teacher").body()).contains(WORDS);
        assertThat(ask("GET", address, "", "").body()).contains(WORDS);
        assertThat(ask("GET", "/m/" + id, "", "").body()).contains("alt=\"" + WORDS + "\"");
        eventually(
                "it is found by what was said of it",
                () ->
                        PLATFORM.bean(Search.class).search(SearchQuery.of(WORDS)).hits().stream()
                                .anyMatch(hit -> hit.material().equals(id)));
    }

    private static HttpResponse<String> ask(String method, String path, String body, String login)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                PLATFORM.request(path, login)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
