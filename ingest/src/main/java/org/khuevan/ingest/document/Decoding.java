package org.khuevan.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
