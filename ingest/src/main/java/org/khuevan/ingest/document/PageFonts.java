package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Selector;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Which font the words of a web page are in, by its style sheets, its `style` attributes and its
/// `font` elements. What stands in fonts of legacy encodings is made Unicode.
final class PageFonts {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|<!--|-->");
    private static final Pattern RULE = Pattern.compile("([^{}@;]+)\\{([^{}]*)}");

    /// Behind the size in the short form: `font: 12pt/14pt VNI-Times`.
    private static final Pattern FAMILY =
            Pattern.compile(
                    "(?i)(?:^|[;\\s])font-family\\s*:\\s*([^;]+)"
                            + "|(?:^|[;\\s])font\\s*:[^;]*?[\\d.]+(?:pt|px|em|rem|%|cm|mm|in)"
                            + "(?:/[\\w.%]+)?\\s+([^;]+)");

    private static final int LONGEST = 400_000;
    private static final int MOST = 1_500;

    /// What an element's own attributes say; more than any selector, and less than any.
    private static final int OWN = Integer.MAX_VALUE;

    private static final int HINT = -1;

    private record Said(String font, int weight) {}

    private final Map<Element, Said> said = new HashMap<>();

    private PageFonts(Document page) {
        page.select("font[face]").forEach(e -> say(e, first(e.attr("face")), HINT));
        page.select("style").forEach(sheet -> apply(page, sheet.data()));
        for (Element element : page.select("[style*=font]")) {
            family(element.attr("style")).ifPresent(font -> say(element, font, OWN));
        }
    }

    /// Mends the words of a page.
    ///
    /// @return whether any stand in fonts of legacy encodings
    static boolean mend(Document page) {
        PageFonts fonts = new PageFonts(page);
        if (!fonts.areLegacy()) {
            return false;
        }
        Map<Element, List<TextNode>> paragraphs = new LinkedHashMap<>();
        page.nodeStream(TextNode.class)
                .forEach(words -> {
                    Element block = words.parent() instanceof Element parent ? parent : page;
                    while (!block.isBlock() && block.parent() instanceof Element above) {
                        block = above;
                    }
                    paragraphs.computeIfAbsent(block, _ -> new ArrayList<>()).add(words);
                });
        paragraphs.values().forEach(words -> LegacyFonts.mend(words, fonts::of));
        return true;
    }

    /// Whether a page has words in fonts of legacy encodings.
    static boolean areLegacy(Document page) {
        return new PageFonts(page).areLegacy();
    }

    private boolean areLegacy() {
        return said.values().stream().anyMatch(f -> LegacyEncoding.ofFont(f.font()).isPresent());
    }

    private String of(TextNode words) {
        for (Element in = words.parent() instanceof Element parent ? parent : null;
                in != null;
                in = in.parent()) {
            Said one = said.get(in);
            if (one != null) {
                return one.font();
            }
        }
        return "";
    }

    private void apply(Document page, String sheet) {
        if (sheet.length() > LONGEST) {
            return;
        }
        Matcher rule = RULE.matcher(COMMENT.matcher(sheet).replaceAll(" "));
        for (int i = 0; i < MOST && rule.find(); i++) {
            Optional<String> font = family(rule.group(2));
            if (font.isPresent()) {
                for (String selector : rule.group(1).split(",", -1)) {
                    apply(page, selector.strip(), font.get());
                }
            }
        }
    }

    private void apply(Document page, String selector, String font) {
        try {
            page.select(selector).forEach(element -> say(element, font, weight(selector)));
        } catch (Selector.SelectorParseException | IllegalArgumentException _) {
            // A selector that only browsers know.
        }
    }

    private void say(Element element, String font, int weight) {
        said.merge(
                element,
                new Said(font, weight),
                (known, next) -> next.weight() >= known.weight() ? next : known);
    }

    /// Selectors, level 3, 9.
    private static int weight(String selector) {
        int ids = selector.replaceAll("[^#]", "").length();
        int classes = selector.replaceAll("[^.\\[:]", "").length();
        return 10_000 * ids + 100 * classes + selector.split("[\\s>+~]+", -1).length;
    }

    private static Optional<String> family(String declarations) {
        Matcher family = FAMILY.matcher(declarations);
        Optional<String> last = Optional.empty();
        while (family.find()) {
            String list = family.group(1) == null ? family.group(2) : family.group(1);
            last = Optional.of(first(list));
        }
        return last;
    }

    private static String first(String list) {
        return list.split(",", 2)[0].replaceAll("['\"]", "").replace("!important", "").strip();
    }
}
