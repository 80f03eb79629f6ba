package org.khuevan.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Element;

/// Reads packages and items of QTI. Those of 2.1 and 3.0 are marked by what their response
/// declarations say, correct responses and mappings; scripts of response processing are not run.
/// Those of 1.2 are left to [OlderQtiReader].
final class QtiReader {

    private static final int MOST_FILES = 5_000;
    private static final long LARGEST = 64_000_000;

    private final Pictures pictures;
    private final SecureRandom random = new SecureRandom();
    private final List<Question> questions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    QtiReader(Pictures pictures) {
        this.pictures = pictures;
    }

    /// A content package: a ZIP with one file an item.
    Imported readPackage(byte[] zip) {
        unpack(zip);
        boolean any = false;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".xml") && !file.getKey().endsWith("imsmanifest.xml")) {
                Element root = Xml.parse(new String(file.getValue(), StandardCharsets.UTF_8));
                if (OlderQtiReader.reads(root)) {
                    any = true;
                    readOlder(root, folder(file.getKey()));
                    continue;
                }
                QtiNames.older(root);
                Element item = root.getOwnerDocument().getDocumentElement();
                if (Xml.name(item).equals("assessmentItem")) {
                    any = true;
                    readItem(item, folder(file.getKey()));
                }
            }
        }
        if (!any) {
            throw new UnreadableQuestions("no assessment item in the package");
        }
        return new Imported(questions, remarks);
    }

    /// One item alone, or all of a file of the older version.
    Imported readItem(Element root) {
        if (OlderQtiReader.reads(root)) {
            readOlder(root, "");
            return new Imported(questions, remarks);
        }
        QtiNames.older(root);
        Element item = root.getOwnerDocument().getDocumentElement();
        if (!Xml.name(item).equals("assessmentItem")) {
            throw new UnreadableQuestions("neither a Moodle quiz nor a QTI item");
        }
        readItem(item, "");
        return new Imported(questions, remarks);
    }

    private void readOlder(Element root, String folder) {
        Imported read =
                new OlderQtiReader((name, source) -> picture(folder, source, name)).read(root);
        questions.addAll(read.questions());
        remarks.addAll(read.remarks());
    }

    private void unpack(byte[] zip) {
        long all = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] bytes = in.readNBytes((int) (LARGEST - all + 1));
                    all += bytes.length;
                    files.put(entry.getName(), bytes);
                }
                if (all > LARGEST || files.size() > MOST_FILES) {
                    throw new UnreadableQuestions("the package unpacks to too much");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableQuestions("not a ZIP", e);
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private void readItem(Element item, String folder) {
        String name =
                item.getAttribute("title").isEmpty()
                        ? item.getAttribute("identifier")
                        : item.getAttribute("title");
        try {
            question(item, name, folder)
                    .ifPresentOrElse(
                            questions::add,
                            () -> remarks.add(new Remark(name, What.KIND_LEFT_OUT, kind(item))));
        } catch (IllegalArgumentException e) {
            remarks.add(
                    new Remark(
                            name,
                            What.UNREADABLE_LEFT_OUT,
                            Optional.ofNullable(e.getMessage()).orElse("")));
        }
    }

    private static String kind(Element item) {
        return Xml.child(item, "itemBody").stream()
                .flatMap(body -> interactions(body).stream())
                .map(Xml::name)
                .distinct()
                .collect(java.util.stream.Collectors.joining(", "));
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

    private Optional<Question> question(Element item, String name, String folder) {
        Element body =
                Xml.child(item, "itemBody")
                        .orElseThrow(() -> new IllegalArgumentException("no itemBody"));
        List<Element> all = interactions(body);
        Map<String, QtiResponse> responses = new HashMap<>();
        Xml.children(item, "responseDeclaration")
                .forEach(
                        one -> responses.put(one.getAttribute("identifier"), new QtiResponse(one)));
        if (all.isEmpty() || all.stream().anyMatch(one -> !responses.containsKey(id(one)))) {
            return Optional.empty();
        }
        String feedback =
                Xml.children(item, "modalFeedback").stream()
                        .findFirst()
                        .map(one -> prose(one, folder, name))
                        .orElse("");
        double points =
                Xml.children(item, "outcomeDeclaration").stream()
                        .filter(one -> one.getAttribute("identifier").equals("MAXSCORE"))
                        .flatMap(one -> Xml.child(one, "defaultValue").stream())
                        .map(one -> MoodleReader.number(Xml.text(one, "value")))
                        .findFirst()
                        .orElse(1.0);
        boolean inText =
                all.stream().allMatch(one -> Xml.name(one).matches("(inlineChoice|textEntry).*"));
        if (inText && (all.size() > 1 || Xml.name(all.getFirst()).startsWith("inlineChoice"))) {
            return Optional.of(cloze(body, all, responses, folder, name, points, feedback));
        }
        if (all.size() > 1) {
            return Optional.empty();
        }
        Element interaction = all.getFirst();
        QtiResponse response = Optional.ofNullable(responses.get(id(interaction))).orElseThrow();
        String prompt =
                Xml.child(interaction, "prompt").map(one -> prose(one, folder, name)).orElse("");
        List<Element> parts = interactionParts(interaction);
        interaction.getParentNode().removeChild(interaction);
        String around = prose(body, folder, name);
        Stem stem =
                new Stem(
                        QuestionId.random(random),
                        name,
                        (around + "\n\n" + prompt).strip(),
                        points,
                        feedback);
        return alone(Xml.name(interaction), interaction, parts, response, stem, folder);
    }

    private static List<Element> interactionParts(Element interaction) {
        return Xml.children(interaction).stream()
                .filter(one -> !Xml.name(one).equals("prompt"))
                .toList();
    }

    private Optional<Question> alone(
            String kind,
            Element interaction,
            List<Element> parts,
            QtiResponse response,
            Stem stem,
            String folder) {
        boolean shuffle = interaction.getAttribute("shuffle").equals("true");
        return switch (kind) {
            case "choiceInteraction" -> {
                List<Choice> choices =
                        parts.stream()
                                .map(one ->
                                        new Choice(
                                                Key.random(random),
                                                choiceText(one, folder, stem.name()),
                                                response.credit(one.getAttribute("identifier")),
                                                choiceFeedback(one, folder, stem.name())))
                                .toList();
                yield response.single()
                        ? QtiTruth.read(stem, parts, choices)
                                .or(() ->
                                        Optional.of(
                                                new Question.SingleChoice(stem, choices, shuffle)))
                        : Optional.of(new Question.MultipleChoice(stem, choices, shuffle));
            }
            case "textEntryInteraction" -> Optional.of(written(stem, response));
            case "extendedTextInteraction" -> Optional.of(new Question.Essay(stem, ""));
            case "orderInteraction" -> {
                Map<String, Option> items = options(parts, folder, stem.name());
                yield Optional.of(
                        new Question.Ordering(
                                stem,
                                response.correct().stream().map(id -> known(items, id)).toList()));
            }
            case "matchInteraction" -> Optional.of(matching(parts, response, stem, folder));
            default -> Optional.empty();
        };
    }

    private Question written(Stem stem, QtiResponse response) {
        return response.isNumber()
                ? new Numeric(stem, response.values(), List.of(), false)
                : new ShortText(stem, response.accepted(), response.caseMatters(), true);
    }

    private Question matching(List<Element> parts, QtiResponse response, Stem stem, String folder) {
        List<Element> sets =
                parts.stream().filter(one -> Xml.name(one).equals("simpleMatchSet")).toList();
        if (sets.size() != 2) {
            throw new IllegalArgumentException("a match with " + sets.size() + " sets");
        }
        Map<String, Option> items = options(Xml.children(sets.getFirst()), folder, stem.name());
        Map<String, Option> targets = options(Xml.children(sets.getLast()), folder, stem.name());
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
                .orElseThrow(() -> new IllegalArgumentException("nothing is called " + id));
    }

    private Map<String, Option> options(List<Element> elements, String folder, String name) {
        Map<String, Option> options = new LinkedHashMap<>();
        elements.forEach(one ->
                options.put(
                        one.getAttribute("identifier"),
                        new Option(Key.random(random), choiceText(one, folder, name))));
        return options;
    }

    private Question cloze(
            Element body,
            List<Element> interactions,
            Map<String, QtiResponse> responses,
            String folder,
            String name,
            double points,
            String feedback) {
        List<Question.Gap> gaps = new ArrayList<>();
        for (Element one : interactions) {
            QtiResponse response = Optional.ofNullable(responses.get(id(one))).orElseThrow();
            String key = Key.random(random);
            Filling filling =
                    Xml.name(one).startsWith("inlineChoice")
                            ? new Filling.OneOf(inlineChoices(one, response))
                            : response.isNumber()
                                    ? new Filling.Number(response.values(), List.of(), false)
                                    : new Filling.Words(
                                            response.accepted(), response.caseMatters(), true);
            gaps.add(new Question.Gap(key, 1, filling));
            one.getParentNode()
                    .replaceChild(
                            one.getOwnerDocument().createTextNode(Question.Cloze.mark(key)), one);
        }
        return new Question.Cloze(
                new Stem(
                        QuestionId.random(random),
                        name,
                        prose(body, folder, name),
                        points,
                        feedback),
                gaps);
    }

    private List<Choice> inlineChoices(Element interaction, QtiResponse response) {
        return Xml.children(interaction, "inlineChoice").stream()
                .map(choice ->
                        new Choice(
                                Key.random(random),
                                MarkdownOf.plain(choice.getTextContent().strip()),
                                response.credit(choice.getAttribute("identifier")),
                                ""))
                .toList();
    }

    private static String id(Element interaction) {
        return interaction.getAttribute("responseIdentifier");
    }

    private String choiceText(Element choice, String folder, String name) {
        Element copy = (Element) choice.cloneNode(true);
        Xml.children(copy, "feedbackInline").forEach(copy::removeChild);
        return prose(copy, folder, name);
    }

    private String choiceFeedback(Element choice, String folder, String name) {
        return Xml.children(choice, "feedbackInline").stream()
                .findFirst()
                .map(one -> prose(one, folder, name))
                .orElse("");
    }

    private String prose(Element element, String folder, String name) {
        Element copy = (Element) element.cloneNode(true);
        String xml = new String(Xml.write(copy, false), StandardCharsets.UTF_8);
        return MarkdownOf.html(xml, source -> picture(folder, source, name));
    }

    private String picture(String folder, String source, String name) {
        // Cartridges name the folder of their files by a word of its own.
        String inCartridge =
                source.replace("%24", "$")
                        .replaceFirst("^\\$IMS-CC-FILEBASE\\$/?", "web_resources/");
        Optional<String> kept =
                Optional.ofNullable(files.get(folder + source))
                        .or(() -> Optional.ofNullable(files.get(source)))
                        .or(() -> Optional.ofNullable(files.get(inCartridge)))
                        .flatMap(bytes ->
                                pictures.keep(
                                        source.substring(source.lastIndexOf('/') + 1), bytes));
        if (kept.isEmpty()) {
            remarks.add(new Remark(name, What.PICTURE_LOST, source));
        }
        return kept.orElse(source);
    }
}
