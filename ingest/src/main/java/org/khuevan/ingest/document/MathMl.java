package org.khuevan.ingest.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/// Writes formulas of MathML as LaTeX, without what only lays them out.
final class MathMl {

    private static final Map<String, String> SYMBOLS =
            Map.ofEntries(
                    Map.entry("±", "\\pm "),
                    Map.entry("×", "\\times "),
                    Map.entry("⋅", "\\cdot "),
                    Map.entry("≤", "\\le "),
                    Map.entry("≥", "\\ge "),
                    Map.entry("≠", "\\ne "),
                    Map.entry("≈", "\\approx "),
                    Map.entry("∞", "\\infty "),
                    Map.entry("→", "\\to "),
                    Map.entry("⇒", "\\Rightarrow "),
                    Map.entry("∈", "\\in "),
                    Map.entry("∑", "\\sum "),
                    Map.entry("∏", "\\prod "),
                    Map.entry("∫", "\\int "),
                    Map.entry("π", "\\pi "),
                    Map.entry("α", "\\alpha "),
                    Map.entry("β", "\\beta "),
                    Map.entry("Δ", "\\Delta "),
                    Map.entry("−", "-"),
                    Map.entry("{", "\\{"),
                    Map.entry("}", "\\}"),
                    Map.entry("%", "\\%"),
                    Map.entry("#", "\\#"),
                    Map.entry("&", "\\&"),
                    Map.entry("_", "\\_"),
                    Map.entry("$", "\\text{\\textdollar}"),
                    Map.entry("\\", "\\backslash "),
                    // Applied, multiplied, separated and added without being seen.
                    Map.entry("\u2061", ""),
                    Map.entry("\u2062", ""),
                    Map.entry("\u2063", ""),
                    Map.entry("\u2064", ""));

    private static final Set<String> FUNCTIONS =
            words(
                    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim"
                            + " max min sup inf det gcd");

    /// Those whose limits stand above and below them.
    private static final Set<String> WITH_LIMITS = Set.of("∑", "∏", "∫", "⋃", "⋂");

    private static final Map<String, String> ABOVE =
            Map.of(
                    "→", "\\overrightarrow",
                    "⃗", "\\overrightarrow",
                    "⟶", "\\overrightarrow",
                    "¯", "\\overline",
                    "‾", "\\overline",
                    "̅", "\\overline",
                    "^", "\\widehat",
                    "˙", "\\dot",
                    "~", "\\widetilde",
                    "⏞", "\\overbrace");

    private static final Set<String> KNOWN =
            words(
                    "math mrow mstyle mpadded semantics annotation annotation-xml mspace mphantom"
                            + " mi mn mo mtext ms mfrac msqrt mroot msup mover msub munder msubsup"
                            + " munderover mmultiscripts mprescripts none mtable mtr mtd mfenced");

    private MathMl() {}

    /// Whether LaTeX can say all of it.
    ///
    /// @param math an element of MathML, with a prefix or without
    static boolean isKnown(Element math) {
        return math.stream().allMatch(part -> KNOWN.contains(name(part)));
    }

    /// @param math an element of MathML, with a prefix or without
    static String latex(Element math) {
        List<Element> parts = math.children();
        return switch (name(math)) {
            case "annotation", "annotation-xml", "mspace", "mphantom", "none" -> "";
            case "mn" -> symbol(math.text());
            case "mo" -> operator(math.text().strip());
            case "mi" -> identifier(math.text().strip());
            case "mtext", "ms" -> "\\text{" + plain(math.wholeText()) + "}";
            case "mfrac" -> "\\frac{" + at(parts, 0) + "}{" + at(parts, 1) + "}";
            case "msqrt" -> "\\sqrt{" + all(parts, "") + "}";
            case "mroot" -> "\\sqrt[" + at(parts, 1) + "]{" + at(parts, 0) + "}";
            case "msup" -> base(parts) + "^{" + at(parts, 1) + "}";
            case "mover" -> over(parts);
            case "munder" -> under(parts);
            case "msub" -> base(parts) + "_{" + at(parts, 1) + "}";
            case "msubsup", "munderover" ->
                    base(parts) + "_{" + at(parts, 1) + "}^{" + at(parts, 2) + "}";
            case "mmultiscripts" -> scripts(parts);
            case "mtable" -> "\\begin{matrix}" + all(parts, " \\\\ ") + "\\end{matrix}";
            case "mtr" -> all(parts, " & ");
            case "mfenced" -> fenced(math);
            case "semantics" -> at(parts, 0);
            default -> all(parts, "");
        };
    }

    private static Set<String> words(String spaced) {
        return Set.of(spaced.split(" "));
    }

    private static String name(Element element) {
        return element.normalName().replaceFirst("^.*:", "");
    }

    private static String all(List<Element> parts, String between) {
        return parts.stream().map(MathMl::latex).collect(Collectors.joining(between));
    }

    private static String at(List<Element> parts, int index) {
        return index < parts.size() ? latex(parts.get(index)) : "";
    }

    /// What stands before an exponent or an index.
    private static String base(List<Element> parts) {
        String base = at(parts, 0);
        return base.codePointCount(0, base.length()) <= 1 || base.startsWith("\\")
                ? base
                : "{" + base + "}";
    }

    private static String over(List<Element> parts) {
        String accent = ABOVE.get(text(parts, 1));
        if (accent != null) {
            return accent + "{" + at(parts, 0) + "}";
        }
        return takesLimits(parts)
                ? base(parts) + "^{" + at(parts, 1) + "}"
                : "\\overset{" + at(parts, 1) + "}{" + at(parts, 0) + "}";
    }

    private static String under(List<Element> parts) {
        return takesLimits(parts)
                ? base(parts) + "_{" + at(parts, 1) + "}"
                : "\\underset{" + at(parts, 1) + "}{" + at(parts, 0) + "}";
    }

    private static boolean takesLimits(List<Element> parts) {
        String base = text(parts, 0);
        return WITH_LIMITS.contains(base) || FUNCTIONS.contains(base);
    }

    private static String text(List<Element> parts, int index) {
        return index < parts.size() ? parts.get(index).text().strip() : "";
    }

    /// Pairs of an index and an exponent: those behind `mprescripts` stand before the base, as the
    /// numbers of an isotope do.
    private static String scripts(List<Element> parts) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        StringBuilder now = after;
        List<Element> pairs = parts.stream().skip(1).toList();
        for (int i = 0; i < pairs.size(); i++) {
            if (name(pairs.get(i)).equals("mprescripts")) {
                now = before;
            } else {
                now.append("{}".repeat(now == before || now.length() > 0 ? 1 : 0))
                        .append("_{" + at(pairs, i) + "}^{" + at(pairs, ++i) + "}");
            }
        }
        return before + base(parts) + after;
    }

    private static String fenced(Element math) {
        String separator = math.hasAttr("separators") ? math.attr("separators").strip() : ",";
        String between = separator.isEmpty() ? "" : separator.substring(0, 1) + " ";
        return "\\left"
                + fence(math, "open", "(")
                + all(math.children(), between)
                + "\\right"
                + fence(math, "close", ")");
    }

    private static String fence(Element math, String side, String otherwise) {
        String fence = math.hasAttr(side) ? math.attr(side).strip() : otherwise;
        return fence.isEmpty() ? "." : symbol(fence);
    }

    private static String operator(String text) {
        return FUNCTIONS.contains(text) ? "\\" + text + " " : symbol(text);
    }

    private static String identifier(String text) {
        boolean isName = text.codePointCount(0, text.length()) > 1 && !FUNCTIONS.contains(text);
        return isName ? "\\mathrm{" + plain(text) + "}" : operator(text);
    }

    private static String symbol(String text) {
        return SYMBOLS.getOrDefault(text.strip(), text.strip());
    }

    /// Text without what LaTeX takes for more than that.
    private static String plain(String text) {
        return text.replaceAll("[\\\\^~`]", " ").replaceAll("[#$%&_{}]", "\\\\$0");
    }
}
