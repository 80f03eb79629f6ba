package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.course.Answer;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;
import org.khuevan.ui.shell.Words;

/// The plain fields in which one question is answered, with what was answered already.
final class AnswerFields {

    private final Words words;
    private final Posed posed;
    private final Optional<Answer> given;
    private final String language;

    /// @param language of the course, which is that of what can be chosen
    AnswerFields(Words words, Posed posed, Optional<Answer> given, String language) {
        this.words = words;
        this.posed = posed;
        this.given = given;
        this.language = language;
    }

    /// The text of the question; with the fields in it, where it has gaps.
    Component text() {
        return posed.task() instanceof Task.FillGaps(var gaps)
                ? cloze(gaps, filled())
                : Tags.prose(posed.text());
    }

    /// What stands below the text; nothing, where all fields are in it.
    Optional<Component> below() {
        String name = posed.id().value();
        return switch (posed.task()) {
            case Task.ChooseOne(var options) -> Optional.of(choices(name, "radio", options));
            case Task.ChooseAll(var options) -> Optional.of(choices(name, "checkbox", options));
            case Task.SayWhetherTrue() -> Optional.of(truth(name));
            case Task.WriteNumber(var units) ->
                    Optional.of(line(name, written(), String.join(" / ", units)));
            case Task.WriteWords() -> Optional.of(line(name, written(), ""));
            case Task.Match(var items, var targets) -> Optional.of(matching(name, items, targets));
            case Task.PutInOrder(var items) -> Optional.of(ordering(ordered(items)));
            case Task.FillGaps _ -> Optional.empty();
            case Task.WriteEssay() -> Optional.of(essay(name, written()));
        };
    }

    private Div choices(String name, String type, List<Option> options) {
        Div choices = new Div();
        choices.addClassName("choices");
        for (Option option : options) {
            choices.add(choice(name, type, option.key(), Tags.inline(option.text())));
        }
        return choices;
    }

    /// Its two words are ours, not the course's.
    private Div truth(String name) {
        Div choices =
                new Div(
                        choice(
                                name,
                                "radio",
                                Question.TrueFalse.TRUE,
                                new Span(words.get("learn.quiz.true"))),
                        choice(
                                name,
                                "radio",
                                Question.TrueFalse.FALSE,
                                new Span(words.get("learn.quiz.false"))));
        choices.addClassName("choices");
        return choices;
    }

    private NativeLabel choice(String name, String type, String key, Component said) {
        Input input = new Input();
        input.setType(type);
        input.getElement()
                .setAttribute("name", name)
                .setAttribute("value", key)
                .setAttribute("checked", chosen().contains(key));
        NativeLabel label = new NativeLabel();
        label.add(input, said);
        return label;
    }

    private Div line(String name, String value, String units) {
        Input input = new Input();
        input.getElement()
                .setAttribute("type", "text")
                .setAttribute("maxlength", "1000")
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

    private Div matching(String name, List<Option> items, List<Option> targets) {
        Map<String, String> matched =
                given.filter(Answer.Matched.class::isInstance)
                        .map(answer -> ((Answer.Matched) answer).targets())
                        .orElse(Map.of());
        Div rows = new Div();
        rows.addClassName("matching");
        // A list of a browser shows words only: what has more than words is shown above, by letter.
        boolean lettered = Letters.areNeeded(targets);
        List<Option> offered = lettered ? Letters.instead(targets) : targets;
        if (lettered) {
            rows.add(Letters.shown(targets));
        }
        for (Option item : items) {
            HtmlContainer select =
                    select(
                            name + "-" + item.key(),
                            item.key(),
                            offered,
                            matched.getOrDefault(item.key(), ""),
                            Prose.text(item.text()));
            select.addClassName(Tags.OF_COURSE);
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
    private Component cloze(List<Posed.PosedGap> gaps, Map<String, String> filled) {
        Map<String, String> fields = new HashMap<>();
        for (Posed.PosedGap gap : gaps) {
            String label = words.get("learn.quiz.gap", gaps.indexOf(gap) + 1, gaps.size());
            HtmlContainer field = gap(gap, filled.getOrDefault(gap.key(), ""), label);
            // The label is ours; what can be chosen is the course's, as the text around it is.
            field.getElement().setAttribute("lang", words.locale().toLanguageTag());
            field.getElement()
                    .getChildren()
                    .forEach(option -> option.setAttribute("lang", language));
            fields.put(gap.key(), field.getElement().getOuterHTML());
        }
        Div text = new Div(new Html("<div>" + Prose.html(posed.text(), fields) + "</div>"));
        text.addClassName("prose");
        Div cloze = new Div(text);
        cloze.add(Letters.shown(words, gaps));
        return cloze;
    }

    private HtmlContainer gap(Posed.PosedGap gap, String value, String label) {
        String name = posed.id() + "-" + gap.key();
        if (!gap.options().isEmpty()) {
            List<Option> offered =
                    Letters.areNeeded(gap.options())
                            ? Letters.instead(gap.options())
                            : gap.options();
            return select(name, gap.key(), offered, value, label);
        }
        HtmlContainer input = new HtmlContainer("input");
        Tags.data(input, "part", gap.key());
        input.getElement()
                .setAttribute("type", "text")
                .setAttribute("name", name)
                .setAttribute("value", value)
                .setAttribute("autocomplete", "off")
                .setAttribute("aria-label", label);
        input.addClassName("gap-field");
        return input;
    }

    private Set<String> chosen() {
        return given.filter(Answer.Chosen.class::isInstance)
                .map(answer -> ((Answer.Chosen) answer).keys())
                .orElse(Set.of());
    }

    private String written() {
        return given.filter(Answer.Written.class::isInstance)
                .map(answer -> ((Answer.Written) answer).text())
                .orElse("");
    }

    private Map<String, String> filled() {
        return given.filter(Answer.Filled.class::isInstance)
                .map(answer -> ((Answer.Filled) answer).gaps())
                .orElse(Map.of());
    }

    private List<Option> ordered(List<Option> items) {
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
