package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Writes Moodle XML. All kinds have a counterpart there.
final class MoodleWriter {

    private static final Pattern PICTURE = Pattern.compile("src=\"(/[^\"]+/([^\"/]+))\"");

    private final Pictures pictures;
    private final List<Remark> remarks = new ArrayList<>();

    MoodleWriter(Pictures pictures) {
        this.pictures = pictures;
    }

    Exported write(String title, List<Question> questions) {
        Document document = Xml.create("quiz", "");
        Element quiz = document.getDocumentElement();
        Element category = Xml.add(quiz, "question");
        category.setAttribute("type", "category");
        Xml.add(Xml.add(category, "category"), "text", "$course$/" + title.replace("/", "//"));
        questions.forEach(question -> write(quiz, question));
        return new Exported(Xml.write(document, true), remarks);
    }

    private void write(Element quiz, Question question) {
        Element element = Xml.add(quiz, "question");
        element.setAttribute("type", type(question));
        Xml.add(Xml.add(element, "name"), "text", name(question));
        prose(Xml.add(element, "questiontext"), text(question), question);
        prose(Xml.add(element, "generalfeedback"), html(question.stem().feedback()), question);
        Xml.add(element, "defaultgrade", number(question.stem().points()));
        switch (question) {
            case Question.SingleChoice(_, var choices, boolean shuffle) ->
                    choices(element, choices, shuffle, true, question);
            case Question.MultipleChoice(_, var choices, boolean shuffle) ->
                    choices(element, choices, shuffle, false, question);
            case Question.TrueFalse truth -> truth(element, truth);
            case ShortText words -> words(element, words);
            case Numeric number -> number(element, number);
            case Question.Matching matching -> matching(element, matching);
            case Question.Ordering ordering -> ordering(element, ordering);
            case Question.Essay essay -> {
                Xml.add(element, "responseformat", "editor");
                prose(Xml.add(element, "graderinfo"), html(essay.guide()), question);
            }
            case Question.Cloze cloze -> lost(cloze, Unsaid.inMoodle(cloze));
        }
    }

    private void lost(Question question, List<String> parts) {
        parts.forEach(part -> remarks.add(new Remark(name(question), What.PART_LOST, part)));
    }

    private static String type(Question question) {
        return switch (question) {
            case Question.SingleChoice _, Question.MultipleChoice _ -> "multichoice";
            case Question.TrueFalse _ -> "truefalse";
            case ShortText _ -> "shortanswer";
            case Numeric _ -> "numerical";
            case Question.Matching _ -> "matching";
            case Question.Ordering _ -> "ordering";
            case Question.Cloze _ -> "cloze";
            case Question.Essay _ -> "essay";
        };
    }

    static String name(Question question) {
        String name = question.stem().name();
        String text =
                name.isBlank() ? Prose.text(Question.Cloze.blanks(question.stem().text())) : name;
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private String text(Question question) {
        Map<String, String> gaps =
                question instanceof Question.Cloze cloze
                        ? cloze.gaps().stream()
                                .collect(
                                        Collectors.toMap(Question.Gap::key, MoodleWriter::embedded))
                        : Map.of();
        return Prose.htmlWithTex(question.stem().text(), gaps);
    }

    private void choices(
            Element element,
            List<Choice> choices,
            boolean shuffle,
            boolean single,
            Question question) {
        Xml.add(element, "single", String.valueOf(single));
        Xml.add(element, "shuffleanswers", String.valueOf(shuffle));
        choices.forEach(choice -> {
            Element answer = answer(element, choice.credit());
            prose(answer, html(choice.text()), question);
            prose(Xml.add(answer, "feedback"), html(choice.feedback()), question);
        });
    }

    private void truth(Element element, Question.TrueFalse truth) {
        Element yes = answer(element, truth.truth() ? 1 : 0);
        Xml.add(yes, "text", "true");
        prose(Xml.add(yes, "feedback"), html(truth.ifTrue()), truth);
        Element no = answer(element, truth.truth() ? 0 : 1);
        Xml.add(no, "text", "false");
        prose(Xml.add(no, "feedback"), html(truth.ifFalse()), truth);
    }

    private void words(Element element, ShortText words) {
        Xml.add(element, "usecase", words.caseMatters() ? "1" : "0");
        words.accepted()
                .forEach(one -> {
                    Element answer = answer(element, one.credit());
                    Xml.add(answer, "text", one.text());
                    prose(Xml.add(answer, "feedback"), html(one.feedback()), words);
                });
        if (!words.marksMatter()) {
            remarks.add(new Remark(name(words), What.PART_LOST, Unsaid.MARKS));
        }
    }

    private void number(Element element, Numeric number) {
        number.values()
                .forEach(value -> {
                    Element answer = answer(element, value.credit());
                    Xml.add(answer, "text", number(value.value()));
                    Xml.add(answer, "tolerance", number(value.tolerance()));
                    prose(Xml.add(answer, "feedback"), html(value.feedback()), number);
                });
        if (!number.units().isEmpty()) {
            Element units = Xml.add(element, "units");
            number.units()
                    .forEach(unit -> {
                        Element one = Xml.add(units, "unit");
                        Xml.add(one, "multiplier", number(1 / unit.factor()));
                        Xml.add(one, "unit_name", unit.name());
                    });
            Xml.add(element, "unitgradingtype", number.unitRequired() ? "1" : "0");
            Xml.add(element, "unitpenalty", "1");
        }
    }

    private void matching(Element element, Question.Matching matching) {
        Xml.add(element, "shuffleanswers", "true");
        lost(matching, Unsaid.inMoodle(matching));
        matching.pairs()
                .forEach(pair -> pair(element, pair.item().text(), pair.target().text(), matching));
        matching.distractors().forEach(target -> pair(element, "", target.text(), matching));
    }

    private void pair(Element element, String item, String target, Question question) {
        Element pair = Xml.add(element, "subquestion");
        prose(pair, html(item), question);
        Xml.add(Xml.add(pair, "answer"), "text", Prose.text(target));
    }

    private void ordering(Element element, Question.Ordering ordering) {
        Xml.add(element, "layouttype", "VERTICAL");
        Xml.add(element, "selecttype", "ALL");
        Xml.add(element, "gradingtype", "LONGEST_ORDERED_SUBSET");
        for (int i = 0; i < ordering.items().size(); i++) {
            Element answer = Xml.add(element, "answer");
            answer.setAttribute("fraction", (i + 1) + ".0000000");
            prose(answer, html(ordering.items().get(i).text()), ordering);
        }
    }

    private static String embedded(Question.Gap gap) {
        String weight = String.valueOf(Unsaid.whole(gap));
        return switch (gap.filling()) {
            case Filling.OneOf(var choices) ->
                    embedded(
                            weight,
                            "MULTICHOICE",
                            choices.stream()
                                    .map(c ->
                                            part(
                                                    Prose.text(c.text()),
                                                    c.credit(),
                                                    Prose.text(c.feedback())))
                                    .toList());
            case Filling.Words(var accepted, boolean caseMatters, _) ->
                    embedded(
                            weight,
                            caseMatters ? "SHORTANSWER_C" : "SHORTANSWER",
                            accepted.stream()
                                    .map(a -> part(a.text(), a.credit(), Prose.text(a.feedback())))
                                    .toList());
            case Filling.Number(var values, _, _) ->
                    embedded(
                            weight,
                            "NUMERICAL",
                            values.stream()
                                    .map(v ->
                                            part(
                                                    number(v.value()) + ":" + number(v.tolerance()),
                                                    v.credit(),
                                                    Prose.text(v.feedback())))
                                    .toList());
        };
    }

    private static String embedded(String weight, String kind, List<String> parts) {
        return "{" + weight + ":" + kind + ":" + String.join("~", parts) + "}";
    }

    private static String part(String text, double credit, String feedback) {
        String lead = credit >= 1 ? "=" : "%" + number(credit * 100) + "%";
        String said = feedback.isEmpty() ? "" : "#" + escape(feedback);
        return lead + escape(text) + said;
    }

    private static String escape(String text) {
        return org.jsoup.nodes.Entities.escape(text).replaceAll("[}#~\\\\]", "\\\\$0");
    }

    private static Element answer(Element element, double credit) {
        Element answer = Xml.add(element, "answer");
        answer.setAttribute("fraction", number(credit * 100));
        answer.setAttribute("format", "html");
        return answer;
    }

    private static String html(String markdown) {
        return Prose.htmlWithTex(markdown);
    }

    private void prose(Element element, String html, Question question) {
        element.setAttribute("format", "html");
        Map<String, String> names = names(html);
        String linked =
                PICTURE.matcher(html)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "src=\"@@PLUGINFILE@@/"
                                                + names.get(found.group(1))
                                                + "\""));
        Xml.add(element, "text", linked);
        names.forEach((address, name) ->
                pictures.read(address)
                        .ifPresentOrElse(
                                bytes -> {
                                    Element file =
                                            Xml.add(
                                                    element,
                                                    "file",
                                                    Base64.getEncoder().encodeToString(bytes));
                                    file.setAttribute("name", name);
                                    file.setAttribute("encoding", "base64");
                                },
                                () ->
                                        remarks.add(
                                                new Remark(
                                                        name(question),
                                                        What.PICTURE_LOST,
                                                        address))));
    }

    /// What pictures are called there, by their address here: two of one name get different ones.
    private static Map<String, String> names(String html) {
        Map<String, String> names = new LinkedHashMap<>();
        PICTURE.matcher(html)
                .results()
                .filter(found -> !names.containsKey(found.group(1)))
                .forEach(found -> {
                    boolean taken = names.containsValue(found.group(2));
                    names.put(
                            found.group(1), (taken ? names.size() + 1 + "-" : "") + found.group(2));
                });
        return names;
    }

    /// With seven digits behind the point, as Moodle writes fractions, without those that are 0;
    /// what would lose digits that count, as the charge of an electron does, with an exponent.
    static String number(double number) {
        if (number != 0 && Math.abs(number) < 1e-3) {
            return Double.toString(number);
        }
        return new java.math.BigDecimal(number)
                .setScale(7, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
