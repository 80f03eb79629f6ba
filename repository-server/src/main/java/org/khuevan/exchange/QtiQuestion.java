package org.khuevan.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// One item of QTI 2.1, or of 3.0 with the names of 2.1. It is marked by what its response
/// declarations and [QtiScoring] say; other response processing is not run, but named.
final class QtiQuestion {

    private final Element item;
    private final String name;
    private final Attachments attachments;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, QtiResponse> responses = new LinkedHashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final QtiScoring scoring;
    private String guide = "";

    /// @param name how the item is called
    QtiQuestion(Element item, String name, Attachments attachments) {
        this.item = item;
        this.name = name;
        this.attachments = attachments;
        scoring = new QtiScoring(item);
        Xml.children(item, "responseDeclaration")
                .forEach(one ->
                        responses.put(
                                one.getAttribute("identifier"), new QtiResponse(one, scoring)));
    }

    /// What of the item did not come.
    Set<String> lost() {
        return lost;
    }

    /// What it is, in the words of QTI.
    String kind() {
        return isMadeAnew()
                ? "templateProcessing"
                : Xml.child(item, "itemBody").stream()
                        .flatMap(body -> interactions(body).stream())
                        .map(Xml::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /// Whether its numbers are drawn anew for each who answers.
    private boolean isMadeAnew() {
        return !Xml.children(item, "templateProcessing").isEmpty();
    }

    private static List<Element> interactions(Element root) {
        List<Element> found = new ArrayList<>();
        for (Element child : Xml.children(root)) {
            if (Xml.name(child).endsWith("Interaction")) {
                found.add(child);
            } else {
                found.addAll(interactions(child));
            }
        }
        return found;
    }

    /// @return empty if there is no such kind here
    /// @throws IllegalArgumentException if it contradicts itself
    Optional<Question> question() {
        Element body =
                Xml.child(item, "itemBody")
                        .orElseThrow(() -> new IllegalArgumentException("no itemBody"));
        List<Element> all = interactions(body);
        if (isMadeAnew()
                || all.isEmpty()
                || all.stream().anyMatch(one -> !responses.containsKey(id(one)))) {
            return Optional.empty();
        }
        takeOut(body);
        List<Element> feedbacks = Xml.children(item, "modalFeedback");
        if (feedbacks.size() > 1) {
            lost.add("modalFeedback");
        }
        String feedback = feedbacks.stream().findFirst().map(this::prose).orElse("");
        boolean inText =
                all.stream().allMatch(one -> Xml.name(one).matches("(inlineChoice|textEntry).*"));
        Optional<Question> question = Optional.empty();
        if (inText && (all.size() > 1 || standsInText(all.getFirst()))) {
            question = Optional.of(cloze(body, all, feedback));
        } else if (all.size() == 1) {
            question = alone(body, all.getFirst(), feedback);
        }
        if (!(question.orElse(null) instanceof Question.Essay)) {
            Set<String> strange = scoring.strange(responses.keySet());
            if (!strange.isEmpty()) {
                lost.add("responseProcessing: " + String.join(", ", strange));
            }
            if (!guide.isEmpty()) {
                lost.add("rubricBlock");
            }
        }
        return question;
    }

    /// What only those who mark may see, and what is shown for some answers only, is not part of
    /// what is asked.
    private void takeOut(Element body) {
        for (Element rubric : Xml.all(body, "rubricBlock")) {
            if (!rubric.getAttribute("view").contains("candidate")) {
                guide = (guide + "\n\n" + prose(rubric)).strip();
                rubric.getParentNode().removeChild(rubric);
            }
        }
        Stream.of("feedbackBlock", "feedbackInline")
                .flatMap(kind -> Xml.all(body, kind).stream())
                .filter(one -> !Xml.name((Element) one.getParentNode()).startsWith("simple"))
                .forEach(one -> {
                    lost.add(Xml.name(one));
                    one.getParentNode().removeChild(one);
                });
    }

    /// Whether more of a sentence follows it, or it is chosen in a line.
    private static boolean standsInText(Element interaction) {
        if (Xml.name(interaction).startsWith("inlineChoice")) {
            return true;
        }
        for (Node node = interaction.getNextSibling(); node != null; node = node.getNextSibling()) {
            if (!node.getTextContent().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private double points() {
        return Xml.children(item, "outcomeDeclaration").stream()
                .filter(one -> one.getAttribute("identifier").equals("MAXSCORE"))
                .flatMap(one -> Xml.child(one, "defaultValue").stream())
                .map(one -> MoodleReader.number(Xml.text(one, "value")))
                .findFirst()
                .orElseGet(() ->
                        responses.values().stream().mapToDouble(one -> one.most().orElse(1)).sum());
    }

    private Stem stem(String text, String feedback) {
        return new Stem(QuestionId.random(random), name, text, points(), feedback);
    }

    private Optional<Question> alone(Element body, Element interaction, String feedback) {
        QtiResponse response = response(interaction);
        String prompt = Xml.child(interaction, "prompt").map(this::prose).orElse("");
        List<Element> parts =
                Xml.children(interaction).stream()
                        .filter(one -> !Xml.name(one).equals("prompt"))
                        .toList();
        interaction.getParentNode().removeChild(interaction);
        Stem stem = stem((prose(body) + "\n\n" + prompt).strip(), feedback);
        boolean shuffle = interaction.getAttribute("shuffle").equals("true");
        return switch (Xml.name(interaction)) {
            case "choiceInteraction" -> {
                List<Choice> choices = parts.stream().map(one -> choice(one, response)).toList();
                yield response.single()
                        ? QtiTruth.read(stem, parts, choices)
                                .or(() ->
                                        Optional.of(
                                                new Question.SingleChoice(stem, choices, shuffle)))
                        : Optional.of(new Question.MultipleChoice(stem, choices, shuffle));
            }
            case "textEntryInteraction" -> Optional.of(written(stem, response));
            case "extendedTextInteraction" -> Optional.of(new Question.Essay(stem, guide));
            case "orderInteraction" -> {
                Map<String, Option> items = options(parts);
                yield Optional.of(
                        new Question.Ordering(
                                stem,
                                response.correct().stream().map(id -> known(items, id)).toList()));
            }
            case "matchInteraction" -> Optional.of(matching(parts, response, stem));
            default -> Optional.empty();
        };
    }

    private Choice choice(Element one, QtiResponse response) {
        return new Choice(
                Key.random(random),
                choiceText(one),
                response.credit(one.getAttribute("identifier")),
                Xml.children(one, "feedbackInline").stream()
                        .findFirst()
                        .map(this::prose)
                        .orElse(""));
    }

    private static Question written(Stem stem, QtiResponse response) {
        return response.isNumber()
                ? new Numeric(stem, response.values(), List.of(), false)
                : new ShortText(stem, response.accepted(), response.caseMatters(), true);
    }

    private Question matching(List<Element> parts, QtiResponse response, Stem stem) {
        List<Element> sets =
                parts.stream().filter(one -> Xml.name(one).equals("simpleMatchSet")).toList();
        if (sets.size() != 2) {
            throw new IllegalArgumentException("number of sets: " + sets.size());
        }
        Map<String, Option> items = options(Xml.children(sets.getFirst()));
        Map<String, Option> targets = options(Xml.children(sets.getLast()));
        List<Question.Matching.Pair> pairs = new ArrayList<>();
        Map<String, Option> left = new LinkedHashMap<>(targets);
        for (String pair : response.correct()) {
            String[] ends = pair.strip().split("\\s+");
            if (ends.length == 2) {
                Option target = known(targets, ends[1]);
                boolean again = left.remove(ends[1]) == null;
                pairs.add(
                        new Question.Matching.Pair(
                                known(items, ends[0]),
                                again ? new Option(Key.random(random), target.text()) : target));
            }
        }
        return new Question.Matching(stem, pairs, List.copyOf(left.values()));
    }

    private static Option known(Map<String, Option> options, String id) {
        return Optional.ofNullable(options.get(id))
                .orElseThrow(() -> new IllegalArgumentException("unknown name: " + id));
    }

    private Map<String, Option> options(List<Element> elements) {
        Map<String, Option> options = new LinkedHashMap<>();
        elements.forEach(one ->
                options.put(
                        one.getAttribute("identifier"),
                        new Option(Key.random(random), choiceText(one))));
        return options;
    }

    private Question cloze(Element body, List<Element> interactions, String feedback) {
        List<Question.Gap> gaps = new ArrayList<>();
        for (Element one : interactions) {
            QtiResponse response = response(one);
            Filling filling =
                    Xml.name(one).startsWith("inlineChoice")
                            ? new Filling.OneOf(inlineChoices(one, response))
                            : response.isNumber()
                                    ? new Filling.Number(response.values(), List.of(), false)
                                    : new Filling.Words(
                                            response.accepted(), response.caseMatters(), true);
            Question.Gap gap =
                    new Question.Gap(Key.random(random), response.most().orElse(1), filling);
            gaps.add(gap);
            one.getParentNode()
                    .replaceChild(
                            one.getOwnerDocument().createTextNode(Question.Cloze.mark(gap.key())),
                            one);
        }
        return new Question.Cloze(stem(prose(body), feedback), gaps);
    }

    private List<Choice> inlineChoices(Element interaction, QtiResponse response) {
        return Xml.children(interaction, "inlineChoice").stream()
                .map(choice ->
                        new Choice(
                                Key.random(random),
                                prose(choice),
                                response.credit(choice.getAttribute("identifier")),
                                ""))
                .toList();
    }

    private QtiResponse response(Element interaction) {
        return Optional.ofNullable(responses.get(id(interaction))).orElseThrow();
    }

    private static String id(Element interaction) {
        return interaction.getAttribute("responseIdentifier");
    }

    private String choiceText(Element choice) {
        Element copy = (Element) choice.cloneNode(true);
        Xml.children(copy, "feedbackInline").forEach(copy::removeChild);
        return prose(copy);
    }

    private String prose(Element element) {
        return MarkdownOf.xhtml(
                new String(Xml.write(element, false), StandardCharsets.UTF_8), attachments);
    }
}
