package org.khuevan.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;
import org.khuevan.exchange.Remark.What;

/// Writes GIFT. It has no units and no cloze of several gaps; those are named in the file itself as
/// comments, too.
final class GiftWriter {

    private final List<Remark> remarks = new ArrayList<>();

    Exported write(String title, List<Question> questions) {
        StringBuilder out = new StringBuilder();
        out.append("$CATEGORY: ").append(line(title)).append("\n\n");
        for (Question question : questions) {
            String name = MoodleWriter.name(question);
            Optional<String> answers = answers(question);
            if (answers.isEmpty()) {
                String kind = question.getClass().getSimpleName();
                remarks.add(new Remark(name, What.KIND_LEFT_OUT, kind));
                out.append("// ").append(kind).append(": ").append(line(name)).append("\n\n");
                continue;
            }
            int begin = out.length();
            out.append("::").append(escape(line(name))).append("::");
            out.append(prose(question.stem().text())).append(" {");
            out.append(answers.get());
            if (!question.stem().feedback().isBlank()) {
                out.append("\n####").append(prose(question.stem().feedback()));
            }
            out.append("}\n\n");
            if (question.stem().points() != 1) {
                remarks.add(new Remark(name, What.PART_LOST, "points"));
            }
            Unsaid.inGift(question)
                    .forEach(lost -> remarks.add(new Remark(name, What.PART_LOST, lost)));
            if (out.substring(begin).contains("](/")) {
                remarks.add(new Remark(name, What.PICTURE_LOST, ""));
            }
        }
        return new Exported(out.toString().getBytes(StandardCharsets.UTF_8), remarks);
    }

    private Optional<String> answers(Question question) {
        return switch (question) {
            case Question.SingleChoice single -> Optional.of(choices(single.choices(), true));
            case Question.MultipleChoice multiple ->
                    Optional.of(choices(multiple.choices(), false));
            case Question.TrueFalse truth ->
                    Optional.of(
                            (truth.truth() ? "TRUE" : "FALSE")
                                    + "#"
                                    + prose(truth.truth() ? truth.ifFalse() : truth.ifTrue())
                                    + "#"
                                    + prose(truth.truth() ? truth.ifTrue() : truth.ifFalse()));
            case ShortText words ->
                    Optional.of(
                            words.accepted().stream()
                                    .map(one ->
                                            "\n="
                                                    + percent(one.credit())
                                                    + escape(one.text())
                                                    + feedback(one.feedback()))
                                    .collect(Collectors.joining()));
            case Numeric number -> Optional.of(number(number));
            case Question.Matching matching -> Optional.of(pairs(matching));
            case Question.Essay _ -> Optional.of("");
            case Question.Ordering ordering ->
                    Optional.of(
                            ordering.items().stream()
                                    .map(item -> "\n" + prose(item.text()))
                                    .collect(
                                            Collectors.joining(
                                                    "",
                                                    ">ALL VERTICAL LONGEST_ORDERED_SUBSET",
                                                    "")));
            case Question.Cloze _ -> Optional.empty();
        };
    }

    private static String choices(List<Choice> choices, boolean single) {
        return choices.stream()
                .map(choice ->
                        "\n"
                                + (single && choice.credit() == 1
                                        ? "="
                                        : "~"
                                                + (choice.credit() == 0
                                                        ? ""
                                                        : "%" + hundred(choice.credit()) + "%"))
                                + prose(choice.text())
                                + feedback(choice.feedback()))
                .collect(Collectors.joining());
    }

    private static String number(Numeric number) {
        return "#"
                + number.values().stream()
                        .map(value ->
                                "\n="
                                        + percent(value.credit())
                                        + MoodleWriter.number(value.value())
                                        + ":"
                                        + MoodleWriter.number(value.tolerance())
                                        + feedback(value.feedback()))
                        .collect(Collectors.joining());
    }

    private static String pairs(Question.Matching matching) {
        StringBuilder out = new StringBuilder();
        matching.pairs()
                .forEach(pair ->
                        out.append("\n=")
                                .append(prose(pair.item().text()))
                                .append(" -> ")
                                .append(prose(pair.target().text())));
        matching.distractors()
                .forEach(target -> out.append("\n= -> ").append(prose(target.text())));
        return out.toString();
    }

    private static String percent(double credit) {
        return credit == 1 ? "" : "%" + hundred(credit) + "%";
    }

    private static String hundred(double credit) {
        return MoodleWriter.number(credit * 100);
    }

    private static String feedback(String said) {
        return said.isBlank() ? "" : " #" + prose(said);
    }

    private static String prose(String markdown) {
        if (markdown.isBlank()) {
            return "";
        }
        boolean plain = markdown.equals(Prose.text(markdown));
        return (plain ? "" : "[markdown]") + escape(markdown.strip());
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String escape(String text) {
        return text.replaceAll("[~=#{}:\\\\]", "\\\\$0")
                .replace("->", "\\->")
                .replaceAll("\\r?\\n", "\\\\n");
    }
}
