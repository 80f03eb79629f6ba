package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.nodes.TextNode;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyText;

/// The fonts of legacy encodings that documents name.
final class LegacyFonts {

    private static final int ENOUGH = 4_000_000;

    /// In one byte a letter, or in two.
    private static final Pattern NAME =
            Pattern.compile("\\.\0?V\0?n\0?[A-Z0-9]|V\0?N\0?I\0?-\0?[A-Z]|V\0?I\0?S\0?C\0?I\0?I");

    private static final Pattern UNSURE =
            Pattern.compile("[\\s\\p{Cc}\\x{A0}\\x{AD}\\x{200B}\\x{2011}\\x{FFFD}]+");

    private LegacyFonts() {}

    /// Words of a paragraph that stand in one font.
    record Piece(String text, String font) {

        private Optional<LegacyEncoding> encoding() {
            return LegacyEncoding.ofFont(font);
        }
    }

    /// The pieces of a paragraph as they were meant. Those in fonts of legacy encodings are
    /// converted, unless what they say is Unicode already.
    static List<String> meant(List<Piece> paragraph) {
        Map<LegacyEncoding, StringBuilder> said = new EnumMap<>(LegacyEncoding.class);
        for (Piece piece : paragraph) {
            piece.encoding()
                    .ifPresent(its ->
                            said.computeIfAbsent(its, _ -> new StringBuilder())
                                    .append(piece.text()));
        }
        Set<LegacyEncoding> written = EnumSet.noneOf(LegacyEncoding.class);
        said.forEach((encoding, text) -> {
            if (LegacyText.isWrittenIn(encoding, text.toString())) {
                written.add(encoding);
            }
        });
        return withWholeLetters(paragraph).stream()
                .map(piece ->
                        piece.encoding().filter(written::contains).isPresent()
                                ? meant(piece.text(), piece.font())
                                : piece.text())
                .toList();
    }

    /// Makes the words of a paragraph what they were meant to be.
    ///
    /// @param font the one that words are in
    static void mend(List<TextNode> paragraph, Function<TextNode, String> font) {
        List<String> meant =
                meant(
                        paragraph.stream()
                                .map(words -> new Piece(words.getWholeText(), font.apply(words)))
                                .toList());
        for (int i = 0; i < meant.size(); i++) {
            paragraph.get(i).text(meant.get(i));
        }
    }

    /// Moves a mark at the beginning of a piece to the letter that it belongs to.
    private static List<Piece> withWholeLetters(List<Piece> paragraph) {
        List<Piece> whole = new ArrayList<>();
        for (Piece piece : paragraph) {
            Piece rest = piece;
            Optional<LegacyEncoding> encoding = piece.encoding();
            if (encoding.isPresent() && !piece.text().isEmpty() && !whole.isEmpty()) {
                Piece before = whole.getLast();
                String text = before.text();
                char mark = piece.text().charAt(0);
                if (before.encoding().equals(encoding)
                        && !text.isEmpty()
                        && encoding.get().joins(text.charAt(text.length() - 1), mark)) {
                    whole.set(whole.size() - 1, new Piece(text + mark, before.font()));
                    rest = new Piece(piece.text().substring(1), piece.font());
                }
            }
            whole.add(rest);
        }
        return whole;
    }

    /// By what a text is recognised after somebody else has read it: breaks, blanks, hyphens and
    /// what XML has no place for become others on the way.
    static String key(String text) {
        return UNSURE.matcher(text).replaceAll("");
    }

    /// A font of today that looks like one of then.
    static String successor(String font) {
        String name = font.toLowerCase(Locale.ROOT);
        if (name.matches(".*(arial|helve|avant|univers|tahoma|verdana).*")) {
            return "Arial";
        }
        return name.contains("cour") ? "Courier New" : "Times New Roman";
    }

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
                if (entry.getName()
                        .matches("(word|xl|ppt)/(theme/)?[^/]+\\.xml|(content|styles)\\.xml")) {
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
