package org.khuevan.ingest.document;

import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Writes formulas of Office Math as LaTeX.
final class OfficeMath {

    private static final Map<String, String> SUMS =
            Map.of(
                    "∑",
                    "\\sum",
                    "∏",
                    "\\prod",
                    "∫",
                    "\\int",
                    "∬",
                    "\\iint",
                    "∭",
                    "\\iiint",
                    "∮",
                    "\\oint",
                    "⋃",
                    "\\bigcup",
                    "⋂",
                    "\\bigcap");

    private static final Map<String, String> ACCENTS =
            Map.of(
                    "\u0302",
                    "\\hat",
                    "\u0303",
                    "\\tilde",
                    "\u0304",
                    "\\bar",
                    "\u0305",
                    "\\overline",
                    "\u0307",
                    "\\dot",
                    "\u0308",
                    "\\ddot",
                    "\u20D7",
                    "\\vec");

    private static final Map<Integer, String> SYMBOLS =
            Map.ofEntries(
                    Map.entry((int) '±', "\\pm "), Map.entry((int) '×', "\\times "),
                    Map.entry((int) '÷', "\\div "), Map.entry((int) '·', "\\cdot "),
                    Map.entry((int) '⋅', "\\cdot "), Map.entry((int) '≤', "\\le "),
                    Map.entry((int) '≥', "\\ge "), Map.entry((int) '≠', "\\ne "),
                    Map.entry((int) '≈', "\\approx "), Map.entry((int) '≡', "\\equiv "),
                    Map.entry((int) '∞', "\\infty "), Map.entry((int) '→', "\\to "),
                    Map.entry((int) '⇒', "\\Rightarrow "),
                            Map.entry((int) '⇔', "\\Leftrightarrow "),
                    Map.entry((int) '∈', "\\in "), Map.entry((int) '∉', "\\notin "),
                    Map.entry((int) '⊂', "\\subset "), Map.entry((int) '∪', "\\cup "),
                    Map.entry((int) '∩', "\\cap "), Map.entry((int) '∀', "\\forall "),
                    Map.entry((int) '∃', "\\exists "), Map.entry((int) '∂', "\\partial "),
                    Map.entry((int) '∇', "\\nabla "), Map.entry((int) 'α', "\\alpha "),
                    Map.entry((int) 'β', "\\beta "), Map.entry((int) 'γ', "\\gamma "),
                    Map.entry((int) 'δ', "\\delta "), Map.entry((int) 'Δ', "\\Delta "),
                    Map.entry((int) 'ε', "\\varepsilon "), Map.entry((int) 'θ', "\\theta "),
                    Map.entry((int) 'λ', "\\lambda "), Map.entry((int) 'μ', "\\mu "),
                    Map.entry((int) 'π', "\\pi "), Map.entry((int) 'ρ', "\\rho "),
                    Map.entry((int) 'σ', "\\sigma "), Map.entry((int) 'φ', "\\varphi "),
                    Map.entry((int) 'ω', "\\omega "), Map.entry((int) 'Ω', "\\Omega "),
                    Map.entry((int) '−', "-"), Map.entry((int) '{', "\\{"),
                    Map.entry((int) '}', "\\}"), Map.entry((int) '%', "\\%"));

    private OfficeMath() {}

    /// @param math an element of Office Math, or one that has such children
    static String latex(Element math) {
        return switch (math.tagName()) {
            case "m:t" -> symbols(math.wholeText());
            case "m:f" -> "\\frac{" + in(math, "num") + "}{" + in(math, "den") + "}";
            case "m:sSup" -> base(math) + "^{" + in(math, "sup") + "}";
            case "m:sSub" -> base(math) + "_{" + in(math, "sub") + "}";
            case "m:sSubSup" -> base(math) + "_{" + in(math, "sub") + "}^{" + in(math, "sup") + "}";
            case "m:sPre" ->
                    "{}_{" + in(math, "sub") + "}^{" + in(math, "sup") + "}" + in(math, "e");
            case "m:rad" -> {
                String degree = in(math, "deg");
                yield "\\sqrt"
                        + (degree.isEmpty() ? "" : "[" + degree + "]")
                        + "{"
                        + in(math, "e")
                        + "}";
            }
            case "m:nary" -> sum(math);
            case "m:d" -> delimited(math);
            case "m:func" -> "\\operatorname{" + in(math, "fName") + "} " + in(math, "e");
            case "m:limLow" -> in(math, "e") + "_{" + in(math, "lim") + "}";
            case "m:limUpp" -> in(math, "e") + "^{" + in(math, "lim") + "}";
            case "m:acc" ->
                    ACCENTS.getOrDefault(property(math, "chr", "\u0302"), "\\hat")
                            + "{"
                            + in(math, "e")
                            + "}";
            case "m:bar" ->
                    (property(math, "pos", "bot").equals("top") ? "\\overline{" : "\\underline{")
                            + in(math, "e")
                            + "}";
            case "m:m" ->
                    "\\begin{matrix}"
                            + math.children().stream()
                                    .filter(row -> row.tagName().equals("m:mr"))
                                    .map(row -> cells(row, " & "))
                                    .collect(Collectors.joining(" \\\\ "))
                            + "\\end{matrix}";
            case "m:eqArr" -> "\\begin{aligned}" + cells(math, " \\\\ ") + "\\end{aligned}";
            default ->
                    math.tagName().endsWith("Pr")
                            ? ""
                            : math.children().stream()
                                    .map(OfficeMath::latex)
                                    .collect(Collectors.joining());
        };
    }

    private static String sum(Element math) {
        String sign = property(math, "chr", "∫");
        String sub = in(math, "sub");
        String sup = in(math, "sup");
        return SUMS.getOrDefault(sign, sign)
                + (sub.isEmpty() ? "" : "_{" + sub + "}")
                + (sup.isEmpty() ? "" : "^{" + sup + "}")
                + " "
                + in(math, "e");
    }

    private static String delimited(Element math) {
        String open = symbols(property(math, "begChr", "("));
        String close = symbols(property(math, "endChr", ")"));
        return "\\left"
                + (open.isBlank() ? "." : open)
                + cells(math, property(math, "sepChr", "|"))
                + "\\right"
                + (close.isBlank() ? "." : close);
    }

    private static String cells(Element of, String between) {
        return of.children().stream()
                .filter(cell -> cell.tagName().equals("m:e"))
                .map(OfficeMath::latex)
                .collect(Collectors.joining(between));
    }

    /// What stands before an exponent or an index.
    private static String base(Element math) {
        String base = in(math, "e");
        return base.codePointCount(0, base.length()) <= 1 ? base : "{" + base + "}";
    }

    private static String in(Element math, String part) {
        return math.children().stream()
                .filter(child -> child.tagName().equals("m:" + part))
                .map(OfficeMath::latex)
                .collect(Collectors.joining());
    }

    private static String property(Element math, String name, String otherwise) {
        @Nullable Element properties = math.firstElementChild();
        @Nullable Element property =
                properties == null || !properties.tagName().endsWith("Pr")
                        ? null
                        : properties.selectFirst("> m|" + name);
        return property == null ? otherwise : property.attr("m:val");
    }

    private static String symbols(String text) {
        StringBuilder tex = new StringBuilder();
        text.codePoints().forEach(c -> tex.append(SYMBOLS.getOrDefault(c, Character.toString(c))));
        return tex.toString();
    }
}
