package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/// What the style of a book says about its words and not about its paper: slant, weight, alignment,
/// indentation. Colours, typefaces, sizes in print and positions are the reader's.
final class BookStyles {

    private static final Map<String, Pattern> KEPT =
            Map.ofEntries(
                    one("text-align", "left|right|center|justify|start|end"),
                    one("font-style", "normal|italic|oblique"),
                    one("font-weight", "normal|bold|bolder|lighter|[1-9]00"),
                    one("font-variant", "normal|small-caps"),
                    one("text-decoration", "none|underline|line-through|overline"),
                    one("text-transform", "none|uppercase|lowercase|capitalize"),
                    one("vertical-align", "super|sub|baseline|top|middle|bottom"),
                    one("text-indent", "-?[0-3]?(\\.\\d+)?em|0"),
                    one("margin-left", "[0-6]?(\\.\\d+)?em|0"),
                    one("white-space", "pre|pre-wrap|pre-line|nowrap|normal"),
                    one("list-style-type", "[a-z-]+"),
                    one("display", "none"));

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern RULE = Pattern.compile("([^{}@;]+)\\{([^{}]*)}");
    private static final int LONGEST = 400_000;
    private static final int MOST = 1_500;

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(String selector, String declarations) {}

    private static Map.Entry<String, Pattern> one(String property, String values) {
        return Map.entry(property, Pattern.compile(values));
    }

    /// Adds a sheet; rules for some media only are taken as for all, and what is no rule is passed
    /// over.
    void add(String sheet) {
        if (sheet.length() > LONGEST) {
            return;
        }
        Matcher rule = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
        while (rule.find() && rules.size() < MOST) {
            Optional<String> safe = safe(rule.group(2));
            if (safe.isPresent()) {
                rules.add(new Rule(rule.group(1).strip(), safe.get()));
            }
        }
    }

    /// Writes what the rules say to the elements that they mean.
    void apply(Element root) {
        for (Rule rule : rules) {
            try {
                for (Element element : root.select(rule.selector())) {
                    element.attr("style", rule.declarations() + ";" + element.attr("style"));
                }
            } catch (Selector.SelectorParseException | IllegalArgumentException _) {
                // A selector that only browsers know.
            }
        }
    }

    /// The declarations that may stay, or empty if none may.
    static Optional<String> safe(String declarations) {
        StringBuilder kept = new StringBuilder();
        for (String declaration : declarations.split(";", -1)) {
            String[] pair = declaration.toLowerCase(java.util.Locale.ROOT).split(":", 2);
            if (pair.length == 2) {
                String property = pair[0].strip();
                String value = pair[1].replace("!important", "").strip();
                Pattern values = KEPT.get(property);
                if (values != null && values.matcher(value).matches()) {
                    kept.append(kept.isEmpty() ? "" : ";")
                            .append(property)
                            .append(':')
                            .append(value);
                }
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.toString());
    }
}
