package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.jobs.JobFigures.Failure;
import org.khuevan.jobs.JobFigures.Outcome;
import org.khuevan.ui.shell.Words;

/// What did not go well in the last days, counted by its reason.
final class FailureList extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final SerializableConsumer<Problem> again;
    private transient List<Failure> shown = List.of();

    FailureList(Words words, SerializableConsumer<Problem> again) {
        this.words = words;
        this.again = again;
        add(new Paragraph(words.get("jobs.no-failures")));
    }

    void show(List<Failure> failures) {
        if (failures.equals(shown)) {
            return;
        }
        shown = failures;
        removeAll();
        if (failures.isEmpty()) {
            add(new Paragraph(words.get("jobs.no-failures")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("people-list");
        failures.forEach(one -> list.add(item(one)));
        add(list);
    }

    private ListItem item(Failure one) {
        Span count = new Span(words.number(one.count()));
        count.addClassNames("badge", badge(one.outcome()), "job-count");
        Optional<Problem> problem = problem(one);
        Span what =
                new Span(
                        problem.map(known -> words.of(known))
                                .orElseGet(() -> words.of("outcome", one.outcome())));
        Paragraph more =
                new Paragraph(
                        JobList.kind(words, one.kind())
                                + " · "
                                + words.get("jobs.last", words.date(one.last())));
        more.addClassName("upload-line");
        Div text = new Div(what, more);
        text.addClassName("upload-text");
        if (problem.isEmpty() && !one.reason().isBlank()) {
            Paragraph reason = new Paragraph(one.reason());
            reason.addClassName("technical");
            text.add(reason);
        }
        ListItem item = new ListItem(count, text);
        item.addClassName("person");
        problem.ifPresent(known -> item.add(button(known)));
        return item;
    }

    private NativeButton button(Problem problem) {
        NativeButton button =
                new NativeButton(words.get("jobs.again-these"), _ -> again.accept(problem));
        button.addClassNames("button", "button-quiet", "button-small");
        button.getElement()
                .setAttribute(
                        "aria-label", words.get("jobs.again-these") + ": " + words.of(problem));
        return button;
    }

    private static Optional<Problem> problem(Failure one) {
        return one.outcome() == Outcome.UNREADABLE
                ? Arrays.stream(Problem.values())
                        .filter(problem -> problem.name().equals(one.reason()))
                        .findFirst()
                : Optional.empty();
    }

    private static String badge(Outcome outcome) {
        return switch (outcome) {
            case UNREADABLE, GAVE_UP -> "badge-failed";
            case TRIED -> "badge-draft";
            case CANCELLED -> "badge-quiet";
        };
    }
}
