package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Finds formulas between dollars or brackets in a text, as Markdown and web pages write them.
final class FormulaMarks {

    /// A dollar that opens stands right before the formula, one that closes right after it and
    /// before no digit: "$5 to $10" is money.
    private static final Pattern FORMULA =
            Pattern.compile(
                    "\\$\\$(?<display>[^$`]+?)\\$\\$"
                            + "|\\\\\\[(?<bracket>[^`]+?)\\\\]"
                            + "|\\\\\\((?<paren>[^`]+?)\\\\\\)"
                            + "|(?<![\\\\$])\\$(?<inline>[^\\s$`](?:[^$`\\n]*\\n?[^$`\\n]*"
                            + "[^\\s\\\\$`])?)\\$(?![\\d$])");

    private static final char OPEN = '\uE0F0';
    private static final char CLOSE = '\uE0F1';
    private static final Pattern PLACE = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private FormulaMarks() {}

    /// A text whose formulas are out of the way of what reads the rest of it.
    record Sheltered(String text, List<MatchResult> formulas) {

        /// Puts the formulas into the page that was made of the text; in code as they were written.
        void restore(Element root) {
            replace(root, PLACE, this::restore);
        }

        private Node restore(MatchResult place, boolean inCode) {
            int index = Integer.parseInt(place.group(1));
            if (index >= formulas.size()) {
                return new TextNode("");
            }
            MatchResult formula = formulas.get(index);
            return inCode ? new TextNode(formula.group()) : rendered(formula);
        }
    }

    static Sheltered shelter(String text) {
        List<MatchResult> formulas = new ArrayList<>();
        StringBuilder sheltered = new StringBuilder();
        Matcher formula = FORMULA.matcher(text);
        while (formula.find()) {
            formula.appendReplacement(sheltered, "" + OPEN + formulas.size() + CLOSE);
            formulas.add(formula.toMatchResult());
        }
        formula.appendTail(sheltered);
        return new Sheltered(sheltered.toString(), formulas);
    }

    /// Shows the formulas in the texts of a page.
    static void in(Element root) {
        replace(
                root,
                FORMULA,
                (formula, inCode) -> inCode ? new TextNode(formula.group()) : rendered(formula));
    }

    private interface Replacement {
        Node of(MatchResult found, boolean inCode);
    }

    private static void replace(Element root, Pattern pattern, Replacement replacement) {
        List<Runnable> steps = new ArrayList<>();
        collect(
                root,
                false,
                (text, inCode) -> {
                    if (pattern.matcher(text.getWholeText()).find()) {
                        steps.add(() ->
                                replace(text, pattern, found -> replacement.of(found, inCode)));
                    }
                });
        steps.forEach(Runnable::run);
    }

    private interface Texts {
        void hear(TextNode text, boolean inCode);
    }

    private static void collect(Element element, boolean inCode, Texts texts) {
        for (Node child : element.childNodes()) {
            switch (child) {
                case TextNode text -> texts.hear(text, inCode);
                case Element inner when !inner.normalName().matches("math|script|style") ->
                        collect(inner, inCode || inner.normalName().matches("code|pre"), texts);
                default -> {
                    // Neither text nor what holds any.
                }
            }
        }
    }

    private static void replace(
            TextNode node, Pattern pattern, java.util.function.Function<MatchResult, Node> with) {
        String text = node.getWholeText();
        Matcher found = pattern.matcher(text);
        Consumer<Node> before = node::before;
        int done = 0;
        while (found.find()) {
            before.accept(new TextNode(text.substring(done, found.start())));
            before.accept(with.apply(found));
            done = found.end();
        }
        node.text(text.substring(done));
    }

    private static Element rendered(MatchResult formula) {
        for (String name : List.of("display", "bracket")) {
            if (formula.group(name) != null) {
                return Formulas.of(formula.group(name), true);
            }
        }
        return Formulas.of(
                formula.group("inline") != null ? formula.group("inline") : formula.group("paren"),
                false);
    }
}
