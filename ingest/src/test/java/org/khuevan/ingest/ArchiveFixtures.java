package org.khuevan.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Archives as programs of today and of then write them.
final class ArchiveFixtures {

    private ArchiveFixtures() {}

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// As programs wrote ZIP that knew nothing of Unicode.
    ///
    /// @param letters each of which is one byte of the name
    static byte[] unflagged(
            Map<String, byte[]> files, java.util.function.UnaryOperator<String> letters)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setEncoding("ISO-8859-1");
            zip.setUseLanguageEncodingFlag(false);
            zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            for (var file : files.entrySet()) {
                put(zip, new ZipArchiveEntry(letters.apply(file.getKey())), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] bytes)
            throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    /// Windows-1258 has the marks of tones by themselves, behind the letters that it has whole.
    static String windows1258(String name) {
        StringBuilder letters = new StringBuilder();
        Charset charset = Charset.forName("windows-1258");
        for (int i = 0; i < name.length(); i++) {
            String letter = name.substring(i, i + 1);
            String parts = java.text.Normalizer.normalize(letter, java.text.Normalizer.Form.NFD);
            String base = parts;
            String tone = "";
            for (String mark : List.of("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")) {
                if (parts.contains(mark)) {
                    base = parts.replace(mark, "");
                    tone = mark;
                }
            }
            letters.append(
                    java.text.Normalizer.normalize(base, java.text.Normalizer.Form.NFC) + tone);
        }
        return new String(letters.toString().getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /// RAR 4 with stored files, after its technical note.
    static byte[] rar(Map<String, byte[]> files) {
        ByteArrayOutputStream rar = new ByteArrayOutputStream();
        rar.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 0});
        rar.writeBytes(block(ByteBuffer.allocate(11).put((byte) 0x73).putShort((short) 0), 13));
        for (var file : files.entrySet()) {
            byte[] name = file.getKey().getBytes(StandardCharsets.US_ASCII);
            CRC32 sum = new CRC32();
            sum.update(file.getValue());
            int length = 32 + name.length;
            ByteBuffer header = ByteBuffer.allocate(length - 2).order(ByteOrder.LITTLE_ENDIAN);
            header.put((byte) 0x74).putShort((short) 0x8000).putShort((short) length);
            header.putInt(file.getValue().length).putInt(file.getValue().length).put((byte) 2);
            header.putInt((int) sum.getValue()).putInt(0x58210000).put((byte) 20).put((byte) 0x30);
            header.putShort((short) name.length).putInt(0x20).put(name);
            rar.writeBytes(summed(header.array()));
            rar.writeBytes(file.getValue());
        }
        return rar.toByteArray();
    }

    private static byte[] block(ByteBuffer start, int length) {
        ByteBuffer header = ByteBuffer.wrap(start.array()).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(3, (short) length);
        return summed(header.array());
    }

    private static byte[] summed(byte[] header) {
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(header.length + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) sum.getValue())
                .put(header)
                .array();
    }
}
