package org.khuevan.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;

/// Whatever a file may be called, it is put, read and listed under its address.
class NamesInAddressesTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LOGIN = "naming-teacher";
    private static final List<String> NAMES =
            List.of("100% đúng.txt", "a;b=c.txt", "%2e%2e%2f.txt", "50%25 + 1 #?&'.txt", "x;.txt");

    private final Actor.Member teacher = PLATFORM.account(LOGIN, Role.TEACHER);
    private final MaterialId draft =
            PLATFORM.bean(Drafts.class).create(teacher, Description.of("Tên tệp", "vi")).id();

    @Test
    void aFileIsReadUnderAnyName() throws Exception {
        for (String name : NAMES) {
            assertThat(put(name, name.getBytes(StandardCharsets.UTF_8)).statusCode())
                    .as(name)
                    .isEqualTo(201);
        }
        List<MaterialFile> files = files();
        assertThat(files).extracting(MaterialFile::name).containsExactlyElementsOf(NAMES);
        for (MaterialFile file : files) {
            HttpResponse<String> read = get(Address.of(file));
            assertThat(read.statusCode()).as(file.name()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(file.name());
        }
    }

    @Test
    void aFileInsideABundleIsReadUnderAnyName() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : NAMES) {
                zip.putNextEntry(new ZipEntry("100%;/" + name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        put("bundle.zip", bytes.toByteArray());
        eventually("it is examined", () -> files().getFirst().examination().isOver());
        for (String name : NAMES) {
            HttpResponse<String> read = get(Address.inside(files().getFirst(), "100%;/" + name));
            assertThat(read.body()).as(name).isEqualTo(name);
        }
    }

    @Test
    void anAddressThatCouldBeReadInTwoWaysIsAProblem() throws Exception {
        for (String address :
                List.of(
                        "/api/materials//" + draft,
                        "/files/a;b=c/d.txt",
                        "/files/a/%2e%2e/b",
                        "/m/100%25")) {
            HttpResponse<String> refused = get(address);
            assertThat(refused.statusCode()).as(address).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .as(address)
                    .hasValue("application/problem+json");
        }
    }

    private List<MaterialFile> files() {
        return PLATFORM.bean(Drafts.class).draft(teacher, draft).files();
    }

    private HttpResponse<String> put(String name, byte[] bytes) throws Exception {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        String address = "/api/materials/" + draft + "/files/" + encoded;
        return send(PLATFORM.request(address, LOGIN).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return send(PLATFORM.request(address, LOGIN));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
