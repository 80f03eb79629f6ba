package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// One question as an item of QTI 2.1.
final class QtiItem {

    private static final String RESPONSE = "RESPONSE";
    private static final String TEMPLATES =
            "http://www.imsglobal.org/question/qti_v2p1/rptemplates/";
    private static final Pattern GAP = Pattern.compile("\\[\\[([A-Za-z0-9_-]{1,40})]]");

    private final Element item;
    private final BiConsumer<Element, String> html;
    private final List<String> lost = new ArrayList<>();

    /// @param html puts HTML into an element
    QtiItem(Element item, BiConsumer<Element, String> html) {
        this.item = item;
        this.html = html;
    }

    /// @return what of the question QTI cannot say
    List<String> write(Question question) {
        lost.addAll(Unsaid.inQti(question));
        declare(question);
        Element points = Xml.add(item, "outcomeDeclaration");
        outcome(points, "MAXSCORE", question.stem().points());
        outcome(Xml.add(item, "outcomeDeclaration"), "SCORE", 0);
        Element body = Xml.add(item, "itemBody");
        html.accept(body, text(question));
        interact(body, question);
        if (!(question instanceof Question.Essay)) {
            Xml.add(item, "responseProcessing")
                    .setAttribute("template", TEMPLATES + template(question));
        }
        if (!question.stem().feedback().isBlank()) {
            Element feedback = Xml.add(item, "modalFeedback");
            feedback.setAttribute("outcomeIdentifier", "SCORE");
            feedback.setAttribute("identifier", "never-hidden");
            feedback.setAttribute("showHide", "hide");
            html.accept(feedback, Prose.htmlWithTex(question.stem().feedback()));
        }
        return lost;
    }

    /// Gaps stand in it as they were written.
    private static String text(Question question) {
        Map<String, String> gaps =
                question instanceof Question.Cloze cloze
                        ? cloze.gaps().stream()
                                .collect(
                                        Collectors.toMap(
                                                Question.Gap::key,
                                                gap -> Question.Cloze.mark(gap.key())))
                        : Map.of();
        return Prose.htmlWithTex(question.stem().text(), gaps);
    }

    private static void outcome(Element outcome, String name, double value) {
        outcome.setAttribute("identifier", name);
        outcome.setAttribute("cardinality", "single");
        outcome.setAttribute("baseType", "float");
        Xml.add(Xml.add(outcome, "defaultValue"), "value", MoodleWriter.number(value));
    }

    private static String template(Question question) {
        return switch (question) {
            case Question.SingleChoice _, Question.MultipleChoice _, ShortText _ -> "map_response";
            case Question.TrueFalse _,
                    Numeric _,
                    Question.Matching _,
                    Question.Ordering _,
                    Question.Cloze _,
                    Question.Essay _ ->
                    "match_correct";
        };
    }

    private Element declaration(String id, String cardinality, String type) {
        Element declaration = Xml.add(item, "responseDeclaration");
        declaration.setAttribute("identifier", id);
        declaration.setAttribute("cardinality", cardinality);
        declaration.setAttribute("baseType", type);
        return declaration;
    }

    private void declare(Question question) {
        switch (question) {
            case Question.SingleChoice single -> choices(single.choices(), "single");
            case Question.MultipleChoice multiple -> choices(multiple.choices(), "multiple");
            case Question.TrueFalse truth ->
                    correct(
                            declaration(RESPONSE, "single", "identifier"),
                            List.of(String.valueOf(truth.truth())));
            case Numeric number -> number(RESPONSE, number.values());
            case ShortText words -> words(RESPONSE, words.accepted(), words.caseMatters());
            case Question.Matching matching ->
                    correct(
                            declaration(RESPONSE, "multiple", "directedPair"),
                            matching.pairs().stream()
                                    .map(p -> id(p.item().key()) + " " + id(p.target().key()))
                                    .toList());
            case Question.Ordering ordering ->
                    correct(
                            declaration(RESPONSE, "ordered", "identifier"),
                            ordering.items().stream().map(one -> id(one.key())).toList());
            case Question.Cloze cloze -> cloze.gaps().forEach(this::gap);
            case Question.Essay _ -> declaration(RESPONSE, "single", "string");
        }
    }

    private void gap(Question.Gap gap) {
        switch (gap.filling()) {
            case Filling.OneOf(var choices) -> {
                Element declaration = declaration(id(gap.key()), "single", "identifier");
                correct(
                        declaration,
                        choices.stream()
                                .filter(c -> c.credit() >= 1)
                                .limit(1)
                                .map(c -> id(c.key()))
                                .toList());
            }
            case Filling.Words(var accepted, boolean caseMatters, _) ->
                    words(id(gap.key()), accepted, caseMatters);
            case Filling.Number(var values, _, _) -> number(id(gap.key()), values);
        }
    }

    private void choices(List<Choice> choices, String cardinality) {
        Element declaration = declaration(RESPONSE, cardinality, "identifier");
        correct(
                declaration,
                choices.stream().filter(c -> c.credit() > 0).map(c -> id(c.key())).toList());
        Element mapping = Xml.add(declaration, "mapping");
        mapping.setAttribute("defaultValue", "0");
        mapping.setAttribute("lowerBound", "0");
        choices.forEach(c -> map(mapping, id(c.key()), c.credit(), false));
    }

    private void words(String id, List<ShortText.Accepted> accepted, boolean caseMatters) {
        Element declaration = declaration(id, "single", "string");
        List<ShortText.Accepted> plain =
                accepted.stream().filter(one -> !one.text().matches(".*(?<!\\\\)\\*.*")).toList();
        if (plain.size() < accepted.size()) {
            lost.add("*");
        }
        correct(
                declaration,
                plain.stream()
                        .filter(one -> one.credit() == 1)
                        .limit(1)
                        .map(one -> one.text().replace("\\*", "*"))
                        .toList());
        Element mapping = Xml.add(declaration, "mapping");
        mapping.setAttribute("defaultValue", "0");
        plain.forEach(
                one -> map(mapping, one.text().replace("\\*", "*"), one.credit(), caseMatters));
    }

    private void number(String id, List<Numeric.Value> values) {
        Element declaration = declaration(id, "single", "float");
        List<Numeric.Value> full = values.stream().filter(one -> one.credit() == 1).toList();
        correct(declaration, full.stream().map(v -> MoodleWriter.number(v.value())).toList());
        full.stream()
                .filter(one -> one.tolerance() > 0)
                .findFirst()
                .ifPresent(one ->
                        declaration.setAttribute(
                                "data-tolerance", MoodleWriter.number(one.tolerance())));
        if (full.size() < values.size()) {
            lost.add("partial marks");
        }
    }

    private static void map(Element mapping, String key, double credit, boolean caseMatters) {
        Element entry = Xml.add(mapping, "mapEntry");
        entry.setAttribute("mapKey", key);
        entry.setAttribute("mappedValue", MoodleWriter.number(credit));
        entry.setAttribute("caseSensitive", String.valueOf(caseMatters));
    }

    private static void correct(Element declaration, List<String> values) {
        Element correct = Xml.add(declaration, "correctResponse");
        values.forEach(value -> Xml.add(correct, "value", value));
    }

    private void interact(Element body, Question question) {
        switch (question) {
            case Question.SingleChoice(_, var choices, boolean shuffle) ->
                    choiceInteraction(body, choices, shuffle, 1);
            case Question.MultipleChoice(_, var choices, boolean shuffle) ->
                    choiceInteraction(body, choices, shuffle, 0);
            case Question.TrueFalse truth -> {
                Element choices = interaction(body, "choiceInteraction");
                choices.setAttribute("maxChoices", "1");
                simple(choices, "simpleChoice", "true", "True", truth.ifTrue());
                simple(choices, "simpleChoice", "false", "False", truth.ifFalse());
            }
            case Numeric _, ShortText _ -> interaction(Xml.add(body, "p"), "textEntryInteraction");
            case Question.Matching matching -> matchInteraction(body, matching);
            case Question.Ordering ordering -> {
                Element order = interaction(body, "orderInteraction");
                order.setAttribute("shuffle", "true");
                ordering.items()
                        .forEach(one ->
                                simple(order, "simpleChoice", id(one.key()), one.text(), ""));
            }
            case Question.Cloze cloze -> cloze.gaps().forEach(gap -> fill(body, gap));
            case Question.Essay _ -> interaction(body, "extendedTextInteraction");
        }
    }

    private void choiceInteraction(Element body, List<Choice> choices, boolean shuffle, int most) {
        Element interaction = interaction(body, "choiceInteraction");
        interaction.setAttribute("shuffle", String.valueOf(shuffle));
        interaction.setAttribute("maxChoices", String.valueOf(most));
        choices.forEach(choice ->
                simple(
                        interaction,
                        "simpleChoice",
                        id(choice.key()),
                        choice.text(),
                        choice.feedback()));
    }

    private void matchInteraction(Element body, Question.Matching matching) {
        Element match = interaction(body, "matchInteraction");
        match.setAttribute("shuffle", "true");
        match.setAttribute("maxAssociations", "0");
        Element items = Xml.add(match, "simpleMatchSet");
        Element targets = Xml.add(match, "simpleMatchSet");
        matching.pairs().forEach(pair -> associable(items, pair.item(), "1"));
        matching.targets().forEach(target -> associable(targets, target, "0"));
    }

    private void associable(Element set, Option option, String most) {
        simple(set, "simpleAssociableChoice", id(option.key()), option.text(), "")
                .setAttribute("matchMax", most);
    }

    private static Element interaction(Element parent, String kind) {
        Element interaction = Xml.add(parent, kind);
        interaction.setAttribute("responseIdentifier", RESPONSE);
        return interaction;
    }

    private Element simple(Element parent, String kind, String id, String text, String feedback) {
        Element choice = Xml.add(parent, kind);
        choice.setAttribute("identifier", id);
        html.accept(choice, Prose.htmlWithTex(text));
        if (!feedback.isBlank()) {
            Element inline = Xml.add(choice, "feedbackInline");
            inline.setAttribute("outcomeIdentifier", "FEEDBACK");
            inline.setAttribute("identifier", id);
            inline.setAttribute("showHide", "show");
            inline.setTextContent(Xml.clean(Prose.text(feedback)));
        }
        return choice;
    }

    /// Puts the interaction where the gap stands in the text.
    private void fill(Node node, Question.Gap gap) {
        if (node instanceof Text text) {
            Matcher mark = GAP.matcher(text.getData());
            while (mark.find()) {
                if (mark.group(1).equals(gap.key())) {
                    Text rest = text.splitText(mark.start());
                    rest.deleteData(0, mark.end() - mark.start());
                    Element holder = (Element) rest.getParentNode();
                    Element interaction =
                            interaction(
                                    holder,
                                    gap.filling() instanceof Filling.OneOf
                                            ? "inlineChoiceInteraction"
                                            : "textEntryInteraction");
                    interaction.setAttribute("responseIdentifier", id(gap.key()));
                    holder.insertBefore(interaction, rest);
                    if (gap.filling() instanceof Filling.OneOf(var choices)) {
                        choices.forEach(choice ->
                                Xml.add(interaction, "inlineChoice", Prose.text(choice.text()))
                                        .setAttribute("identifier", id(choice.key())));
                    }
                    return;
                }
            }
            return;
        }
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        children.forEach(child -> fill(child, gap));
    }

    /// Identifiers begin with a letter.
    private static String id(String key) {
        return "k-" + key;
    }
}
