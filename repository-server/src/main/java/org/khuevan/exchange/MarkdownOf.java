package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> source;

    private MarkdownOf(UnaryOperator<String> source) {
        this.source = source;
    }

    /// @param source gives the address here of a picture there
    static String html(String html, UnaryOperator<String> source) {
        MarkdownOf markdown = new MarkdownOf(source);
        markdown.inside(Jsoup.parseBodyFragment(html).body());
        return markdown.out
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                // A line break at the end of a block breaks nothing.
                .replaceAll("(\\\\\\n)+\\s*(\\n|$)", "\n$2")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    static String html(String html) {
        return html(html, address -> address);
    }

    /// Text in which nothing means more than it says.
    static String plain(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher formula = FORMULA.matcher(text);
        int done = 0;
        while (formula.find()) {
            escaped.append(words(text.substring(done, formula.start()))).append(formula(formula));
            done = formula.end();
        }
        return escaped.append(words(text.substring(done))).toString();
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
                    out.append(begins ? words.stripLeading() : words);
                }
                case Element inner -> element(inner);
                default -> {
                    // Comments say nothing to a reader.
                }
            }
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
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
            case "a" -> {
                out.append('[');
                inside(element);
                out.append("](").append(address(element.attr("href"))).append(')');
            }
            case "img" ->
                    out.append("![")
                            .append(escape(element.attr("alt")))
                            .append("](")
                            .append(address(source.apply(element.attr("src"))))
                            .append(')');
            case "blockquote" -> {
                String quoted = html(element.html(), source);
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

    private void around(Element element, String sign) {
        String inner = html(element.html(), source);
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
                            html(item.html(), source)
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
                                    html(cell.html(), source)
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
