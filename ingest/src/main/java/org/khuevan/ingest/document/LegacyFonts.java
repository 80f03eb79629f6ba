package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// The fonts of legacy encodings that documents name.
final class LegacyFonts {

    private static final int ENOUGH = 4_000_000;

    /// In one byte a letter, or in two.
    private static final Pattern NAME =
            Pattern.compile(
                    "\\.\0?V\0?n\0?[A-Z][a-z]?|V\0?N\0?I\0?-\0?[A-Z]|V\0?I\0?S\0?C\0?I\0?I");

    private LegacyFonts() {}

    /// What text in a font was meant to be.
    static String meant(String text, String font) {
        String meant =
                LegacyEncoding.ofFont(font).map(encoding -> encoding.decode(text)).orElse(text);
        return LegacyEncoding.isCapital(font) ? meant.toUpperCase(Locale.ROOT) : meant;
    }

    /// The encoding of the first such font that an office document names.
    static Optional<LegacyEncoding> in(Path document) throws IOException {
        try (ZipFile zip = new ZipFile(document.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().matches("(word|xl|ppt)/[^/]+\\.xml|(content|styles)\\.xml")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Optional<LegacyEncoding> named = named(in.readNBytes(ENOUGH));
                        if (named.isPresent()) {
                            return named;
                        }
                    }
                }
            }
            return Optional.empty();
        } catch (ZipException _) {
            // An old document, which is one stream of bytes.
            try (InputStream in = Files.newInputStream(document)) {
                return named(in.readNBytes(10 * ENOUGH));
            }
        }
    }

    private static Optional<LegacyEncoding> named(byte[] bytes) {
        Matcher name = NAME.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return name.find()
                ? LegacyEncoding.ofFont(name.group().replace("\0", ""))
                : Optional.empty();
    }
}
