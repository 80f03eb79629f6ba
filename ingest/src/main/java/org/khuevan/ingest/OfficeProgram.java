package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.NativeTool;

/// LibreOffice, which prints office files as PDF if the machine has it. Every file gets a process
/// of its own with a profile of its own, without macros, without a network, and without whatever a
/// file would like to fetch from elsewhere on the machine.
final class OfficeProgram {

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    /// What it is given, by the ending under which it recognises it.
    private static final Map<String, String> ENDINGS =
            Map.ofEntries(
                    Map.entry("application/msword", "doc"),
                    Map.entry("application/rtf", "rtf"),
                    Map.entry("application/vnd.ms-powerpoint", "ppt"),
                    Map.entry("application/vnd.ms-excel", "xls"),
                    Map.entry("application/vnd.oasis.opendocument.text", "odt"),
                    Map.entry("application/vnd.oasis.opendocument.presentation", "odp"),
                    Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
                    Map.entry(OPEN_XML + "wordprocessingml.document", "docx"),
                    Map.entry(OPEN_XML + "presentationml.presentation", "pptx"),
                    Map.entry(OPEN_XML + "presentationml.slideshow", "ppsx"),
                    Map.entry(OPEN_XML + "spreadsheetml.sheet", "xlsx"),
                    // With macros, which are not run, and templates.
                    Map.entry("application/vnd.ms-word.document.macroenabled.12", "docm"),
                    Map.entry("application/vnd.ms-word.template.macroenabled.12", "dotm"),
                    Map.entry("application/vnd.ms-excel.sheet.macroenabled.12", "xlsm"),
                    Map.entry("application/vnd.ms-excel.sheet.binary.macroenabled.12", "xlsb"),
                    Map.entry("application/vnd.ms-powerpoint.presentation.macroenabled.12", "pptm"),
                    Map.entry("application/vnd.ms-powerpoint.slideshow.macroenabled.12", "ppsm"),
                    Map.entry(OPEN_XML + "wordprocessingml.template", "dotx"),
                    Map.entry(OPEN_XML + "presentationml.template", "potx"),
                    Map.entry(OPEN_XML + "spreadsheetml.template", "xltx"),
                    Map.entry("application/vnd.oasis.opendocument.text-template", "ott"),
                    Map.entry("application/vnd.oasis.opendocument.presentation-template", "otp"),
                    Map.entry("application/vnd.oasis.opendocument.spreadsheet-template", "ots"),
                    // Drawings, leaflets, and what other programs wrote before.
                    Map.entry("application/vnd.oasis.opendocument.graphics", "odg"),
                    Map.entry("application/vnd.oasis.opendocument.graphics-template", "otg"),
                    Map.entry("application/vnd.visio", "vsd"),
                    Map.entry("application/vnd.ms-visio.drawing", "vsdx"),
                    Map.entry("application/vnd.ms-visio.drawing.macroenabled.12", "vsdm"),
                    Map.entry("application/x-mspublisher", "pub"),
                    Map.entry("application/vnd.wordperfect", "wpd"),
                    Map.entry("application/vnd.sun.xml.writer", "sxw"),
                    Map.entry("application/vnd.sun.xml.calc", "sxc"),
                    Map.entry("application/vnd.sun.xml.impress", "sxi"));

    private static final Map<String, String> TODAY =
            Map.of(
                    "application/msword", OPEN_XML + "wordprocessingml.document",
                    "application/vnd.ms-excel", OPEN_XML + "spreadsheetml.sheet");

    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/bin/soffice"),
                    Path.of("/usr/local/bin/soffice"),
                    Path.of("/usr/lib/libreoffice/program/soffice"),
                    Path.of("/opt/libreoffice/program/soffice"),
                    Path.of("/Applications/LibreOffice.app/Contents/MacOS/soffice"));

    /// Nothing is trusted, nothing is fetched.
    private static final String SETTINGS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
            <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
            </oor:items>
            """;

    private static final String TAGGED = option("UseTaggedPDF", "boolean", "true");

    private final Optional<Path> program;
    private final Path workFolder;
    private final Limits limits;

    /// @param program if there is one
    /// @param workFolder for profiles, each of which is removed after its file
    OfficeProgram(Optional<Path> program, Path workFolder, Limits limits) {
        this.program = program;
        this.workFolder = workFolder;
        this.limits = limits;
    }

    /// The program of this machine.
    static Optional<Path> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /// Whether files of a media type are worth printing.
    static boolean prints(String mediaType) {
        return ENDINGS.containsKey(mediaType);
    }

    /// How printing ended.
    sealed interface Printed {

        record As(Path pdf) implements Printed {}

        record Not(Notice why) implements Printed {}
    }

    /// Prints a file as `printed.pdf`.
    ///
    /// @param mediaType that is printed
    /// @param output receives it
    Printed print(Path file, String mediaType, Path output) throws InterruptedException {
        if (program.isEmpty()) {
            return new Printed.Not(Notice.NO_OFFICE_PROGRAM);
        }
        String ending = ending(mediaType);
        Optional<Path> pdf =
                converted(file, ending, filter("." + ending), output.resolve("printed.pdf"));
        return pdf.isPresent() ? new Printed.As(pdf.get()) : new Printed.Not(Notice.NOT_PRINTED);
    }

    /// The same file in the format of today that takes the place of an old one's.
    ///
    /// @param output receives it
    /// @return empty if it cannot be made
    Optional<Modern> modern(Path file, String mediaType, Path output) throws InterruptedException {
        String today = TODAY.getOrDefault(mediaType, "");
        if (program.isEmpty() || today.isEmpty()) {
            return Optional.empty();
        }
        String to = ending(today);
        return converted(file, ending(mediaType), to, output.resolve("printed." + to))
                .map(made -> new Modern(made, today));
    }

    private static String ending(String mediaType) {
        return ENDINGS.getOrDefault(mediaType, "bin");
    }

    record Modern(Path file, String mediaType) {}

    private Optional<Path> converted(Path file, String ending, String filter, Path to)
            throws InterruptedException {
        Path home = newHome(workFolder);
        try {
            Path input = Files.copy(file, home.resolve("printed." + ending));
            NativeTool.Result result =
                    new NativeTool(home, limits.nativeMegabytes())
                            .run(
                                    command(program.orElseThrow(), home, input, filter),
                                    NativeTool.Allowance.of(limits.documentTime(), home),
                                    _ -> {});
            Path made = home.resolve("out").resolve(to.getFileName());
            if (!result.isGood() || !Files.isRegularFile(made) || Files.size(made) == 0) {
                return Optional.empty();
            }
            return Optional.of(Files.move(made, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(home);
        }
    }

    /// What the program is started with; the file lies in the home.
    static List<String> command(Path program, Path home, Path input) {
        return command(program, home, input, filter(input.toString()));
    }

    private static List<String> command(Path program, Path home, Path input, String filter) {
        return List.of(
                program.toString(),
                "-env:UserInstallation=" + home.resolve("profile").toUri(),
                "--headless",
                "--nologo",
                "--norestore",
                "--nofirststartwizard",
                "--convert-to",
                filter,
                "--outdir",
                home.resolve("out").toString(),
                input.toString());
    }

    /// Hidden slides are printed too, so that numbers stay what they are; of tables only so much as
    /// anybody turns over. Tags say what is said instead of pictures.
    private static String filter(String name) {
        if (name.matches(".*\\.(o[dt]g|vsd[xm]?|pub)")) {
            return "pdf:draw_pdf_Export:{" + TAGGED + "}";
        }
        if (name.matches(".*\\.(pp[ts][xm]?|potx|o[dt]p|sxi)")) {
            return "pdf:impress_pdf_Export:{"
                    + option("ExportHiddenSlides", "boolean", "true")
                    + ","
                    + option("ExportNotes", "boolean", "false")
                    + ","
                    + TAGGED
                    + "}";
        }
        return name.matches(".*\\.(xls[xmb]?|xltx|o[dt]s|sxc)")
                ? "pdf:calc_pdf_Export:{"
                        + option("PageRange", "string", "1-200")
                        + ","
                        + TAGGED
                        + "}"
                : "pdf:writer_pdf_Export:{" + TAGGED + "}";
    }

    private static String option(String name, String type, String value) {
        return "\"" + name + "\":{\"type\":\"" + type + "\",\"value\":\"" + value + "\"}";
    }

    /// A folder with a profile in which nothing is trusted.
    static Path newHome(Path workFolder) {
        try {
            Path home = Files.createTempDirectory(workFolder, "office-");
            Path user = Files.createDirectories(home.resolve("profile").resolve("user"));
            Files.writeString(user.resolve("registrymodifications.xcu"), SETTINGS);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("no room to print a file", e);
        }
    }

    private static void remove(Path folder) {
        try {
            Leftovers.remove(folder);
        } catch (IOException | UncheckedIOException _) {
            // The work folder is emptied on the next start.
        }
    }
}
