package org.khuevan.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;
import org.khuevan.ingest.vietnamese.LegacyText;

/// Turns the bytes of text files into characters, whatever their charset.
public final class Decoding {

    private static final int SAMPLE = 4_096;
    private static final long LARGEST = 200_000_000;

    private Decoding() {}

    /// @throws UnreadableFile if the file is too large to be a text
    public static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new UnreadableFile(Problem.NEEDED_TOO_MUCH_MEMORY, "a text of over 200 MB");
        }
        return text(Files.readAllBytes(file));
    }

    /// The characters that bytes mean.
    public static String text(byte[] bytes) throws IOException {
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) {
            String text = new String(bytes, wide.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            // Programs have saved what a legacy font showed, letter for wrong letter.
            return LegacyText.encodingOf(plain)
                    .map(encoding -> encoding.decode(plain))
                    .orElse(plain);
        } catch (CharacterCodingException _) {
            Optional<String> vietnamese = LegacyText.decode(bytes);
            return vietnamese.isPresent() ? vietnamese.get() : guessed(bytes);
        }
    }

    /// UTF-16, which Windows calls Unicode: by its mark, or because every other byte is none.
    private static Optional<Charset> wide(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) / 2 * 2;
        int high = 0;
        int low = 0;
        for (int i = 0; i < length; i += 2) {
            high += bytes[i] == 0 ? 1 : 0;
            low += bytes[i + 1] == 0 ? 1 : 0;
        }
        boolean marked = length > 0 && ((bytes[0] << 8 | bytes[1] & 0xFF) & 0xFFFF) == 0xFEFF;
        boolean swapped = length > 0 && ((bytes[0] << 8 | bytes[1] & 0xFF) & 0xFFFF) == 0xFFFE;
        if (marked || (high * 3 > length / 2 && low == 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return swapped || (low * 3 > length / 2 && high == 0)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    private static String guessed(byte[] bytes) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes);
                Reader reader = new AutoDetectReader(in)) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (TikaException e) {
            throw new IOException(e);
        }
    }
}
