package org.khuevan.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Flaw;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;
import org.khuevan.exchange.Remark.What;

/// Reads GIFT, as <https://docs.moodle.org/en/GIFT_format> describes it.
final class GiftReader {

    private static final int MOST = 5_000;
    private static final String ESCAPABLE = "~=#{}:\\->n";
    private static final Pattern ESCAPED = Pattern.compile("\\\\([~=#{}:\\\\\\->n])");
    private static final int FREE = 0xFDD0;
    private static final String CATEGORY = "$CATEGORY:";
    private static final Pattern NAME =
            Pattern.compile("\\A::((?:\\\\.|[^\\\\])*?)::", Pattern.DOTALL);
    private static final Pattern FORMAT =
            Pattern.compile("\\A\\s*\\[(html|moodle|plain|markdown)]");
    private static final Pattern BLOCK =
            Pattern.compile("(?<!\\\\)\\{(.*)(?<!\\\\)}", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("@@PLUGINFILE@@/([^\"'\\s)>]+)");

    /// What is said to all other numbers.
    private static final Pattern OTHER_NUMBERS =
            Pattern.compile("[=~]\\s*(%-?[0-9.]+%)?\\s*\\*\\s*#\\s*[^\\s}~=]");

    private static final Pattern TRUTH =
            Pattern.compile("(?i)\\A(T|TRUE|F|FALSE)\\s*(?:#(.*))?\\z", Pattern.DOTALL);

    private final Pictures pictures;
    private final SecureRandom random = new SecureRandom();
    private final List<Question> questions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /// How the question that is read is called in remarks.
    private String shown = "";

    GiftReader(Pictures pictures) {
        this.pictures = pictures;
    }

    Imported read(String text) {
        String lines = hidden(text).replace("\r\n", "\n").replace('\r', '\n');
        String without = lines.replaceAll("(?m)^[ \\t]*//.*$", "");
        List<String> all = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (String one : without.split("\\n[ \\t]*\\n\\s*")) {
            String said = one.strip();
            while (said.startsWith(CATEGORY)) {
                String line = said.lines().findFirst().orElseThrow();
                categories.add(unescape(line.substring(CATEGORY.length()).strip()));
                said = said.substring(line.length()).strip();
            }
            if (!said.isEmpty()) {
                all.add(said);
            }
        }
        if (all.size() > MOST) {
            throw new UnreadableQuestions("more than " + MOST + " questions");
        }
        if (all.stream().noneMatch(one -> one.contains("{"))) {
            throw new UnreadableQuestions("no question in GIFT");
        }
        all.forEach(this::readOne);
        remarks.addAll(Remark.categories(categories));
        return new Imported(questions, remarks);
    }

    private void readOne(String source) {
        Matcher named = NAME.matcher(source);
        String name = "";
        String rest = source;
        if (named.find()) {
            name = plain(named.group(1));
            rest = source.substring(named.end()).strip();
        }
        shown = name.isEmpty() ? unescape(rest.substring(0, Math.min(60, rest.length()))) : name;
        Matcher block = BLOCK.matcher(rest);
        if (!block.find()) {
            boolean open = find(rest, "{") >= 0;
            remarks.add(
                    open
                            ? new Remark(shown, What.UNREADABLE_LEFT_OUT, "{ without }")
                            : new Remark(shown, What.KIND_LEFT_OUT, "description"));
            return;
        }
        String before = rest.substring(0, block.start()).strip();
        String after = rest.substring(block.end()).strip().replaceAll("\\A[\";]+\\z", "");
        try {
            String body = block.group(1).strip();
            Question question = question(name, before, after, body);
            questions.add(question);
            lost(rest, question);
            if (question instanceof Question.Ordering ordering) {
                lostOrder(body.lines().findFirst().orElse(""), ordering);
            }
            if (CourseDrafts.unfinished(question).contains(Flaw.What.NOTHING_RIGHT)) {
                remarks.add(new Remark(shown, What.UNFINISHED, ""));
            }
        } catch (IllegalArgumentException e) {
            remarks.add(
                    new Remark(
                            shown,
                            What.UNREADABLE_LEFT_OUT,
                            Optional.ofNullable(e.getMessage()).orElse("")));
        }
    }

    private void lost(String source, Question question) {
        FILE.matcher(unescape(source))
                .results()
                .forEach(file ->
                        remarks.add(
                                new Remark(
                                        shown,
                                        What.PICTURE_LOST,
                                        Attachments.name(file.group(1)))));
        if (question instanceof Numeric && OTHER_NUMBERS.matcher(source).find()) {
            remarks.add(new Remark(shown, What.PART_LOST, "*"));
        }
    }

    /// Of a list to be put in order, all is shown here, and runs of what is right give marks.
    private void lostOrder(String settings, Question.Ordering ordering) {
        String[] said = settings.replaceFirst(">", "").strip().split("\\s+");
        boolean all =
                said[0].matches("(?i)ALL|0|")
                        || (said[0].matches("\\d{1,4}")
                                && Integer.parseInt(said[0]) >= ordering.items().size());
        if (!all || settings.matches("(?i).*\\b(CONTIGUOUS|REL.*|EXACT)\\b.*")) {
            remarks.add(new Remark(shown, What.PART_LOST, settings));
        }
    }

    private Question question(String name, String before, String after, String body) {
        String general = "";
        String answers = body;
        int feedback = find(body, "####");
        if (feedback >= 0) {
            general = prose(body.substring(feedback + 4));
            answers = body.substring(0, feedback).strip();
        }
        Stem stem = new Stem(QuestionId.random(random), name, prose(before), 1, general);
        Matcher truth = TRUTH.matcher(answers);
        if (truth.matches()) {
            return truth(stem, truth);
        }
        if (answers.startsWith("#")) {
            return number(stem, answers.substring(1));
        }
        if (answers.isEmpty()) {
            return new Question.Essay(stem, "");
        }
        if (answers.startsWith(">")) {
            return ordering(stem, answers);
        }
        List<Part> parts = parts(answers);
        if (parts.stream().anyMatch(part -> find(part.text, "->") >= 0)) {
            return matching(stem, parts);
        }
        if (!after.isEmpty()) {
            return gap(stem, before, after, parts);
        }
        boolean words = parts.stream().allMatch(part -> part.sign == '=');
        if (words) {
            return new ShortText(
                    stem,
                    parts.stream()
                            .map(part ->
                                    new ShortText.Accepted(
                                            plain(part.text), part.credit, prose(part.feedback)))
                            .toList(),
                    false,
                    true);
        }
        boolean several = parts.stream().noneMatch(part -> part.sign == '=');
        return several
                ? new Question.MultipleChoice(stem, choices(parts), true)
                : new Question.SingleChoice(stem, choices(parts), true);
    }

    /// `####` and such, where they are not escaped.
    private static int find(String text, String sign) {
        int at = text.indexOf(sign);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.indexOf(sign, at + 1);
        }
        return at;
    }

    private Question truth(Stem stem, Matcher truth) {
        boolean is = truth.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("T");
        String[] said = Optional.ofNullable(truth.group(2)).orElse("").split("(?<!\\\\)#", 2);
        String ifWrong = prose(said[0]);
        String ifRight = said.length > 1 ? prose(said[1]) : "";
        return new Question.TrueFalse(stem, is, is ? ifRight : ifWrong, is ? ifWrong : ifRight);
    }

    private Question number(Stem stem, String answers) {
        List<Numeric.Value> values = new ArrayList<>();
        String trimmed = answers.strip();
        List<Part> parts =
                trimmed.startsWith("=") || trimmed.startsWith("~")
                        ? parts(trimmed)
                        : parts("=" + trimmed);
        for (Part part : parts) {
            if (part.text.isBlank() || part.text.strip().equals("*")) {
                continue;
            }
            values.add(value(part));
        }
        return new Numeric(stem, values, List.of(), false);
    }

    private Numeric.Value value(Part part) {
        String text = part.text.strip();
        int range = text.indexOf("..");
        int colon = text.indexOf(':');
        if (range > 0) {
            double from = MoodleReader.number(text.substring(0, range));
            double to = MoodleReader.number(text.substring(range + 2));
            return new Numeric.Value(
                    (from + to) / 2, Math.abs(to - from) / 2, part.credit, prose(part.feedback));
        }
        return new Numeric.Value(
                MoodleReader.number(colon < 0 ? text : text.substring(0, colon)),
                colon < 0 ? 0 : MoodleReader.number(text.substring(colon + 1)),
                part.credit,
                prose(part.feedback));
    }

    /// Behind a first line of settings, each line is an item.
    private Question ordering(Stem stem, String answers) {
        return new Question.Ordering(
                stem,
                answers.lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .map(line -> option(prose(line)))
                        .toList());
    }

    private Question matching(Stem stem, List<Part> parts) {
        List<Question.Matching.Pair> pairs = new ArrayList<>();
        List<Option> distractors = new ArrayList<>();
        for (Part part : parts) {
            int arrow = find(part.text, "->");
            if (arrow < 0) {
                throw new IllegalArgumentException("a pair without ->");
            }
            String item = prose(part.text.substring(0, arrow));
            Option target = option(prose(part.text.substring(arrow + 2)));
            if (item.isEmpty()) {
                distractors.add(target);
            } else {
                pairs.add(new Question.Matching.Pair(option(item), target));
            }
        }
        return new Question.Matching(stem, pairs, distractors);
    }

    /// Text behind the answers: the answers are a gap in it.
    private Question gap(Stem stem, String before, String after, List<Part> parts) {
        String key = Key.random(random);
        boolean words = parts.stream().allMatch(part -> part.sign == '=');
        Question.Filling filling =
                words
                        ? new Question.Filling.Words(
                                parts.stream()
                                        .map(p ->
                                                new ShortText.Accepted(
                                                        plain(p.text), p.credit, prose(p.feedback)))
                                        .toList(),
                                false,
                                true)
                        : new Question.Filling.OneOf(choices(parts));
        Matcher format = FORMAT.matcher(before);
        String lead = format.find() ? format.group() : "";
        String text = prose(before + " " + Question.Cloze.mark(key) + " " + lead(lead, after));
        return new Question.Cloze(
                new Stem(stem.id(), stem.name(), text, stem.points(), stem.feedback()),
                List.of(new Question.Gap(key, 1, filling)));
    }

    private static String lead(String format, String after) {
        return format.isEmpty() ? after : FORMAT.matcher(after).replaceFirst("");
    }

    private List<Choice> choices(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        new Choice(
                                Key.random(random),
                                prose(part.text),
                                part.credit,
                                prose(part.feedback)))
                .toList();
    }

    private Option option(String text) {
        return new Option(Key.random(random), text);
    }

    private record Part(char sign, double credit, String text, String feedback) {}

    private static List<Part> parts(String answers) {
        List<Part> parts = new ArrayList<>();
        Matcher signs = Pattern.compile("(?<!\\\\)[=~]").matcher(answers);
        List<Integer> starts = new ArrayList<>();
        while (signs.find()) {
            starts.add(signs.start());
        }
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("no answer");
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : answers.length();
            parts.add(
                    part(answers.charAt(starts.get(i)), answers.substring(starts.get(i) + 1, end)));
        }
        return parts;
    }

    private static Part part(char sign, String text) {
        double credit = sign == '=' ? 1 : 0;
        String rest = text.strip();
        Matcher percent = Pattern.compile("\\A%(-?[0-9.]+)%").matcher(rest);
        if (percent.find()) {
            credit = Math.clamp(Double.parseDouble(percent.group(1)) / 100, -1, 1);
            rest = rest.substring(percent.end());
        }
        String[] both = rest.split("(?<!\\\\)#", 2);
        return new Part(sign, credit, both[0].strip(), both.length > 1 ? both[1].strip() : "");
    }

    private String prose(String text) {
        String said = text.strip();
        Matcher format = FORMAT.matcher(said);
        String kind = "moodle";
        if (format.find()) {
            kind = format.group(1);
            said = said.substring(format.end()).strip();
        }
        String open = unescape(said);
        return switch (kind) {
            case "markdown" -> attachments().inMarkdown(open);
            case "html" -> html(open);
            case "plain" -> MarkdownOf.plain(open);
            default -> open.contains("<") ? html(open) : MarkdownOf.plain(open);
        };
    }

    private String html(String html) {
        return MoodleReader.STRAY
                .matcher(MarkdownOf.html(html, attachments()))
                .replaceAll("$1")
                .strip();
    }

    /// GIFT names files, but holds only those that are written into a text.
    private Attachments attachments() {
        return new Attachments(pictures, remarks, shown, _ -> Optional.empty());
    }

    private static String plain(String text) {
        return unescape(FORMAT.matcher(text).replaceFirst("").strip());
    }

    /// What is escaped never means anything else, whatever comes later: until a text is taken, it
    /// is one of the characters that Unicode keeps free for such.
    private static String hidden(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found ->
                        Character.toString(FREE + ESCAPABLE.indexOf(found.group(1).charAt(0))));
    }

    private static String unescape(String text) {
        StringBuilder open = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean isHidden = c >= FREE && c < FREE + ESCAPABLE.length();
            char meant = isHidden ? ESCAPABLE.charAt(c - FREE) : c;
            open.append(isHidden && meant == 'n' ? '\n' : meant);
        }
        return open.toString();
    }
}
