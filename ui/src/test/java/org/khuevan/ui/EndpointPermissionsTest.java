package org.khuevan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every endpoint with everybody: who is let in, and who is told that there is nothing. The
/// material is a draft of one teacher; an endpoint without a row here fails.
class EndpointPermissionsTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OWNER = "owning-teacher";
    private static final String LEARNER = "asking-learner";

    /// Who asks.
    enum Who {
        VISITOR,
        LEARNER,
        OTHER_TEACHER,
        OWNER,
        LIBRARIAN,
        ADMINISTRATOR
    }

    private static final Set<Who> ALL = EnumSet.allOf(Who.class);
    private static final Set<Who> MEMBERS = EnumSet.complementOf(EnumSet.of(Who.VISITOR));
    private static final Set<Who> CREATORS = EnumSet.range(Who.OTHER_TEACHER, Who.ADMINISTRATOR);
    private static final Set<Who> EDITORS = EnumSet.range(Who.OWNER, Who.ADMINISTRATOR);
    private static final Set<Who> LIBRARIANS = EnumSet.range(Who.LIBRARIAN, Who.ADMINISTRATOR);
    private static final Set<Who> ADMINISTRATORS = EnumSet.of(Who.ADMINISTRATOR);

    /// @param address with `{id}`, `{file}` and `{upload}` of a draft made for it
    record Row(String address, String body, Set<Who> allowed) {}

    private static final String ACCOUNT =
            """
            {"login": "{random}", "displayName": "New", "email": "", "role": "learner",
             "password": "a long password", "organisation": "{organisation}"}
            """;
    static final String DESCRIPTION = "{\"title\":\"T\",\"language\":\"vi\"}";

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        String material = "/api/materials/{id}";
        rows.put("POST /api/materials", new Row("/api/materials", DESCRIPTION, CREATORS));
        rows.put("GET /api/materials/{id}", new Row(material, "", EDITORS));
        rows.put("GET /api/materials/{id}/text", new Row(material + "/text", "", EDITORS));
        rows.put("PUT /api/materials/{id}", new Row(material, DESCRIPTION, EDITORS));
        rows.put("PUT /api/materials/{id}/order", new Row(material + "/order", "[]", EDITORS));
        rows.put("POST /api/materials/{id}/publish", new Row(material + "/publish", "", EDITORS));
        rows.put("POST /api/materials/{id}/versions", new Row(material + "/versions", "", EDITORS));
        // A draft cannot be withdrawn; whoever may edit it is told so as everybody else.
        rows.put(
                "POST /api/materials/{id}/withdraw",
                new Row(material + "/withdraw", "", EnumSet.noneOf(Who.class)));
        rows.put("DELETE /api/materials/{id}/draft", new Row(material + "/draft", "", EDITORS));
        String file = material + "/files/{name}";
        rows.put("PUT " + file, new Row(material + "/files/b.txt", "abc", EDITORS));
        rows.put("DELETE " + file, new Row(material + "/files/a.txt", "", EDITORS));
        rows.put(
                "POST " + file + "/examine",
                new Row(material + "/files/a.txt/examine", "", EDITORS));
        rows.put(
                "POST " + file + "/cancel", new Row(material + "/files/a.txt/cancel", "", EDITORS));
        rows.put("GET /api/jobs", new Row("/api/jobs", "", ADMINISTRATORS));
        rows.put("GET /api/jobs/figures", new Row("/api/jobs/figures", "", ADMINISTRATORS));
        // There is no such job; administrators are told that, as everybody else.
        rows.put(
                "DELETE /api/jobs/{kind}/{key}",
                new Row("/api/jobs/examine-file/none", "", EnumSet.noneOf(Who.class)));
        rows.put(
                "POST /api/jobs/{kind}/{key}/try",
                new Row("/api/jobs/examine-file/none/try", "", EnumSet.noneOf(Who.class)));
        rows.put(
                "POST /api/jobs/examinations",
                new Row("/api/jobs/examinations", "{\"kind\":\"captions\"}", ADMINISTRATORS));
        // The draft's file is no bundle; who may see it is told no more.
        rows.put(
                "GET /files/{id}/inside",
                new Row("/files/{file}/inside", "", EnumSet.noneOf(Who.class)));
        rows.put(
                "GET /files/{id}/inside/{*path}",
                new Row("/files/{file}/inside/a.txt", "", EnumSet.noneOf(Who.class)));
        rows.put(
                "GET /inside/{ticket}/{*path}",
                new Row("/inside/{file}.1.forged/a.txt", "", EnumSet.noneOf(Who.class)));
        rows.put("GET /files/{id}/{name}", new Row("/files/{file}/a.txt", "", EDITORS));
        // Nothing is derived yet; who may see the draft is told no more.
        rows.put(
                "GET /files/{id}/derived/{*path}",
                new Row("/files/{file}/derived/none.jpg", "", EnumSet.noneOf(Who.class)));
        String alternative = "/api/files/{file}/alternative";
        rows.put("GET " + alternative, new Row(alternative, "", EDITORS));
        rows.put("PUT " + alternative, new Row(alternative, "{\"words\":\"a\"}", EDITORS));
        String captions = "/api/files/{file}/captions";
        String written = "{\"language\":\"vi\",\"text\":\"WEBVTT\"}";
        rows.put("GET " + captions, new Row(captions, "", EDITORS));
        // No program listens here, and the file is no recording; editors are told that.
        rows.put("GET " + captions + "/automatic", new Row(captions + "/automatic", "", EDITORS));
        rows.put("POST " + captions + "/automatic", new Row(captions + "/automatic", "", EDITORS));
        rows.put("POST " + captions, new Row(captions, written, EDITORS));
        rows.put("PUT " + captions + "/{track}", new Row(captions + "/a.vtt", written, EDITORS));
        rows.put("DELETE " + captions + "/{track}", new Row(captions + "/a.vtt", "", EDITORS));
        rows.put(
                "POST " + captions + "/{track}/approve",
                new Row(captions + "/a.vtt/approve", "", EDITORS));
        // There is no such track.
        rows.put(
                "GET " + captions + "/{track}",
                new Row(captions + "/a.vtt", "", EnumSet.noneOf(Who.class)));
        rows.putAll(CourseRows.rows());
        rows.put("GET /api/search", new Row("/api/search?q=a", "", ALL));
        rows.put("GET /api/search/suggestions", new Row("/api/search/suggestions?q=ab", "", ALL));
        rows.put("GET /api/search/feed", new Row("/api/search/feed?q=a", "", ALL));
        rows.put("GET /api/search/export/{format}", new Row("/api/search/export/csv?q=a", "", ALL));
        rows.put(
                "GET /api/materials/{id}/similar",
                new Row("/api/materials/{id}/similar", "", EDITORS));
        rows.putAll(SearchRows.rows());
        rows.put(
                "POST /api/search/alerts/{secret}/unsubscribe",
                new Row("/api/search/alerts/x/unsubscribe", "", ALL));
        rows.put("GET /api/me", new Row("/api/me", "", ALL));
        rows.put("GET /api/tokens", new Row("/api/tokens", "", MEMBERS));
        rows.put(
                "POST /api/tokens", new Row("/api/tokens", "{\"name\":\"n\",\"days\":2}", MEMBERS));
        rows.put(
                "DELETE /api/tokens/{id}",
                new Row("/api/tokens/" + UUID.randomUUID(), "", MEMBERS));
        rows.put("GET /api/accounts", new Row("/api/accounts", "", ADMINISTRATORS));
        rows.put("POST /api/accounts", new Row("/api/accounts", ACCOUNT, ADMINISTRATORS));
        rows.put(
                "PUT /api/accounts/{id}", new Row("/api/accounts/{learner}", "{}", ADMINISTRATORS));
        rows.put(
                "PUT /api/accounts/{id}/password",
                new Row(
                        "/api/accounts/{learner}/password",
                        "{}",
                        EnumSet.of(Who.LEARNER, Who.ADMINISTRATOR)));
        rows.put("GET /api/organisations", new Row("/api/organisations", "", ALL));
        rows.put(
                "PUT /api/organisations/{id}",
                new Row("/api/organisations/" + UUID.randomUUID(), "{}", ADMINISTRATORS));
        rows.put("POST /api/organisations", new Row("/api/organisations", "{}", ADMINISTRATORS));
        rows.put("OPTIONS /api/uploads", new Row("/api/uploads", "", ALL));
        rows.put("OPTIONS /api/uploads/", new Row("/api/uploads/", "", ALL));
        rows.put("OPTIONS /api/uploads/{id}", new Row("/api/uploads/x", "", ALL));
        rows.put("POST /api/uploads", new Row("/api/uploads", "", EDITORS));
        rows.put("POST /api/uploads/", new Row("/api/uploads/", "", EDITORS));
        Set<Who> owner = EnumSet.of(Who.OWNER);
        rows.put("HEAD /api/uploads/{id}", new Row("/api/uploads/{upload}", "", owner));
        rows.put("PATCH /api/uploads/{id}", new Row("/api/uploads/{upload}", "abc", owner));
        rows.put("DELETE /api/uploads/{id}", new Row("/api/uploads/{upload}", "", owner));
        rows.put("POST /api/uploads/{id}", new Row("/api/uploads/{upload}", "", owner));
        rows.putAll(LearningRows.rows());
        return rows;
    }

    @Test
    void everyEndpointHasARowHere() {
        Set<String> endpoints = new TreeSet<>();
        PLATFORM.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    if (method.getBeanType().getPackageName().equals("org.khuevan.rest")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb ->
                                        info.getPatternValues()
                                                .forEach(p -> endpoints.add(verb + " " + p)));
                    }
                });
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void everyEndpointLetsInWhomItShouldAndNobodyElse() throws Exception {
        Actor.Member owner = PLATFORM.account(OWNER, Role.TEACHER);
        Actor.Member learner = PLATFORM.account(LEARNER, Role.LEARNER);
        LearningRows learning = new LearningRows(PLATFORM, owner, learner);
        SoftAssertions every = new SoftAssertions();
        for (var row : rows().entrySet()) {
            String verb = row.getKey().split(" ", 2)[0];
            Target target = Target.of(learning.fill(row.getValue()), PLATFORM, owner, learner);
            for (Who who : Who.values()) {
                int status = ask(verb, target, who);
                if (!verb.equals("GET")) {
                    // Whoever comes next finds what this one found.
                    target = Target.of(learning.fill(row.getValue()), PLATFORM, owner, learner);
                }
                boolean refused = status == 401 || status == 403 || status == 404;
                every.assertThat(status).as("%s by %s", row.getKey(), who).isLessThan(500);
                every.assertThat(!refused)
                        .as("%s by %s answered %s", row.getKey(), who, status)
                        .isEqualTo(row.getValue().allowed().contains(who));
            }
        }
        every.assertAll();
    }

    /// The address that takes files of materials takes those of work, too.
    @Test
    void filesOfWorkAreUploadedByThoseWhoAreInTheCourse() throws Exception {
        Actor.Member owner = PLATFORM.account(OWNER, Role.TEACHER);
        Actor.Member learner = PLATFORM.account(LEARNER, Role.LEARNER);
        LearningRows learning = new LearningRows(PLATFORM, owner, learner);
        Row work = learning.fill(new Row("/api/learning/{course}/{open}", "", MEMBERS));
        String[] ids = work.address().split("/", -1);
        String to = "filename %s,course %s,activity %s";
        String metadata = to.formatted(base64("d.txt"), base64(ids[3]), base64(ids[4]));
        for (Who who : Who.values()) {
            int expected =
                    switch (who) {
                        case VISITOR -> 401;
                        case OTHER_TEACHER -> 403;
                        case LEARNER, OWNER, LIBRARIAN, ADMINISTRATOR -> 201;
                    };
            HttpRequest request =
                    PLATFORM.request("/api/uploads", login(who))
                            .header("Tus-Resumable", "1.0.0")
                            .header("Upload-Length", "3")
                            .header("Upload-Metadata", metadata)
                            .POST(BodyPublishers.noBody())
                            .build();
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .as("%s", who)
                    .isEqualTo(expected);
        }
    }

    /// Programs that cannot keep a token say who they are each time.
    @Test
    void aPasswordServesAsWellAsAToken() throws Exception {
        for (String password : List.of(RunningPlatform.PASSWORD, "not the password")) {
            HttpResponse<String> answer =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create(PLATFORM.address("/api/tokens")))
                                    .header(
                                            "Authorization",
                                            "Basic " + base64("teacher:" + password))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            boolean right = password.equals(RunningPlatform.PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(right ? 200 : 401);
        }
    }

    /// The proxy stands on the same machine; what it adds is at the end.
    @Test
    void nobodyInventsTheirAddressOrTheHost() throws Exception {
        String login = "guessed-" + UUID.randomUUID();
        String stranger = feed(login, "127.0.0.2", "203.0.113.9");
        String behindProxy = feed(login, "127.0.0.1", "203.0.113.9, 198.51.100.7");
        assertThat(
                        PLATFORM.bean(JdbcClient.class)
                                .sql("select subject from sign_in_failure where subject like ?")
                                .param("login " + login + "%")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(
                        "login " + login + " from 127.0.0.2",
                        "login " + login + " from 198.51.100.7");
        assertThat(stranger).contains("http://127.0.0.1:").doesNotContain("kho.truong.example");
        assertThat(behindProxy).contains("https://kho.truong.example/");
    }

    /// What a visitor reads, after a wrong password with the same headers.
    private static String feed(String login, String from, String forwardedFor) throws Exception {
        String address = PLATFORM.address("/api/search/feed?q=a").replace("localhost", "127.0.0.1");
        try (HttpClient client =
                HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).build()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address))
                            .header("X-Forwarded-For", forwardedFor)
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Host", "kho.truong.example");
            HttpResponse<String> read =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            HttpRequest guess =
                    request.header("Authorization", "Basic " + base64(login + ":wrong")).build();
            assertThat(client.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
            return read.body();
        }
    }

    @Test
    void whoMayNotChangeACourseIsToldBeforeAnyByteIsRead() throws Exception {
        Actor.Member owner = PLATFORM.account(OWNER, Role.TEACHER);
        URI server = URI.create(PLATFORM.address("/"));
        for (String row :
                List.of(
                        "/invitations",
                        "/banks/{bank}/questions",
                        "/quizzes/{activity}/questions")) {
            String address = CourseRows.fill("/api/courses/{course}" + row, PLATFORM, owner);
            String token =
                    PLATFORM.request(address, "teacher")
                            .build()
                            .headers()
                            .firstValue("Authorization")
                            .orElseThrow();
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(20_000);
                String head =
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
                                + "Content-Type: text/plain\r\nContent-Length: 10000000\r\n\r\n";
                socket.getOutputStream()
                        .write(head.formatted(address, token).getBytes(StandardCharsets.UTF_8));
                byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 404".length());
                assertThat(new String(start, StandardCharsets.UTF_8))
                        .as(address)
                        .isIn("HTTP/1.1 403", "HTTP/1.1 404");
            }
        }
    }

    @Test
    void whatNoEndpointAnswersIsAProblemAndNotAPage() throws Exception {
        for (String address : List.of("/api/nothing", "/files/none", "/api/search?size=many")) {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(PLATFORM.address(address)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(address)
                    .hasValue("application/problem+json");
            assertThat(answer.body()).as(address).contains("\"detail\"");
        }
    }

    private static int ask(String verb, Target target, Who who)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                PLATFORM.request(target.address(), login(who))
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Offset", "0")
                        .header("Upload-Length", "3")
                        // Heard by the one endpoint that stands in for other methods.
                        .header("X-HTTP-Method-Override", "DELETE")
                        .header(
                                "Upload-Metadata",
                                "filename "
                                        + base64("d.txt")
                                        + ",material "
                                        + base64(target.material()))
                        .header(
                                "Content-Type",
                                verb.equals("PATCH")
                                        ? "application/offset+octet-stream"
                                        : "application/json")
                        .method(verb, BodyPublishers.ofString(target.body()));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String login(Who who) {
        return switch (who) {
            case VISITOR -> "";
            case LEARNER -> LEARNER;
            case OTHER_TEACHER -> "teacher";
            case OWNER -> OWNER;
            case LIBRARIAN -> "librarian";
            case ADMINISTRATOR -> "administrator";
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
