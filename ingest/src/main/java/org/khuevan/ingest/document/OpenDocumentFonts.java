package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Which font the words of an OpenDocument file are in (OpenDocument 1.2 part 1, 16 and 20.182):
/// that of the span, the paragraph, the cell or the shape, each by its style and those it comes
/// from. What stands in fonts of legacy encodings is made Unicode.
final class OpenDocumentFonts {

    /// As deep as styles come from others.
    private static final int DEEPEST = 20;

    private static final String PARAGRAPH = "paragraph";

    /// The attributes that name styles, with the family that each names.
    private static final Map<String, String> STYLED =
            Map.of(
                    "text:style-name", "",
                    "table:style-name", "table-cell",
                    "draw:style-name", "graphic",
                    "presentation:style-name", "presentation");

    private final Map<String, String> faces = new HashMap<>();
    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, Element> defaults = new HashMap<>();

    private OpenDocumentFonts(Document content, Document kept) {
        for (Document part : List.of(kept, content)) {
            for (Element face : part.getElementsByTag("style:font-face")) {
                faces.put(face.attr("style:name"), unquoted(face.attr("svg:font-family")));
            }
            for (Element style : part.getElementsByTag("style:style")) {
                styles.put(style.attr("style:family") + " " + style.attr("style:name"), style);
            }
            for (Element style : part.getElementsByTag("style:default-style")) {
                defaults.put(style.attr("style:family"), style);
            }
        }
    }

    /// The content of a package, with its words as they were meant.
    static byte[] meant(ZipFile zip, byte[] content) throws IOException {
        Document text = Packages.tree(content);
        return mend(zip, text) ? text.outerHtml().getBytes(StandardCharsets.UTF_8) : content;
    }

    /// Mends the words of a package's content.
    ///
    /// @return whether any stand in fonts of legacy encodings
    static boolean mend(ZipFile zip, Document content) throws IOException {
        Document kept = Packages.tree(Packages.find(zip, "styles.xml").orElse(new byte[0]));
        OpenDocumentFonts fonts = new OpenDocumentFonts(content, kept);
        if (fonts.faces.values().stream().noneMatch(f -> LegacyEncoding.ofFont(f).isPresent())) {
            return false;
        }
        Map<Element, List<TextNode>> paragraphs = new LinkedHashMap<>();
        content.nodeStream(TextNode.class)
                .forEach(words -> {
                    Element in = words.parent() instanceof Element parent ? parent : null;
                    Element paragraph = in == null ? null : in.closest("text|p, text|h");
                    if (paragraph != null) {
                        paragraphs.computeIfAbsent(paragraph, _ -> new ArrayList<>()).add(words);
                    }
                });
        paragraphs.values().forEach(words -> LegacyFonts.mend(words, fonts::of));
        return true;
    }

    private String of(TextNode words) {
        String family = PARAGRAPH;
        for (Element in = words.parent() instanceof Element parent ? parent : null;
                in != null;
                in = in.parent()) {
            for (Map.Entry<String, String> styled : STYLED.entrySet()) {
                String name = in.attr(styled.getKey());
                String its = styled.getValue().isEmpty() ? family(in) : styled.getValue();
                Optional<String> font = name.isEmpty() ? Optional.empty() : inStyle(its, name);
                if (font.isPresent()) {
                    return font.get();
                }
            }
            if (in.normalName().equals("table:table-cell")) {
                family = "table-cell";
            } else if (in.normalName().startsWith("draw:")) {
                family = "graphic";
            }
        }
        return Optional.ofNullable(defaults.get(family))
                .or(() -> Optional.ofNullable(defaults.get(PARAGRAPH)))
                .flatMap(this::named)
                .orElse("");
    }

    private static String family(Element in) {
        return switch (in.normalName()) {
            case "text:p", "text:h" -> PARAGRAPH;
            default -> "text";
        };
    }

    private Optional<String> inStyle(String family, String name) {
        String next = name;
        for (int i = 0; i < DEEPEST; i++) {
            Element style = styles.get(family + " " + next);
            if (style == null) {
                return Optional.empty();
            }
            Optional<String> font = named(style);
            if (font.isPresent()) {
                return font;
            }
            next = style.attr("style:parent-style-name");
        }
        return Optional.empty();
    }

    private Optional<String> named(@Nullable Element style) {
        Element words = style == null ? null : style.selectFirst("> style|text-properties");
        if (words == null) {
            return Optional.empty();
        }
        String family = unquoted(words.attr("fo:font-family"));
        String face = words.attr("style:font-name");
        String font = family.isEmpty() ? faces.getOrDefault(face, face) : family;
        return Optional.of(font).filter(named -> !named.isEmpty());
    }

    private static String unquoted(String family) {
        return family.replaceAll("['\"]", "").strip();
    }
}
