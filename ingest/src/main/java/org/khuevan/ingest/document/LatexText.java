package org.khuevan.ingest.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// Makes a page of a LaTeX document by its best known commands; what it does not know, it passes
/// over, keeping the words.
final class LatexText {

    private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)%.*$\\n?");
    private static final Pattern FORMULAS =
            Pattern.compile(
                    "(?s)\\\\begin\\{(?<name>(?:equation|align|gather|multline|eqnarray|displaymath"
                            + "|math|alignat|flalign)\\*?)}(?<of>.*?)\\\\end\\{\\k<name>}");
    private static final Pattern CODE =
            Pattern.compile(
                    "(?s)\\\\begin\\{(?<name>verbatim|lstlisting|minted|alltt)\\*?}"
                            + "(?:\\[[^]]*])?(?:\\{(?<language>[^}]*)})?(?<of>.*?)"
                            + "\\\\end\\{\\k<name>\\*?}");
    private static final Pattern BEGIN = Pattern.compile("\\\\begin\\{([A-Za-z*]+)}(\\[[^]]*])?");
    private static final Pattern END = Pattern.compile("\\\\end\\{([A-Za-z*]+)}");
    private static final Pattern HEADING =
            Pattern.compile(
                    "\\\\(part|chapter|section|subsection|subsubsection|paragraph|frametitle)\\*?"
                            + "(?:\\[[^]]*])?\\{((?:[^{}]|\\{[^{}]*})*)}");
    private static final Map<String, String> RANKS =
            Map.of(
                    "part",
                    "h1",
                    "chapter",
                    "h1",
                    "section",
                    "h2",
                    "subsection",
                    "h3",
                    "subsubsection",
                    "h4",
                    "paragraph",
                    "h5",
                    "frametitle",
                    "h2");
    private static final Pattern STYLED =
            Pattern.compile(
                    "\\\\(textbf|textit|emph|texttt|underline|textsc|footnote|caption|text|mbox"
                            + "|enquote|url)\\{((?:[^{}]|\\{[^{}]*})*)}");
    private static final Map<String, String> STYLES =
            Map.of(
                    "textbf",
                    "strong",
                    "textit",
                    "em",
                    "emph",
                    "em",
                    "texttt",
                    "code",
                    "underline",
                    "u",
                    "footnote",
                    "small",
                    "caption",
                    "figcaption",
                    "url",
                    "code");
    private static final Pattern LINK =
            Pattern.compile("\\\\href\\{([^{}]*)}\\{((?:[^{}]|\\{[^{}]*})*)}");

    /// Commands whose arguments are no words of the text.
    private static final Pattern UNSAID =
            Pattern.compile(
                    "\\\\(label|ref|eqref|pageref|cite[a-z]*|bibliography[a-z]*|includegraphics|input"
                        + "|include|usepackage|newtheorem|vspace|hspace|setlength|pagestyle|thispagestyle"
                        + "|setcounter|addcontentsline|index|hypersetup|newcommand|renewcommand"
                        + "|color|definecolor|fontsize|geometry)\\*?(\\[[^]]*])*(\\{[^{}]*})*");

    /// Environments with arguments that are no words of the text.
    private static final Pattern MEASURED =
            Pattern.compile(
                    "(\\\\begin\\{(?:thebibliography|minipage|multicols|columns?|wrapfigure|spacing)})"
                        + "(?:\\[[^]]*])*(?:\\{[^{}]*})+");

    private static final Pattern CITED =
            Pattern.compile("\\\\cite[a-z]*(?:\\[[^]]*])*\\{([^{}]*)}");
    private static final Pattern THEOREM =
            Pattern.compile("\\\\newtheorem\\*?\\{([^{}]*)}(?:\\[[^]]*])?\\{([^{}]*)}");

    private static final Pattern ACCENT = Pattern.compile("\\\\([`'^\"~=.])\\{?([A-Za-z])}?");
    private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+\\*?\\s?(\\[[^]]*])?");
    private static final Set<String> LISTS = Set.of("itemize", "enumerate", "description");

    private final String preamble;
    private final String text;

    /// What the environments of theorems are called.
    private final Map<String, String> theorems = new HashMap<>();

    LatexText(String source) {
        int begin = source.indexOf("\\begin{document}");
        int end = source.indexOf("\\end{document}");
        this.preamble = COMMENT.matcher(source).replaceAll("");
        THEOREM.matcher(preamble)
                .results()
                .forEach(found -> theorems.put(found.group(1), plain(found.group(2))));
        this.text =
                begin < 0
                        ? source
                        : source.substring(
                                begin + "\\begin{document}".length(),
                                end < begin ? source.length() : end);
    }

    /// What a command of the preamble says, as plain words, or empty.
    String said(String command) {
        Matcher said =
                Pattern.compile("\\\\" + command + "(?:\\[[^]]*])?\\{((?:[^{}]|\\{[^{}]*})*)}")
                        .matcher(preamble);
        return said.find() ? (command.equals("author") ? said.group(1) : plain(said.group(1))) : "";
    }

    /// Words without commands.
    static String plain(String latex) {
        String words = STYLED.matcher(latex).replaceAll("$2");
        return COMMAND.matcher(letters(UNSAID.matcher(words).replaceAll("")))
                .replaceAll("")
                .replaceAll("[{}]", "")
                .replaceAll("\\\\.|~", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// The text as HTML.
    Element page() {
        StringBuilder sheltered = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int done = 0;
        while (code.find()) {
            sheltered.append(html(text.substring(done, code.start())));
            String language = code.group("language") == null ? "" : code.group("language");
            for (Element piece : Highlighting.of(code.group("of").strip(), language)) {
                sheltered.append("\n\n").append(piece.outerHtml()).append("\n\n");
            }
            done = code.end();
        }
        sheltered.append(html(text.substring(done)));
        Element body = Jsoup.parse(sheltered.toString()).body();
        body.select("p").stream()
                .filter(p -> !p.hasText() && p.select("img").isEmpty())
                .forEach(Element::remove);
        return body;
    }

    private String html(String latex) {
        String plain = COMMENT.matcher(latex).replaceAll("");
        String marked =
                FORMULAS.matcher(plain)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "\\[" + formula(found.group(1), found.group(2)) + "\\]"));
        FormulaMarks.Sheltered formulas = FormulaMarks.shelter(marked);
        Document page = Jsoup.parseBodyFragment(commands(Entities.escape(formulas.text())));
        page.outputSettings().prettyPrint(false);
        formulas.restore(page.body());
        return page.body().html();
    }

    /// An environment that KaTeX knows as one.
    private static String formula(String name, String of) {
        String known =
                name.replace("eqnarray", "align")
                        .replace("multline", "gather")
                        .replace("flalign", "align");
        String body = of.replaceAll("\\\\(label|nonumber|notag)(\\{[^}]*})?", "");
        return known.matches("equation\\*?|displaymath|math")
                ? body
                : "\\begin{" + known + "}" + body + "\\end{" + known + "}";
    }

    private String commands(String escaped) {
        String text = LINK.matcher(escaped).replaceAll("<a href=\"$1\">$2</a>");
        text =
                HEADING.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "\n\n"
                                                + tagged(
                                                        RANKS.getOrDefault(found.group(1), "h2"),
                                                        found.group(2))
                                                + "\n\n"));
        text = CITED.matcher(LatexTables.in(text)).replaceAll("[$1]");
        text = MEASURED.matcher(UNSAID.matcher(text).replaceAll("")).replaceAll("$1");
        text = text.replaceAll("\\\\bibitem(?:\\[[^]]*])?\\{([^{}]*)}", "\n\n[$1] ");
        for (int depth = 0; depth < 3; depth++) {
            text =
                    STYLED.matcher(text)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(
                                            tagged(
                                                    STYLES.getOrDefault(found.group(1), "span"),
                                                    found.group(2))));
        }
        text =
                BEGIN.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "\n\n"
                                                + opening(found.group(1))
                                                + "\n\n"
                                                + named(found.group(1), found.group(2))));
        text = END.matcher(text).replaceAll(found -> "\n\n" + closing(found.group(1)) + "\n\n");
        text = text.replaceAll("\\\\item\\b\\s*(\\[([^]]*)])?", "\n\n<li>$2 ");
        text = COMMAND.matcher(letters(text)).replaceAll("");
        text =
                text.replaceAll("\\\\\\\\(\\[[^]]*])?", "<br>")
                        .replaceAll("[{}]", "")
                        .replace('~', '\u00A0');
        text = text.replaceAll("\\\\([#$%_ ,;!-])|\\\\&amp;", "$1");
        return paragraphs(text);
    }

    /// What stands before the words of a theorem.
    private String named(String environment, @Nullable String argument) {
        String name = theorems.getOrDefault(environment, "");
        String more = argument == null ? "" : " (" + argument.replaceAll("[\\[\\]]", "") + ")";
        return name.isEmpty() ? "" : "<strong>" + name + more + ".</strong> ";
    }

    private static String tagged(String tag, String words) {
        return "<" + tag + ">" + words.strip() + "</" + tag + ">";
    }

    private static String opening(String environment) {
        return switch (environment) {
            case "enumerate" -> "<ol>";
            case "itemize", "description" -> "<ul>";
            case "abstract" -> "<blockquote class=r-abstract>";
            case "quote", "quotation", "verse" -> "<blockquote>";
            case "figure", "figure*" -> "<figure>";
            default -> "<div>";
        };
    }

    private static String closing(String environment) {
        String opened = opening(environment);
        return LISTS.contains(environment)
                ? "</li>" + opened.replace("<", "</")
                : opened.replaceAll("<([a-z]+).*", "</$1>");
    }

    private static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String part : text.split("\\n\\s*\\n", -1)) {
            String words = part.strip();
            if (!words.isEmpty()) {
                boolean block =
                        words.matches("(?s)<(/?(h\\d|ol|ul|li|blockquote|figure|div|table))\\b.*");
                html.append(block ? words : "<p>" + words + "</p>").append('\n');
            }
        }
        return html.toString();
    }

    private static String letters(String text) {
        String accented =
                ACCENT.matcher(text)
                        .replaceAll(found ->
                                found.group(2)
                                        + switch (found.group(1)) {
                                            case "`" -> "\u0300";
                                            case "'" -> "\u0301";
                                            case "^" -> "\u0302";
                                            case "~" -> "\u0303";
                                            case "\"" -> "\u0308";
                                            case "." -> "\u0307";
                                            default -> "\u0304";
                                        });
        return accented.replace("---", "—")
                .replace("--", "–")
                .replace("``", "“")
                .replace("''", "”")
                .replaceAll("\\\\(ldots|dots)\\b", "…")
                .replaceAll("\\\\(LaTeX|TeX)\\b", "$1")
                .replaceAll("\\\\DJ\\b", "Đ")
                .replaceAll("\\\\dj\\b", "đ");
    }
}
