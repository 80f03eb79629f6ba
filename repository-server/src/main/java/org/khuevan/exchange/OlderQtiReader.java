package org.khuevan.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Element;

/// Reads items of QTI 1.2 as Common Cartridge profiles them (one response an item), which is what
/// Canvas and many others still give out.
final class OlderQtiReader {

    private final Function<String, Attachments> attachments;
    private final SecureRandom random = new SecureRandom();
    private final List<Question> questions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /// @param attachments what comes along with a question of a name
    OlderQtiReader(Function<String, Attachments> attachments) {
        this.attachments = attachments;
    }

    /// Whether it is of this version.
    static boolean reads(Element root) {
        return Xml.name(root).equals("questestinterop");
    }

    Imported read(Element root) {
        for (Element item : Xml.all(root, "item")) {
            take(item);
        }
        return new Imported(questions, remarks);
    }

    private void take(Element item) {
        String named = title(item);
        try {
            Stem stem = stem(item);
            named = named.isEmpty() ? stem.text() : named;
            Optional<Question> question = question(item, stem);
            question.ifPresent(questions::add);
            if (question.isEmpty()) {
                remarks.add(new Remark(named, What.KIND_LEFT_OUT, kind(item)));
            }
        } catch (IllegalArgumentException e) {
            remarks.add(
                    new Remark(
                            named,
                            What.UNREADABLE_LEFT_OUT,
                            Optional.ofNullable(e.getMessage()).orElse("")));
        }
    }

    /// Editors that know no titles write the same word for each.
    private static String title(Element item) {
        String title = item.getAttribute("title");
        return title.equals("Question") ? "" : title;
    }

    private Stem stem(Element item) {
        String title = title(item);
        return new Stem(
                QuestionId.random(random),
                title,
                Xml.child(item, "presentation").map(shown -> text(shown, title)).orElse(""),
                field(item, "cc_weighting")
                        .or(() -> field(item, "points_possible"))
                        .map(MoodleReader::number)
                        .orElse(1.0),
                feedbacks(item).stream()
                        .filter(Told::isForAll)
                        .findFirst()
                        .map(told -> feedback(item, told, title))
                        .orElse(""));
    }

    private Optional<Question> question(Element item, Stem stem) {
        List<Element> chosen = Xml.all(item, "response_lid");
        List<Element> written = Xml.all(item, "response_str");
        if (chosen.size() + written.size() != 1) {
            return Optional.empty();
        }
        Right right = right(item);
        if (written.isEmpty()) {
            return Optional.of(choice(item, chosen.getFirst(), stem, right));
        }
        boolean essay = kind(item).contains("essay") || right.ids().isEmpty();
        if (essay) {
            return Optional.of(new Question.Essay(stem, guide(item, stem.name())));
        }
        if (!Xml.all(item, "varsubstring").isEmpty()) {
            remarks.add(new Remark(stem.text(), What.PART_LOST, "varsubstring"));
        }
        return Optional.of(
                new ShortText(
                        stem,
                        right.ids().stream()
                                .map(text ->
                                        new ShortText.Accepted(text.replace("*", "\\*"), 1, ""))
                                .toList(),
                        false,
                        true));
    }

    private Question choice(Element item, Element response, Stem stem, Right right) {
        Map<String, String> told = new HashMap<>();
        feedbacks(item).stream()
                .filter(one -> one.ids().size() == 1)
                .forEach(one ->
                        told.put(one.ids().iterator().next(), feedback(item, one, stem.name())));
        List<Element> labels = Xml.all(response, "response_label");
        boolean single = !response.getAttribute("rcardinality").equalsIgnoreCase("Multiple");
        List<String> texts = labels.stream().map(one -> text(one, stem.name())).toList();
        if (single && isTruth(texts)) {
            int truth = texts.getFirst().equalsIgnoreCase("true") ? 0 : 1;
            return new Question.TrueFalse(
                    stem,
                    right.ids().contains(id(labels.get(truth))),
                    told.getOrDefault(id(labels.get(truth)), ""),
                    told.getOrDefault(id(labels.get(1 - truth)), ""));
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String id = id(labels.get(i));
            choices.add(
                    new Choice(
                            Key.random(random),
                            texts.get(i),
                            right.credit(id, single),
                            told.getOrDefault(id, "")));
        }
        boolean shuffle =
                Xml.all(response, "render_choice").stream()
                        .anyMatch(one -> one.getAttribute("shuffle").equalsIgnoreCase("Yes"));
        return single
                ? new Question.SingleChoice(stem, choices, shuffle)
                : new Question.MultipleChoice(stem, choices, shuffle);
    }

    private static boolean isTruth(List<String> texts) {
        return texts.size() == 2
                && texts.stream().allMatch(text -> text.matches("(?i)true|false"))
                && !texts.getFirst().equalsIgnoreCase(texts.getLast());
    }

    /// What earns points: ids of choices, or words.
    private record Right(Set<String> ids) {

        double credit(String id, boolean single) {
            boolean right = ids.contains(id);
            double share = single ? 1 : 1.0 / Math.max(1, ids.size());
            return right ? share : single ? 0 : -share;
        }
    }

    private static Right right(Element item) {
        Set<String> ids = new LinkedHashSet<>();
        for (Element condition : Xml.all(item, "respcondition")) {
            boolean earns =
                    Xml.children(condition, "setvar").stream()
                            .map(set -> set.getTextContent().strip())
                            .anyMatch(value -> !value.isEmpty() && MoodleReader.number(value) > 0);
            if (earns) {
                ids.addAll(wanted(condition));
            }
        }
        return new Right(ids);
    }

    /// What a condition asks to be chosen or written, not what it asks not to be.
    private static Set<String> wanted(Element condition) {
        Set<String> refused = new HashSet<>();
        Xml.all(condition, "not")
                .forEach(not -> Xml.all(not, "varequal").forEach(one -> refused.add(value(one))));
        Set<String> wanted = new LinkedHashSet<>();
        Xml.all(condition, "varequal").stream()
                .map(OlderQtiReader::value)
                .filter(value -> !refused.contains(value))
                .forEach(wanted::add);
        return wanted;
    }

    private static String value(Element element) {
        return element.getTextContent().strip();
    }

    /// Which feedback is shown for what.
    ///
    /// @param ids empty for all answers
    private record Told(String feedback, Set<String> ids) {
        boolean isForAll() {
            return ids.isEmpty();
        }
    }

    private static List<Told> feedbacks(Element item) {
        List<Told> all = new ArrayList<>();
        for (Element condition : Xml.all(item, "respcondition")) {
            if (Xml.children(condition, "setvar").isEmpty()) {
                Xml.children(condition, "displayfeedback")
                        .forEach(shown ->
                                all.add(
                                        new Told(
                                                shown.getAttribute("linkrefid"),
                                                wanted(condition))));
            }
        }
        return all;
    }

    private String feedback(Element item, Told told, String name) {
        return Xml.children(item, "itemfeedback").stream()
                .filter(one -> one.getAttribute("ident").equals(told.feedback()))
                .findFirst()
                .map(one -> materials(Xml.all(one, "mattext"), name))
                .orElse("");
    }

    /// The sample answer, for who marks.
    private String guide(Element item, String name) {
        return Xml.all(item, "solutionmaterial").stream()
                .findFirst()
                .map(one -> materials(Xml.all(one, "mattext"), name))
                .orElse("");
    }

    /// The text that stands before the response.
    private String text(Element parent, String name) {
        return materials(
                Xml.children(parent, "material").stream()
                        .flatMap(one -> Xml.children(one, "mattext").stream())
                        .toList(),
                name);
    }

    private String materials(List<Element> texts, String name) {
        return texts.stream()
                .map(one ->
                        one.getAttribute("texttype").equals("text/html")
                                ? MarkdownOf.html(one.getTextContent(), attachments.apply(name))
                                : MarkdownOf.plain(one.getTextContent().strip()))
                .reduce("", (before, one) -> (before + "\n\n" + one).strip());
    }

    private static String id(Element label) {
        return label.getAttribute("ident");
    }

    private static String kind(Element item) {
        return field(item, "cc_profile").or(() -> field(item, "question_type")).orElse("");
    }

    private static Optional<String> field(Element item, String label) {
        return Xml.all(item, "qtimetadatafield").stream()
                .filter(one -> Xml.text(one, "fieldlabel").equals(label))
                .map(one -> Xml.text(one, "fieldentry"))
                .filter(entry -> !entry.isEmpty())
                .findFirst();
    }
}
