package org.khuevan.ingest.document;

import java.util.List;
import java.util.Map;
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
                    Map.entry("%", "\\%"));

    private MathMl() {}

    /// @param math an element of MathML, with a prefix or without
    static String latex(Element math) {
        List<Element> parts = math.children();
        return switch (name(math)) {
            case "annotation", "annotation-xml", "mspace", "mphantom" -> "";
            case "mi", "mn", "mo" -> symbol(math.text());
            case "mtext", "ms" -> "\\text{" + math.text() + "}";
            case "mfrac" -> "\\frac{" + at(parts, 0) + "}{" + at(parts, 1) + "}";
            case "msqrt" -> "\\sqrt{" + all(parts, "") + "}";
            case "mroot" -> "\\sqrt[" + at(parts, 1) + "]{" + at(parts, 0) + "}";
            case "msup", "mover" -> base(parts) + "^{" + at(parts, 1) + "}";
            case "msub", "munder" -> base(parts) + "_{" + at(parts, 1) + "}";
            case "msubsup", "munderover" ->
                    base(parts) + "_{" + at(parts, 1) + "}^{" + at(parts, 2) + "}";
            case "mtable" -> "\\begin{matrix}" + all(parts, " \\\\ ") + "\\end{matrix}";
            case "mtr" -> all(parts, " & ");
            case "mfenced" -> "\\left(" + all(parts, ", ") + "\\right)";
            default -> all(parts, "");
        };
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

    private static String symbol(String text) {
        return SYMBOLS.getOrDefault(text.strip(), text.strip());
    }
}
