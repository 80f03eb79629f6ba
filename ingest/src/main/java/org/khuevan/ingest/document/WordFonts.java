package org.khuevan.ingest.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Which font each run of a Word document is in (ECMA-376 part 1, 17.3.2.26 and 17.7.2): its own,
/// that of its style, of its paragraph's, of its table's, or the document's.
final class WordFonts {

    /// As deep as styles are based on others.
    private static final int DEEPEST = 20;

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, String> theme = new HashMap<>();
    private final Optional<String> byDefault;
    private final String paragraphs;

    /// @param styles `word/styles.xml`, which may be empty, as may be `word/theme/theme1.xml`
    WordFonts(Document styles, Document theme) {
        for (String which : new String[] {"major", "minor"}) {
            Element latin = theme.selectFirst("a|" + which + "Font > a|latin");
            if (latin != null) {
                this.theme.put(which + "HAnsi", latin.attr("typeface"));
                this.theme.put(which + "Ascii", latin.attr("typeface"));
            }
        }
        styles.select("w|style").forEach(style -> this.styles.put(style.attr("w:styleId"), style));
        this.byDefault = named(styles.selectFirst("w|rPrDefault > w|rPr"));
        Element first = styles.selectFirst("w|style[w:type=paragraph][w:default=1]");
        this.paragraphs = first == null ? "" : first.attr("w:styleId");
    }

    /// Empty if nothing says it.
    String of(Element run) {
        Element own = run.selectFirst("> w|rPr");
        Element paragraph = run.closest("w|p");
        Element table = run.closest("w|tbl");
        return named(own)
                .or(() -> inStyle(value(own, "> w|rStyle")))
                .or(() -> inStyle(styleOf(paragraph)))
                .or(() -> inStyle(value(table, "> w|tblPr > w|tblStyle")))
                .or(() -> byDefault)
                .orElse("");
    }

    private String styleOf(@Nullable Element paragraph) {
        String named = value(paragraph, "> w|pPr > w|pStyle");
        return named.isEmpty() ? paragraphs : named;
    }

    private static String value(@Nullable Element in, String query) {
        Element found = in == null ? null : in.selectFirst(query);
        return found == null ? "" : found.attr("w:val");
    }

    private Optional<String> inStyle(String id) {
        String next = id;
        for (int i = 0; i < DEEPEST && styles.containsKey(next); i++) {
            Element style = styles.get(next);
            Optional<String> font = named(style.selectFirst("> w|rPr"));
            if (font.isPresent()) {
                return font;
            }
            next = value(style, "> w|basedOn");
        }
        return Optional.empty();
    }

    /// What letters of Windows-1252 stand in.
    private Optional<String> named(@Nullable Element properties) {
        Element fonts = properties == null ? null : properties.selectFirst("> w|rFonts");
        if (fonts == null) {
            return Optional.empty();
        }
        for (String which : new String[] {"w:hAnsi", "w:ascii"}) {
            String themed = fonts.attr(which + "Theme");
            String font = theme.getOrDefault(themed, themed.isEmpty() ? fonts.attr(which) : "");
            if (!font.isEmpty()) {
                return Optional.of(font);
            }
        }
        return Optional.empty();
    }
}
