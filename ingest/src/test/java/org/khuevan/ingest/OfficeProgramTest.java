package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.OfficeProgram.Printed;

/// What the real LibreOffice may do with a file, and what it may not.
class OfficeProgramTest {

    private static final String ODT = "application/vnd.oasis.opendocument.text";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @TempDir Path work;
    @TempDir Path files;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer elsewhere;
    private Fixtures fixtures;

    @BeforeEach
    void start() throws IOException {
        fixtures = new Fixtures(files);
        elsewhere =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext(
                "/",
                exchange -> {
                    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    @Test
    void nothingIsFetchedForAFile() throws Exception {
        OfficeProgram office = office(Duration.ofMinutes(1));
        for (Path file : List.of(odt(), docx())) {
            String mediaType = file.toString().endsWith("odt") ? ODT : DOCX;
            Path output = Files.createTempDirectory(work, "output-");
            assertThat(office.print(file, mediaType, output))
                    .isInstanceOfSatisfying(
                            Printed.As.class,
                            printed -> assertThat(printed.pdf()).isNotEmptyFile());
        }
        assertThat(requests).isEmpty();
    }

    /// Where the system has no way to be without a network, the profile has to hold.
    @Test
    void theProfileAloneKeepsItFromFetching() throws Exception {
        convert(OfficeProgram.newHome(work));
        assertThat(requests).isEmpty();
        // With a profile like anybody's, the same files do fetch.
        convert(Files.createTempDirectory(work, "anybody-"));
        assertThat(requests).contains("GET /of-odt.png", "GET /of-docx.png");
    }

    @Test
    void onceItsTimeIsOverNothingOfItIsLeft() throws Exception {
        Path output = Files.createTempDirectory(work, "output-");
        assertThat(office(Duration.ofMillis(150)).print(odt(), ODT, output))
                .isEqualTo(new Printed.Not(Notice.NOT_PRINTED));
        assertThat(ProcessHandle.allProcesses().filter(ProcessHandle::isAlive))
                .noneMatch(process ->
                        process.info().commandLine().orElse("").contains(work.toString()));
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).containsExactly(output);
        }
    }

    private OfficeProgram office(Duration limit) {
        assertThat(OfficeProgram.find()).as("LibreOffice of this machine").isPresent();
        Limits limits = new Limits(limit, limit, 6, 96, 4096, 20_000_000);
        return new OfficeProgram(OfficeProgram.find(), work, limits);
    }

    private void convert(Path home) throws IOException, InterruptedException {
        for (Path file : List.of(odt(), docx())) {
            Path input = Files.copy(file, home.resolve(String.valueOf(file.getFileName())));
            Process process =
                    new ProcessBuilder(
                                    OfficeProgram.command(
                                            OfficeProgram.find().orElseThrow(), home, input))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            String pdf = file.getFileName().toString().replaceAll("[.].*", ".pdf");
            assertThat(home.resolve("out").resolve(pdf)).isNotEmptyFile();
        }
    }

    private Path odt() throws IOException {
        return new OpenDocumentFixtures(fixtures).linkedOdt("linked.odt", url("/of-odt.png"));
    }

    private Path docx() throws IOException {
        return fixtures.linkedDocx("linked.docx", url("/of-docx.png"));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + path;
    }
}
