package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small files that were made to break whoever reads them. Each ends with a result, and the reader
/// that met it, or the one after it, reads the next file as if nothing had been.
class HostileFilesTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(40), Duration.ofSeconds(40), 6, 256, 4096, 2_000_000);

    @TempDir Path work;
    @TempDir Path files;

    @Test
    void noneBreaksAnythingButItself() throws Exception {
        Map<String, byte[]> hostile = hostile();
        try (Examiners examiners = new Examiners(LIMITS, work)) {
            for (var one : hostile.entrySet()) {
                assertThat(examine(examiners, one.getKey(), one.getValue()))
                        .as(one.getKey())
                        .isNotNull();
            }
            assertThat(examine(examiners, "a.txt", bytes(Fixtures.VIETNAMESE)))
                    .isInstanceOf(Examination.Readable.class);
        }
    }

    private static Map<String, byte[]> hostile() throws IOException {
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        String word = "<w:document xmlns:w=\"urn:w\">";
        hostile.put("deep.xml", bytes("<a>".repeat(100_000) + "</a>".repeat(100_000)));
        hostile.put("deep.html", bytes("<div>".repeat(100_000) + "chữ"));
        hostile.put("tables.html", bytes("<table><tr><td>".repeat(20_000) + "chữ"));
        hostile.put("laughs.xhtml", bytes(laughs("html")));
        hostile.put("laughs.svg", bytes(laughs("svg")));
        hostile.put("deep.docx", zip("word/document.xml", word + "<w:p>".repeat(100_000)));
        hostile.put("deep.epub", zip("META-INF/container.xml", "<c>".repeat(100_000)));
        hostile.put("huge.png", png(65_535, 65_535));
        hostile.put("huge.gif", gif(65_535, 65_535));
        hostile.put("loop.pdf", bytes(loop()));
        hostile.put("brackets.pdf", bytes("%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000)));
        hostile.put("brackets.ipynb", bytes("[".repeat(200_000)));
        hostile.put("brackets.md", bytes("[".repeat(50_000) + "> ".repeat(50_000)));
        hostile.put("endless.m3u8", bytes("#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:1/endless.ts\n"));
        hostile.put("others.ffconcat", bytes("ffconcat version 1.0\nfile '/etc/passwd'\n"));
        hostile.put(
                "lines.vtt",
                bytes("WEBVTT\n\n" + "00:00.000 --> 99:59:59.999\nx\n\n".repeat(50_000)));
        hostile.put("names.zip", zip("../".repeat(400) + "etc/passwd", "x"));
        return hostile;
    }

    private static String laughs(String root) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [");
        text.append("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        return text + "]><" + root + "><p>&l11;</p></" + root + ">";
    }

    /// Whose pages are each other's parents.
    private static String loop() {
        return """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R 2 0 R]/Count 2000000000/Parent 3 0 R>> endobj
        3 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 2000000000/Parent 2 0 R>> endobj
        trailer <</Root 1 0 R/Prev 0>>
        startxref
        0
        %%EOF
        """;
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 6, 0, 0, 0});
        png.writeBytes(chunk("IHDR", header.array()));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(data)) {
            out.write(new byte[1 << 22]);
        }
        png.writeBytes(chunk("IDAT", data.toByteArray()));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length).put(bytes(name)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] gif(int width, int height) {
        byte[] gif = new byte[40];
        System.arraycopy(bytes("GIF89a"), 0, gif, 0, 6);
        for (int at : new int[] {6, 18}) {
            gif[at] = (byte) width;
            gif[at + 1] = (byte) (width >> 8);
            gif[at + 2] = (byte) height;
            gif[at + 3] = (byte) (height >> 8);
        }
        gif[13] = 0x2C;
        return gif;
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes("<Types>"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Examination examine(Examiners examiners, String name, byte[] bytes) throws Exception {
        return examiners.examine(
                Files.write(files.resolve(name), bytes),
                name,
                Files.createTempDirectory(work, "output-"),
                (_, _) -> {});
    }
}
