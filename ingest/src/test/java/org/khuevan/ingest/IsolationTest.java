package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.Confinement;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.StoppedFromOutside;

/// A file that hangs, kills or fills its reader costs itself one try, and its neighbour nothing.
@Isolated("looks at all children of this process")
class IsolationTest {

    private static final Limits QUICK =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 6, 96, 4096, 20_000_000);

    private static final Limits PATIENT =
            new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 6, 96, 4096, 20_000_000);

    /// Behind the seconds that something sleeps: of which run of the tests it is.
    private static final String OURS = "." + ProcessHandle.current().pid();

    @TempDir Path work;
    @TempDir Path files;

    @Test
    void aReaderThatHangsIsStopped() throws Exception {
        try (Examiners examiners = new Examiners(QUICK, work, reader("sleep 600"))) {
            long start = System.nanoTime();
            assertThat(problem(examiners, text())).isEqualTo(Problem.TOOK_TOO_LONG);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMinutes(1));
        }
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aReaderThatDiesIsAResultOfItsFileOnly() throws Exception {
        try (Examiners examiners = new Examiners(PATIENT, work, reader("kill -SEGV $$"))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.CRASHED);
            assertThat(problem(examiners, text())).isEqualTo(Problem.CRASHED);
        }
    }

    /// Where the system lets processes be without a network at all, as every current Linux does.
    @Test
    void aReaderHasNoNetwork() throws Exception {
        String alone = "[ $(tail -n +3 /proc/self/net/dev | wc -l) = 1 ] || exec sleep 600";
        try (Examiners examiners = new Examiners(PATIENT, work, reader(alone))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.CRASHED);
        }
        assertThat(Confinement.isOffline()).isTrue();
    }

    @Test
    void aReaderThatChattersFillsNothing() throws Exception {
        try (Examiners examiners = new Examiners(QUICK, work, reader("yes nonsense"))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.TOOK_TOO_LONG);
        }
    }

    /// Its offspring leaves it and goes on by itself, as that of a fork bomb does.
    @Test
    void aReaderThatForksWithoutEndIsStoppedWithAllItStarted() throws Exception {
        try (Examiners examiners = new Examiners(PATIENT, work, reader(forking(601)))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.CRASHED);
        }
        untilNothingSleeps(601);
    }

    @Test
    void aReaderThatFillsTheDiskIsStopped() throws Exception {
        // Holes count as much as bytes, and take no time to make.
        String filling =
                "for a; do case $a in -Djava.io.tmpdir=*) cd ${a#*=};; esac; done;"
                        + " for n in 1 2 3 4; do truncate -s 1900M filler$n; done; exec sleep 600";
        try (Examiners examiners = new Examiners(PATIENT, work, reader(filling))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.NEEDED_TOO_MUCH_MEMORY);
        }
        try (Stream<Path> left = Files.walk(work)) {
            assertThat(left.map(String::valueOf)).noneMatch(path -> path.contains("filler"));
        }
    }

    @Test
    void noFileOfAReaderGrowsWithoutEnd() throws Exception {
        String growing = "cd /tmp; exec dd if=/dev/null of=$(mktemp) seek=3 bs=1G";
        try (Examiners examiners = new Examiners(PATIENT, work, reader(growing))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.CRASHED);
        }
    }

    /// As a native program may that a file leads astray.
    @Test
    void aToolThatForksWithoutEndIsStoppedWithAllItStarted() throws Exception {
        NativeTool.Result result = tool(forking(603));
        assertThat(result.stopped()).contains(Problem.CRASHED);
        untilNothingSleeps(603);
    }

    @Test
    void aToolThatFillsItsFolderIsStopped() throws Exception {
        Files.write(work.resolve("there-before"), new byte[2_000]);
        NativeTool.Result result =
                tool("for n in 1 2 3; do truncate -s 500K " + work + "/$n; done; exec sleep 604");
        assertThat(result.stopped()).contains(Problem.NEEDED_TOO_MUCH_MEMORY);
        assertThat(tool("truncate -s 900K " + work + "/1; rm " + work + "/2").isGood()).isTrue();
    }

    @Test
    void noFileOfAToolGrowsWithoutEnd() throws Exception {
        NativeTool.Result result = tool("exec truncate -s 9G " + work + "/one");
        assertThat(result.isGood()).isFalse();
        assertThat(work.resolve("one").toFile().length()).isLessThanOrEqualTo(8L << 30);
    }

    /// Tesseract of a reader has a network namespace of its own.
    @Test
    void aToolDiesWithTheReaderThatStartedIt() throws Exception {
        String starting = "unshare --net sleep 605" + OURS + " & exec sleep 606";
        try (Examiners examiners = new Examiners(QUICK, work, reader(starting))) {
            assertThat(problem(examiners, text())).isEqualTo(Problem.TOOK_TOO_LONG);
        }
        untilNothingSleeps(605);
    }

    /// Nobody is left then who could stop it or what it left behind.
    @Test
    void aToolEndsWithWhoeverStartedItHoweverThatEnds() throws Exception {
        Process starter =
                new ProcessBuilder(
                                ChildJvm.command(
                                        Starter.class,
                                        64,
                                        List.of(),
                                        List.of(work.toString(), OURS)))
                        .redirectErrorStream(true)
                        .start();
        try (var told = starter.inputReader()) {
            assertThat(told.lines().anyMatch("it runs"::equals)).isTrue();
            List<ProcessHandle> tool = sleeping(607);
            assertThat(tool).hasSizeGreaterThanOrEqualTo(2);
            starter.destroyForcibly();
            for (ProcessHandle one : tool) {
                one.onExit().get(1, TimeUnit.MINUTES);
            }
        } finally {
            sleeping(607).forEach(ProcessHandle::destroyForcibly);
        }
    }

    /// Starts a tool that leaves something behind and goes on.
    static final class Starter {

        public static void main(String[] arguments) throws InterruptedException {
            new NativeTool(Path.of(arguments[0]), 4096)
                    .run(
                            List.of(
                                    "/bin/sh",
                                    "-c",
                                    "(sleep 607%s &); sleep 608 & echo it runs; wait"
                                            .formatted(arguments[1])),
                            NativeTool.Allowance.of(Duration.ofMinutes(1)),
                            System.out::println);
        }
    }

    /// Each, and what was started with it.
    private static List<ProcessHandle> sleeping(int seconds) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        String.join(" ", process.info().arguments().orElse(new String[0]))
                                .contains(seconds + OURS))
                .toList();
    }

    /// Whoever is killed is still there for a moment.
    private static void untilNothingSleeps(int seconds) throws Exception {
        for (ProcessHandle one : sleeping(seconds)) {
            one.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    /// Ends before the machine does, should nobody stop it.
    private static String forking(int seconds) {
        return "n=0; while [ $n -lt 5000 ]; do (sleep %d%s &) ; n=$((n + 1)); done; exec sleep 600"
                .formatted(seconds, OURS);
    }

    /// With a folder that may grow by a megabyte.
    private NativeTool.Result tool(String command) throws InterruptedException {
        return new NativeTool(work, 4096)
                .run(
                        List.of("/bin/sh", "-c", command),
                        new NativeTool.Allowance(
                                Duration.ofSeconds(20), Optional.of(work), 1_000_000),
                        _ -> {});
    }

    /// Such as by a system that lacks memory: the file is worth another try.
    @Test
    void thatAReaderIsKilledFromOutsideIsNoFaultOfTheFile() throws Exception {
        try (Examiners examiners = new Examiners(PATIENT, work, reader("kill -KILL $$"))) {
            Path file = text();
            assertThatThrownBy(() -> examine(examiners, file))
                    .isInstanceOf(StoppedFromOutside.class);
        }
    }

    /// A few kilobytes that want gigabytes of memory once they are unpacked.
    @Test
    void aBombCostsOneReader() throws Exception {
        Limits patient =
                new Limits(
                        Duration.ofMinutes(1), Duration.ofMinutes(1), 6, 128, 4096, 2_000_000_000);
        try (Examiners examiners = new Examiners(patient, work)) {
            assertThat(problem(examiners, bomb())).isEqualTo(Problem.NEEDED_TOO_MUCH_MEMORY);
            assertThat(examine(examiners, text())).isInstanceOf(Examination.Readable.class);
        }
    }

    /// The classic of XML: a document that asks its reader to show it another file.
    @Test
    void nothingOfTheMachineIsRead() throws Exception {
        Path secret = Files.writeString(files.resolve("secret"), "the-password-of-the-database");
        Path page =
                Files.writeString(
                        files.resolve("page.xhtml"),
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE html [<!ENTITY other SYSTEM "file://%s">]>
                        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
                        <body><p>before &other; after</p></body></html>
                        """
                                .formatted(secret));
        Path document = files.resolve("a.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(document))) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd"
                            + ".openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application"
                            + "/vnd.openxmlformats-officedocument.wordprocessingml.document"
                            + ".main+xml\"/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                            + "relationships\"><Relationship Id=\"r\" Type=\"http://schemas"
                            + ".openxmlformats.org/officeDocument/2006/relationships/"
                            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            entry(
                    zip,
                    "word/document.xml",
                    "<!DOCTYPE d [<!ENTITY other SYSTEM \"file://"
                            + secret
                            + "\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/"
                            + "wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&other;</w:t>"
                            + "</w:r></w:p></w:body></w:document>");
        }
        try (Examiners examiners = new Examiners(Limits.standard(), work)) {
            for (Path file : List.of(page, document)) {
                assertThat(examine(examiners, file).toString())
                        .doesNotContain("the-password-of-the-database");
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes());
        zip.closeEntry();
    }

    private Path bomb() throws IOException {
        Path file = files.resolve("bomb.odt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            zip.putNextEntry(new ZipEntry("content.xml"));
            write(
                    zip,
                    "<office:document-content"
                            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                            + "<office:body><office:text><text:p>",
                    1);
            write(zip, "bom ".repeat(1 << 18), 1_500);
            write(zip, "</text:p></office:text></office:body></office:document-content>", 1);
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(4 << 20);
        return file;
    }

    private static void write(OutputStream out, String text, int times) throws IOException {
        byte[] bytes = text.getBytes();
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private Path text() throws IOException {
        return Files.writeString(files.resolve("a.txt"), Fixtures.VIETNAMESE);
    }

    /// A reader that does nothing but this.
    private List<String> reader(String command) throws IOException {
        Path script = Files.writeString(files.resolve("reader.sh"), "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return List.of(script.toString());
    }

    private Problem problem(Examiners examiners, Path file) throws Exception {
        Examination examination = examine(examiners, file);
        assertThat(examination).isInstanceOf(Examination.Unreadable.class);
        return ((Examination.Unreadable) examination).problem();
    }

    private Examination examine(Examiners examiners, Path file) throws Exception {
        return examiners.examine(
                file,
                String.valueOf(file.getFileName()),
                Files.createTempDirectory(work, "output-"),
                (_, _) -> {});
    }
}
