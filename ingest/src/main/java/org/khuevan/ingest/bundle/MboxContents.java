package org.khuevan.ingest.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// A mailbox (RFC 4155): its e-mails one after the other, each called by its number and subject.
record MboxContents(Path file) implements Contents {

    private static final byte[] BEGINNING = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 60_000_000;
    private static final int HEAD = 20_000;
    private static final int LONGEST_NAME = 80;
    private static final Pattern SUBJECT =
            Pattern.compile("(?im)^Subject:[ \\t]*(.*(?:\\R[ \\t]+.*)*)");

    @Override
    public void show(Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            int number = 0;
            boolean blank = true;
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                if (blank && begins(line)) {
                    if (mail.size() > 0 && !visitor.sees(entry(++number, mail.toByteArray()))) {
                        return;
                    }
                    mail.reset();
                } else if (mail.size() + line.length < LARGEST) {
                    mail.writeBytes(line);
                }
                blank = new String(line, StandardCharsets.ISO_8859_1).isBlank();
            }
            if (mail.size() > 0) {
                visitor.sees(entry(++number, mail.toByteArray()));
            }
        }
    }

    /// With its end, or empty at the end of all.
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(100);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n' || line.size() == LARGEST) {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean begins(byte[] line) {
        return line.length > BEGINNING.length
                && Arrays.equals(line, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    private static Entry entry(int number, byte[] mail) {
        String head =
                new String(mail, 0, Math.min(HEAD, mail.length), StandardCharsets.UTF_8)
                        .replace("\r", "");
        int end = head.indexOf("\n\n");
        Matcher subject = SUBJECT.matcher(end < 0 ? head : head.substring(0, end));
        String words =
                subject.find()
                        ? DecoderUtil.decodeEncodedWords(
                                subject.group(1).replaceAll("\\R[ \\t]+", " "),
                                DecodeMonitor.SILENT)
                        : "";
        String name = words.replaceAll("[/\\\\:\\s\\p{Cc}]+", " ").strip();
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME).strip() : name;
        return new Entry(
                "%04d %s.eml".formatted(number, cut).replace(" .eml", ".eml"),
                mail.length,
                false,
                false,
                () -> new ByteArrayInputStream(mail));
    }
}
