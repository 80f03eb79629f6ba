package org.khuevan.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Element;

/// Reads Moodle XML, as <https://docs.moodle.org/en/Moodle_XML_format> describes it.
final class MoodleReader {

    private static final int MOST = 5_000;

    /// A link to a file of a question that did not come with it.
    static final Pattern STRAY = Pattern.compile("!?\\[([^]]*)]\\(<?(@@PLUGINFILE@@/[^)>]*)>?\\)");

    private static final Pattern WORD_GAP = Pattern.compile("\\[\\[(\\d{1,4})]]");

    private final Pictures pictures;
    private final SecureRandom random = new SecureRandom();
    private final List<Question> questions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    MoodleReader(Pictures pictures) {
        this.pictures = pictures;
    }

    Imported read(Element quiz) {
        List<Element> all = Xml.children(quiz, "question");
        if (all.size() > MOST) {
            throw new UnreadableQuestions("more than " + MOST + " questions");
        }
        for (Element element : all) {
            String type = element.getAttribute("type");
            if (!type.equals("category")) {
                read(element, type);
            }
        }
        remarks.addAll(Remark.categories(all.stream().flatMap(MoodleReader::category).toList()));
        return new Imported(questions, remarks);
    }

    private void read(Element element, String type) {
        String name = name(element);
        try {
            List<Question> read =
                    type.matches("cloze|multianswer")
                            ? gaps(element, name)
                            : question(element, type).stream().toList();
            if (read.isEmpty()) {
                remarks.add(new Remark(name, What.KIND_LEFT_OUT, type));
            }
            questions.addAll(read);
            if (!read.isEmpty()) {
                MoodleExtras.of(element)
                        .forEach(extra -> remarks.add(new Remark(name, What.PART_LOST, extra)));
            }
            if (read.stream()
                    .anyMatch(one ->
                            CourseDrafts.unfinished(one)
                                    .contains(org.khuevan.course.Flaw.What.NOTHING_RIGHT))) {
                remarks.add(new Remark(name, What.UNFINISHED, type));
            }
        } catch (IllegalArgumentException e) {
            remarks.add(
                    new Remark(
                            name,
                            What.UNREADABLE_LEFT_OUT,
                            Optional.ofNullable(e.getMessage()).orElse(type)));
        }
    }

    private static Stream<String> category(Element element) {
        return Xml.child(element, "category").map(one -> Xml.text(one, "text")).stream();
    }

    private List<Question> gaps(Element element, String name) {
        EmbeddedAnswers embedded = new EmbeddedAnswers(random);
        List<Question> read = embedded.read(stem(element), gaps -> clozeText(element, gaps));
        embedded.lost().forEach(lost -> remarks.add(new Remark(name, What.PART_LOST, lost)));
        if (read.size() > 1) {
            remarks.add(new Remark(name, What.SPLIT, ""));
        }
        return read;
    }

    private static String name(Element element) {
        String name = Xml.child(element, "name").map(n -> Xml.text(n, "text")).orElse("");
        return name.isEmpty()
                ? Xml.child(element, "questiontext").map(t -> Xml.text(t, "text")).orElse("")
                : name;
    }

    private Optional<Question> question(Element element, String type) {
        Stem stem = stem(element);
        return switch (type) {
            case "multichoice" ->
                    Optional.of(
                            Xml.text(element, "single").matches("false|0")
                                    ? new Question.MultipleChoice(
                                            stem, choices(element), shuffles(element))
                                    : new Question.SingleChoice(
                                            stem, choices(element), shuffles(element)));
            case "truefalse" -> Optional.of(truth(element, stem));
            case "shortanswer" -> Optional.of(words(element, stem));
            case "numerical" -> Optional.of(number(element, stem));
            case "matching", "match" -> Optional.of(matching(element, stem));
            case "ordering" -> Optional.of(ordering(element, stem));
            case "essay" ->
                    Optional.of(
                            new Question.Essay(
                                    stem,
                                    Xml.child(element, "graderinfo").map(this::prose).orElse("")));
            case "gapselect" -> Optional.of(wordGaps(element, stem, "selectoption"));
            case "ddwtos" -> Optional.of(wordGaps(element, stem, "dragbox"));
            default -> Optional.empty();
        };
    }

    /// Words to be chosen, or dragged, into the gaps `[[1]]`, `[[2]]` of a text: each gap offers
    /// the words of the group that its right one is in.
    private Question wordGaps(Element element, Stem stem, String tag) {
        List<Element> words = Xml.children(element, tag);
        List<Question.Gap> gaps = new ArrayList<>();
        String text =
                clozeText(
                        element,
                        raw ->
                                WORD_GAP.matcher(raw)
                                        .replaceAll(found -> {
                                            Question.Gap gap =
                                                    wordGap(
                                                            words,
                                                            Integer.parseInt(found.group(1)) - 1);
                                            gaps.add(gap);
                                            return Matcher.quoteReplacement(
                                                    Question.Cloze.mark(gap.key()));
                                        }));
        return new Question.Cloze(
                new Stem(stem.id(), stem.name(), text, stem.points(), stem.feedback()), gaps);
    }

    private Question.Gap wordGap(List<Element> words, int right) {
        if (right < 0 || right >= words.size()) {
            throw new IllegalArgumentException("no word for the gap: " + (right + 1));
        }
        String group = Xml.text(words.get(right), "group");
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (Xml.text(words.get(i), "group").equals(group)) {
                choices.add(
                        new Choice(
                                Key.random(random),
                                MarkdownOf.plain(Xml.text(words.get(i), "text")),
                                i == right ? 1 : 0,
                                ""));
            }
        }
        return new Question.Gap(Key.random(random), 1, new Question.Filling.OneOf(choices));
    }

    private Stem stem(Element element) {
        String points = Xml.text(element, "defaultgrade");
        return new Stem(
                QuestionId.random(random),
                Xml.child(element, "name").map(n -> Xml.text(n, "text")).orElse(""),
                Xml.child(element, "questiontext").map(this::prose).orElse(""),
                points.isEmpty() ? 1 : number(points),
                Xml.child(element, "generalfeedback").map(this::prose).orElse(""));
    }

    private String clozeText(Element element, java.util.function.UnaryOperator<String> gaps) {
        Element text =
                Xml.child(element, "questiontext")
                        .orElseThrow(() -> new IllegalArgumentException("no questiontext"));
        return prose(text, gaps.apply(Xml.text(text, "text")));
    }

    private List<Choice> choices(Element element) {
        return Xml.children(element, "answer").stream()
                .map(answer ->
                        new Choice(
                                Key.random(random),
                                prose(answer),
                                credit(answer),
                                feedback(answer)))
                .toList();
    }

    private Question truth(Element element, Stem stem) {
        boolean truth = false;
        String ifTrue = "";
        String ifFalse = "";
        for (Element answer : Xml.children(element, "answer")) {
            boolean isTrue = Xml.text(answer, "text").equalsIgnoreCase("true");
            if (isTrue) {
                ifTrue = feedback(answer);
                truth = credit(answer) > 0;
            } else {
                ifFalse = feedback(answer);
            }
        }
        return new Question.TrueFalse(stem, truth, ifTrue, ifFalse);
    }

    private Question words(Element element, Stem stem) {
        return new ShortText(
                stem,
                Xml.children(element, "answer").stream()
                        .map(answer ->
                                new ShortText.Accepted(
                                        Xml.text(answer, "text"), credit(answer), feedback(answer)))
                        .toList(),
                Xml.text(element, "usecase").equals("1"),
                true);
    }

    private Question number(Element element, Stem stem) {
        Xml.children(element, "answer").stream()
                .filter(answer -> Xml.text(answer, "text").equals("*"))
                .filter(answer -> !feedback(answer).isEmpty() || credit(answer) != 0)
                .forEach(_ -> remarks.add(new Remark(name(element), What.PART_LOST, "*")));
        List<Numeric.Value> values =
                Xml.children(element, "answer").stream()
                        .filter(answer -> !Xml.text(answer, "text").equals("*"))
                        .map(answer ->
                                new Numeric.Value(
                                        number(Xml.text(answer, "text")),
                                        Optional.of(Xml.text(answer, "tolerance"))
                                                .filter(text -> !text.isEmpty())
                                                .map(MoodleReader::number)
                                                .orElse(0.0),
                                        credit(answer),
                                        feedback(answer)))
                        .toList();
        // Moodle multiplies the answer with it, to come to the first unit.
        List<Numeric.Unit> units =
                Xml.child(element, "units").stream()
                        .flatMap(all -> Xml.children(all, "unit").stream())
                        .map(unit ->
                                new Numeric.Unit(
                                        Xml.text(unit, "unit_name"),
                                        1 / number(Xml.text(unit, "multiplier"))))
                        .toList();
        return new Numeric(
                stem, values, units, Xml.text(element, "unitgradingtype").matches("[12]"));
    }

    private Question matching(Element element, Stem stem) {
        List<Question.Matching.Pair> pairs = new ArrayList<>();
        List<Option> distractors = new ArrayList<>();
        for (Element pair : Xml.children(element, "subquestion")) {
            String item = prose(pair);
            Option target =
                    new Option(
                            Key.random(random),
                            Xml.child(pair, "answer")
                                    .map(answer -> MarkdownOf.plain(Xml.text(answer, "text")))
                                    .orElse(""));
            if (item.isEmpty()) {
                distractors.add(target);
            } else {
                pairs.add(new Question.Matching.Pair(new Option(Key.random(random), item), target));
            }
        }
        return new Question.Matching(stem, pairs, distractors);
    }

    private Question ordering(Element element, Stem stem) {
        return new Question.Ordering(
                stem,
                Xml.children(element, "answer").stream()
                        .map(answer -> new Option(Key.random(random), prose(answer)))
                        .toList());
    }

    private static boolean shuffles(Element element) {
        return Xml.text(element, "shuffleanswers").matches("true|1");
    }

    private static double credit(Element answer) {
        return Math.clamp(number(answer.getAttribute("fraction")) / 100, -1, 1);
    }

    private String feedback(Element answer) {
        return Xml.child(answer, "feedback").map(this::prose).orElse("");
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("not a number: " + text);
        }
    }

    private String prose(Element element) {
        return prose(element, Xml.text(element, "text"));
    }

    /// A text in one of the formats of Moodle, with its pictures kept here.
    private String prose(Element element, String text) {
        Map<String, String> kept = keep(element);
        Attachments attachments =
                new Attachments(
                        pictures,
                        remarks,
                        owner(element),
                        source -> Optional.ofNullable(kept.get(Attachments.name(source))));
        String format = element.getAttribute("format");
        return switch (format) {
            case "plain_text" -> MarkdownOf.plain(text);
            case "markdown" -> attachments.inMarkdown(text.strip());
            default ->
                    withoutStrays(
                            attachments,
                            MarkdownOf.html(
                                    format.equals("moodle_auto_format")
                                            ? text.replaceAll("\r?\n", "<br>")
                                            : text,
                                    attachments));
        };
    }

    /// Links to sounds and other files that did not come along lead nowhere.
    private static String withoutStrays(Attachments attachments, String markdown) {
        return STRAY.matcher(markdown)
                .replaceAll(found -> {
                    attachments.missing(found.group(2));
                    return Matcher.quoteReplacement(found.group(1));
                });
    }

    private Map<String, String> keep(Element element) {
        Map<String, String> kept = new HashMap<>();
        for (Element file : Xml.children(element, "file")) {
            String name = file.getAttribute("name");
            bytes(file)
                    .flatMap(bytes -> pictures.keep(name, bytes))
                    .ifPresentOrElse(
                            address -> kept.put(name, address),
                            () -> remarks.add(new Remark(owner(element), What.PICTURE_LOST, name)));
        }
        return kept;
    }

    private static Optional<byte[]> bytes(Element file) {
        try {
            return Optional.of(file.getAttribute("encoding"))
                    .filter(encoding -> encoding.equals("base64"))
                    .map(_ -> Base64.getMimeDecoder().decode(file.getTextContent()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String owner(Element element) {
        for (org.w3c.dom.Node node = element; node != null; node = node.getParentNode()) {
            if (node instanceof Element parent && Xml.name(parent).equals("question")) {
                return name(parent);
            }
        }
        return "";
    }
}
