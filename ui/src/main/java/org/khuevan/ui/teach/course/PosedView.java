package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.ui.shell.Words;

/// A question as students see it, on paper so to speak: nothing can be filled in.
final class PosedView extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;

    PosedView(Words words, Posed posed) {
        this.words = words;
        addClassName("posed");
        Div text = new Div(ProseField.html(text(posed)));
        text.addClassName("prose");
        add(text);
        task(posed.task());
    }

    private static String text(Posed posed) {
        return posed.task() instanceof Task.FillGaps(var gaps)
                ? Prose.html(
                        posed.text(),
                        gaps.stream()
                                .collect(Collectors.toMap(Posed.PosedGap::key, PosedView::gap)))
                : Prose.html(posed.text());
    }

    private static String gap(Posed.PosedGap gap) {
        String offered =
                gap.options().stream()
                        .map(option -> Prose.inline(option.text()))
                        .collect(Collectors.joining(" / "));
        return "<span class=\"gap\">"
                + (offered.isEmpty() ? "&emsp;&emsp;&emsp;" : offered)
                + "</span>";
    }

    private void task(Task task) {
        switch (task) {
            case Task.ChooseOne(var options) -> add(choices(options, "○"));
            case Task.ChooseAll(var options) -> add(choices(options, "☐"));
            case Task.SayWhetherTrue() ->
                    add(
                            choices(
                                    List.of(
                                            new Question.Option("t", words.get("question.true")),
                                            new Question.Option("f", words.get("question.false"))),
                                    "○"));
            case Task.WriteNumber(var units) -> add(line(String.join(" / ", units)));
            case Task.WriteWords() -> add(line(""));
            case Task.Match(var items, var targets) -> {
                Div both = new Div(list(items), list(targets));
                both.addClassName("pair");
                add(both);
            }
            case Task.PutInOrder(var items) -> {
                OrderedList list = new OrderedList();
                items.forEach(item -> list.add(new ListItem(inline(item.text()))));
                add(list);
            }
            case Task.FillGaps _ -> {}
            case Task.WriteEssay() -> {
                Paragraph essay = line("");
                essay.addClassName("essay-lines");
                add(essay);
            }
        }
    }

    private static UnorderedList choices(List<Question.Option> options, String sign) {
        UnorderedList list = new UnorderedList();
        list.addClassName("posed-choices");
        for (Question.Option option : options) {
            Span mark = new Span(sign);
            mark.getElement().setAttribute("aria-hidden", "true");
            list.add(new ListItem(mark, inline(option.text())));
        }
        return list;
    }

    private static UnorderedList list(List<Question.Option> options) {
        UnorderedList list = new UnorderedList();
        options.forEach(option -> list.add(new ListItem(inline(option.text()))));
        return list;
    }

    private static Paragraph line(String unit) {
        Span field = new Span();
        field.addClassName("posed-line");
        Paragraph line = new Paragraph(field, new Span(unit));
        return line;
    }

    private static Component inline(String markdown) {
        Div text = new Div(ProseField.html(Prose.inline(markdown)));
        text.addClassNames("prose", "prose-inline");
        return text;
    }
}
