package org.khuevan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khuevan.people.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a script hears that does something twice, late, or where it cannot be done.
class MaterialApiTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LOGIN = "scripting-teacher";
    private static final String SAID = "{\"title\":\"Kịch bản\",\"language\":\"vi\"}";

    @Test
    void whatIsDoneTwiceOrTooLateIsAnsweredSo() throws Exception {
        PLATFORM.account(LOGIN, Role.TEACHER);
        JsonNode made = json(send("POST", "/api/materials", SAID), 201);
        String material = "/api/materials/" + made.get("id").asString();
        assertThat(send("PUT", material + "/files/a.txt", "abc").statusCode()).isEqualTo(201);

        String read = material + "?revision=" + made.get("revision").asInt();
        json(send("PUT", read, SAID), 200);
        json(send("PUT", read, SAID), 409);
        json(send("PUT", material, SAID), 200);

        json(send("POST", material + "/publish", ""), 200);
        JsonNode again = json(send("POST", material + "/publish", ""), 200);
        assertThat(again.get("state").asString()).isEqualTo("published");
        for (HttpResponse<String> late :
                List.of(
                        send("PUT", material, SAID),
                        send("PUT", material + "/files/b.txt", "abc"),
                        send("DELETE", material + "/files/a.txt", ""))) {
            assertThat(json(late, 409).get("detail").asString()).contains("/versions");
        }
        json(send("POST", material + "/versions", ""), 201);
        assertThat(send("PUT", material + "/files/b.txt", "abc").statusCode()).isEqualTo(201);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> send(String verb, String address, String body)
            throws Exception {
        HttpRequest request =
                PLATFORM.request(address, LOGIN)
                        .header("Content-Type", "application/json")
                        .method(verb, BodyPublishers.ofString(body))
                        .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
