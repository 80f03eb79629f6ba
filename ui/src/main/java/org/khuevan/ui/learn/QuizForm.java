package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.learning.Sheet;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// A quiz that is being taken: plain fields, whose script keeps every answer the moment it is
/// given.
final class QuizForm extends HtmlContainer {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final boolean checks;

    QuizForm(Words words, Actor.Member student, Quiz quiz, Sheet sheet, Instant now) {
        super("khuevan-quiz");
        this.words = words;
        this.checks = quiz.rules().reveals() == Reveals.AFTER_QUESTION;
        Tags.data(
                this,
                "account",
                student.account().toString(),
                "attempt",
                sheet.id().toString(),
                "now",
                now.toString(),
                "keeping",
                words.get("learn.quiz.keeping"),
                "kept",
                words.get("learn.quiz.kept"),
                "refused",
                words.get("learn.quiz.refused"),
                "no-line",
                words.get("learn.no-line"),
                "handing-in",
                words.get("learn.quiz.handing-in"),
                "open-questions",
                words.get("learn.quiz.open"),
                "all-answered",
                words.get("learn.quiz.all-answered"));
        sheet.due()
                .ifPresent(due -> {
                    Tags.data(this, "due", due.toString());
                    Span clock = Tags.data(new Span(), "clock", "");
                    clock.getElement().setAttribute("role", "timer");
                    Paragraph time = new Paragraph(new Span(words.get("learn.quiz.left")), clock);
                    time.addClassName("quiz-clock");
                    add(time);
                });
        int number = 0;
        for (Sheet.Item item : sheet.items()) {
            add(question(item, ++number));
        }
        add(handingIn());
    }

    private HtmlContainer question(Sheet.Item item, int number) {
        Posed posed = item.posed();
        HtmlContainer set = new HtmlContainer("fieldset");
        set.setId("question-" + number);
        set.addClassName("question");
        Tags.data(
                set,
                "question",
                posed.id().value(),
                "revision",
                Long.toString(item.revision()),
                "task",
                task(posed.task()));
        set.getElement().setAttribute("disabled", item.isFinal());
        HtmlContainer legend =
                Tags.tag(
                        "legend",
                        new Span(words.get("learn.quiz.number", number)),
                        Tags.span(
                                words.get("learn.quiz.points", Says.number(words, posed.points())),
                                "quiet"));
        Div text = new Div();
        text.addClassName("question-text");
        text.setId("text-" + posed.id());
        set.getElement().setAttribute("aria-describedby", "text-" + posed.id());
        if (posed.task() instanceof Task.FillGaps(var gaps)) {
            text.add(cloze(posed, gaps, filled(item.given())));
        } else {
            text.add(Tags.prose(posed.text()));
        }
        set.add(legend, text);
        fields(posed, item.given()).ifPresent(set::add);
        item.outcome().ifPresent(outcome -> set.add(new OutcomeView(words, posed, outcome)));
        set.add(foot(item));
        return set;
    }

    private Div foot(Sheet.Item item) {
        Span kept =
                Tags.data(
                        new Span(item.given().isPresent() ? words.get("learn.quiz.kept") : ""),
                        "kept",
                        "");
        kept.addClassName("kept");
        kept.getElement().setAttribute("aria-live", "polite");
        Div foot = new Div(kept);
        foot.addClassName("question-foot");
        if (checks && !item.isFinal()) {
            foot.add(
                    Tags.button(words.get("learn.quiz.check"), "button button-quiet", "check", ""));
        }
        return foot;
    }

    private Div handingIn() {
        NativeButton handIn = Tags.button(words.get("learn.quiz.hand-in"), "button", "hand-in", "");
        Paragraph open = Tags.data(new Paragraph(), "open", "");
        Div ask =
                Tags.data(
                        new Div(
                                open,
                                Tags.button(
                                        words.get("learn.quiz.hand-in-yes"),
                                        "button",
                                        "hand-in-yes",
                                        ""),
                                Tags.button(
                                        words.get("learn.quiz.hand-in-no"),
                                        "button button-quiet",
                                        "hand-in-no",
                                        "")),
                        "ask",
                        "");
        ask.addClassName("panel-soft");
        ask.getElement().setAttribute("hidden", true).setAttribute("role", "group");
        Paragraph note = Tags.data(new Paragraph(), "note", "");
        note.addClassName("note");
        note.getElement().setAttribute("hidden", true).setAttribute("role", "status");
        return new Div(handIn, ask, note);
    }

    /// How the script reads the answer from the fields.
    private static String task(Task task) {
        return switch (task) {
            case Task.ChooseOne _, Task.ChooseAll _, Task.SayWhetherTrue _ -> "choose";
            case Task.Match _ -> "match";
            case Task.PutInOrder _ -> "order";
            case Task.FillGaps _ -> "fill";
            case Task.WriteNumber _, Task.WriteWords _, Task.WriteEssay _ -> "write";
        };
    }

    private Optional<Component> fields(Posed posed, Optional<Answer> given) {
        String name = posed.id().value();
        return switch (posed.task()) {
            case Task.ChooseOne(var options) ->
                    Optional.of(choices(name, "radio", options, chosen(given)));
            case Task.ChooseAll(var options) ->
                    Optional.of(choices(name, "checkbox", options, chosen(given)));
            case Task.SayWhetherTrue() ->
                    Optional.of(
                            choices(
                                    name,
                                    "radio",
                                    List.of(
                                            new Option(
                                                    Question.TrueFalse.TRUE,
                                                    words.get("learn.quiz.true")),
                                            new Option(
                                                    Question.TrueFalse.FALSE,
                                                    words.get("learn.quiz.false"))),
                                    chosen(given)));
            case Task.WriteNumber(var units) ->
                    Optional.of(line(name, written(given), String.join(" / ", units)));
            case Task.WriteWords() -> Optional.of(line(name, written(given), ""));
            case Task.Match(var items, var targets) ->
                    Optional.of(matching(name, items, targets, given));
            case Task.PutInOrder(var items) -> Optional.of(ordering(ordered(items, given)));
            case Task.FillGaps _ -> Optional.empty();
            case Task.WriteEssay() -> Optional.of(essay(name, written(given)));
        };
    }

    private static Div choices(String name, String type, List<Option> options, Set<String> chosen) {
        Div choices = new Div();
        choices.addClassName("choices");
        for (Option option : options) {
            Input input = new Input();
            input.setType(type);
            input.getElement()
                    .setAttribute("name", name)
                    .setAttribute("value", option.key())
                    .setAttribute("checked", chosen.contains(option.key()));
            NativeLabel label = new NativeLabel();
            label.add(input, Tags.inline(option.text()));
            choices.add(label);
        }
        return choices;
    }

    private Div line(String name, String value, String units) {
        Input input = new Input();
        input.getElement()
                .setAttribute("type", "text")
                .setAttribute("name", name)
                .setAttribute("value", value)
                .setAttribute("autocomplete", "off")
                .setAttribute("autocapitalize", "none")
                .setAttribute("aria-label", words.get("learn.quiz.answer"));
        Div line = new Div(input, Tags.span(units, "quiet"));
        line.addClassName("answer-line");
        return line;
    }

    private HtmlContainer essay(String name, String value) {
        HtmlContainer area = new HtmlContainer("textarea");
        area.getElement()
                .setAttribute("name", name)
                .setAttribute("rows", "8")
                .setAttribute("aria-label", words.get("learn.quiz.answer"))
                .setText(value);
        return area;
    }

    private Div matching(
            String name, List<Option> items, List<Option> targets, Optional<Answer> given) {
        Map<String, String> matched =
                given.filter(Answer.Matched.class::isInstance)
                        .map(answer -> ((Answer.Matched) answer).targets())
                        .orElse(Map.of());
        Div rows = new Div();
        rows.addClassName("matching");
        for (Option item : items) {
            HtmlContainer select =
                    select(
                            name + "-" + item.key(),
                            item.key(),
                            targets,
                            matched.getOrDefault(item.key(), ""),
                            Prose.text(item.text()));
            rows.add(new Div(Tags.inline(item.text()), select));
        }
        return rows;
    }

    private HtmlContainer select(
            String name, String part, List<Option> options, String chosen, String label) {
        HtmlContainer select = new HtmlContainer("select");
        Tags.data(select, "part", part);
        select.getElement().setAttribute("name", name).setAttribute("aria-label", label);
        List<Option> all = new ArrayList<>(List.of(new Option("none", "…")));
        all.addAll(options);
        for (Option option : all) {
            String value = option.key().equals("none") ? "" : option.key();
            HtmlContainer one = new HtmlContainer("option");
            one.getElement()
                    .setAttribute("value", value)
                    .setAttribute("selected", value.equals(chosen))
                    // A list of a browser shows words only.
                    .setText(Prose.text(option.text()));
            select.add(one);
        }
        return select;
    }

    private OrderedList ordering(List<Option> items) {
        OrderedList list = new OrderedList();
        list.addClassName("ordering");
        for (Option item : items) {
            String said = Prose.text(item.text());
            NativeButton up = Tags.button("↑", "icon-button", "move", "up");
            up.getElement().setAttribute("aria-label", words.get("learn.quiz.up", said));
            NativeButton down = Tags.button("↓", "icon-button", "move", "down");
            down.getElement().setAttribute("aria-label", words.get("learn.quiz.down", said));
            HtmlContainer row = Tags.tag("li", Tags.inline(item.text()), up, down);
            list.getElement().appendChild(Tags.data(row, "key", item.key()).getElement());
        }
        return list;
    }

    /// The text with fields in its gaps.
    private Component cloze(Posed posed, List<Posed.PosedGap> gaps, Map<String, String> filled) {
        String html = Prose.html(posed.text());
        for (Posed.PosedGap gap : gaps) {
            String value = filled.getOrDefault(gap.key(), "");
            String name = posed.id() + "-" + gap.key();
            Component field;
            if (gap.options().isEmpty()) {
                Input input = new Input();
                Tags.data(input, "part", gap.key());
                input.getElement()
                        .setAttribute("type", "text")
                        .setAttribute("name", name)
                        .setAttribute("value", value)
                        .setAttribute("autocomplete", "off")
                        .setAttribute("aria-label", words.get("learn.quiz.gap"));
                input.addClassName("gap-field");
                field = input;
            } else {
                field = select(name, gap.key(), gap.options(), value, words.get("learn.quiz.gap"));
            }
            html = html.replace(Question.Cloze.mark(gap.key()), field.getElement().getOuterHTML());
        }
        Div text = new Div(new com.vaadin.flow.component.Html("<div>" + html + "</div>"));
        text.addClassName("prose");
        return text;
    }

    private static Set<String> chosen(Optional<Answer> given) {
        return given.filter(Answer.Chosen.class::isInstance)
                .map(answer -> ((Answer.Chosen) answer).keys())
                .orElse(Set.of());
    }

    private static String written(Optional<Answer> given) {
        return given.filter(Answer.Written.class::isInstance)
                .map(answer -> ((Answer.Written) answer).text())
                .orElse("");
    }

    private static Map<String, String> filled(Optional<Answer> given) {
        return given.filter(Answer.Filled.class::isInstance)
                .map(answer -> ((Answer.Filled) answer).gaps())
                .orElse(Map.of());
    }

    private static List<Option> ordered(List<Option> items, Optional<Answer> given) {
        Map<String, Option> byKey = new HashMap<>();
        items.forEach(item -> byKey.put(item.key(), item));
        List<Option> ordered = new ArrayList<>();
        if (given.orElse(null) instanceof Answer.Ordered(var keys)) {
            keys.forEach(key -> Optional.ofNullable(byKey.remove(key)).ifPresent(ordered::add));
        }
        items.stream().filter(item -> byKey.containsKey(item.key())).forEach(ordered::add);
        return ordered;
    }
}
