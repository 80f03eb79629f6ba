package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Formula;

/// Makes Markdown of the HTML of other platforms. What Markdown cannot say stays HTML, which is
/// cleaned whenever it is shown.
final class MarkdownOf {

    private static final Pattern FORMULA =
            Pattern.compile(
                    "\\\\\\((.+?)\\\\\\)|\\$\\$(.+?)\\$\\$|\\\\\\[(.+?)\\\\]|\\$([^$\\s][^$\\n]*?)\\$(?!\\d)",
                    Pattern.DOTALL);

    /// Cloze gaps pass as they are.
    private static final Pattern GAP = Pattern.compile("\\[\\[[A-Za-z0-9_-]{1,40}]]");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_<\\[\\]]");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^([ \\t]*)(#{1,6} |[-+] |> |\\d{1,9}[.)] )");

    /// Formulas as the editor of WIRIS writes them into texts: MathML with other brackets.
    private static final Pattern WIRIS = Pattern.compile("(?s)«math.*?«/math»");

    private final StringBuilder out = new StringBuilder();
    private final Attachments attachments;

    private MarkdownOf(Attachments attachments) {
        this.attachments = attachments;
    }

    static String html(String html, Attachments attachments) {
        String opened =
                WIRIS.matcher(html)
                        .replaceAll(found -> Matcher.quoteReplacement(mathMl(found.group())));
        return inside(Jsoup.parseBodyFragment(opened).body(), attachments);
    }

    /// The same of XHTML, where any element may be empty.
    static String xhtml(String xml, Attachments attachments) {
        return inside(Jsoup.parse(xml, "", Parser.xmlParser()), attachments);
    }

    private static String inside(Element element, Attachments attachments) {
        MarkdownOf markdown = new MarkdownOf(attachments);
        markdown.inside(element);
        return markdown.out
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                // A line break at the end of a block breaks nothing.
                .replaceAll("(\\\\\\n)+\\s*(\\n|$)", "\n$2")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static String mathMl(String wiris) {
        return wiris.replace('«', '<')
                .replace('»', '>')
                .replace('¨', '"')
                .replace('`', '\'')
                .replace('§', '&');
    }

    /// Text in which nothing means more than it says.
    static String plain(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher formula = FORMULA.matcher(text);
        int done = 0;
        while (formula.find()) {
            append(escaped, words(text.substring(done, formula.start())));
            append(escaped, formula(formula));
            done = formula.end();
        }
        append(escaped, words(text.substring(done)));
        return escaped.toString();
    }

    /// A dollar before another or before a digit would not end a formula.
    private static void append(StringBuilder out, String text) {
        boolean apart =
                !out.isEmpty()
                        && out.charAt(out.length() - 1) == '$'
                        && text.matches("(?s)[$\\d].*");
        out.append(apart ? " " : "").append(text);
    }

    private static String formula(Matcher formula) {
        boolean display = formula.group(2) != null || formula.group(3) != null;
        for (int group = 1; group <= 4; group++) {
            if (formula.group(group) != null) {
                String tex = formula.group(group).strip();
                return display ? "$$" + tex + "$$" : "$" + tex + "$";
            }
        }
        return formula.group();
    }

    private static String words(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher gap = GAP.matcher(text);
        int done = 0;
        while (gap.find()) {
            escaped.append(escape(text.substring(done, gap.start()))).append(gap.group());
            done = gap.end();
        }
        return escaped.append(escape(text.substring(done))).toString();
    }

    private static String escape(String text) {
        String marked = SPECIAL.matcher(text).replaceAll("\\\\$0");
        return LINE_START.matcher(marked).replaceAll("$1\\\\$2");
    }

    private void inside(Element element) {
        // Formulas may be cut into several text nodes only by tags, which then end them.
        for (Node child : element.childNodes()) {
            switch (child) {
                case TextNode text -> {
                    String words = plain(text.getWholeText().replaceAll("\\s+", " "));
                    boolean begins =
                            out.length() > 1 && out.substring(out.length() - 2).equals("\\\n");
                    append(out, begins ? words.stripLeading() : words);
                }
                case Element inner -> element(inner);
                default -> {
                    // Comments say nothing to a reader.
                }
            }
        }
    }

    private void element(Element element) {
        switch (element.normalName().replaceFirst("^m(ml)?:", "")) {
            case "p", "div", "section", "article" -> block(() -> inside(element));
            case "br" -> out.append("\\\n");
            case "strong", "b" -> around(element, "**");
            case "em", "i" -> around(element, "*");
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    block(() -> {
                        out.append("#".repeat(element.normalName().charAt(1) - '0')).append(' ');
                        inside(element);
                    });
            case "ul", "ol" -> list(element);
            case "a" -> link(element);
            case "img" -> image(element);
            case "math" -> formula(element);
            case "audio", "video", "iframe", "object", "embed" -> medium(element);
            case "blockquote" -> {
                String quoted = inside(element, attachments);
                block(() -> out.append("> ").append(quoted.replace("\n", "\n> ")));
            }
            case "pre" ->
                    block(() -> out.append("```\n").append(element.wholeText()).append("\n```"));
            case "code" -> out.append('`').append(element.text()).append('`');
            case "table" -> block(() -> table(element));
            case "hr" -> block(() -> out.append("---"));
            case "sub", "sup", "u", "s", "del", "mark" -> {
                out.append('<').append(element.normalName()).append('>');
                inside(element);
                out.append("</").append(element.normalName()).append('>');
            }
            case "script", "style", "head", "title" -> {
                // Never shown.
            }
            default -> inside(element);
        }
    }

    private void link(Element element) {
        String to = element.attr("href");
        if (to.startsWith("data:")) {
            attachments.missing(to.replaceFirst("(?s)[;,].*", ""));
            inside(element);
            return;
        }
        out.append('[');
        inside(element);
        out.append("](").append(address(to)).append(')');
    }

    private void image(Element element) {
        if (element.hasAttr("data-mathml")) {
            Jsoup.parseBodyFragment(mathMl(element.attr("data-mathml")))
                    .select("math")
                    .forEach(this::formula);
            return;
        }
        String alt = escape(element.attr("alt"));
        out.append(
                attachments
                        .picture(element.attr("src"))
                        .map(address -> "![" + alt + "](" + address(address) + ")")
                        .orElse(alt));
    }

    private void formula(Element math) {
        Optional<Formula> formula =
                Formula.ofMathMl(math).filter(one -> !one.tex().matches("(?s).*[$`\n].*"));
        if (formula.isEmpty()) {
            attachments.lost("MathML");
            out.append(escape(math.text()));
            return;
        }
        String dollars = formula.get().display() ? "$$" : "$";
        append(out, dollars + formula.get().tex() + dollars);
    }

    /// What plays is not taken along; one elsewhere can be gone to.
    private void medium(Element element) {
        Element named =
                element.hasAttr("src") || element.hasAttr("data")
                        ? element
                        : element.selectFirst("source[src]");
        String source = named == null ? "" : named.attr(named.hasAttr("src") ? "src" : "data");
        attachments.missing(source.replaceFirst("(?s)^(data:[^;,]*).*", "$1"));
        if (source.matches("https?://\\S+")) {
            out.append('[').append(escape(source)).append("](").append(address(source)).append(')');
        }
    }

    private void around(Element element, String sign) {
        String inner = inside(element, attachments);
        if (!inner.isEmpty()) {
            // Spaces stay outside: Markdown takes "** a **" for stars.
            out.append(element.wholeText().startsWith(" ") ? " " : "")
                    .append(sign)
                    .append(inner)
                    .append(sign)
                    .append(element.wholeText().endsWith(" ") ? " " : "");
        }
    }

    private void block(Runnable content) {
        out.append("\n\n");
        content.run();
        out.append("\n\n");
    }

    private void list(Element list) {
        out.append("\n\n");
        int number = 1;
        for (Element item : list.children()) {
            String sign = list.normalName().equals("ol") ? number++ + ". " : "- ";
            out.append(sign)
                    .append(
                            inside(item, attachments)
                                    .replace("\n", "\n" + " ".repeat(sign.length())))
                    .append('\n');
        }
        out.append('\n');
    }

    private void table(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            rows.add(
                    row.select("> td, > th").stream()
                            .map(cell ->
                                    inside(cell, attachments)
                                            .replaceAll("\\\\?\\s*\n\\s*", " ")
                                            .replace("|", "\\|"))
                            .toList());
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>(rows.get(i));
            while (cells.size() < width) {
                cells.add("");
            }
            out.append("| ").append(String.join(" | ", cells)).append(" |\n");
            if (i == 0) {
                out.append("|").append("---|".repeat(width)).append('\n');
            }
        }
    }

    private static String address(String address) {
        return address.contains(" ") || address.contains(")") ? "<" + address + ">" : address;
    }
}
