package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.khuevan.course.Question;
import org.khuevan.course.QuizPart;
import org.khuevan.ui.shell.Words;

/// Which of many questions are shown: those that say some words, fifty at a time. For few there is
/// nothing to choose, and this is not seen.
final class QuestionPages extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST = 50;

    private final Words words;
    private final TextField sought = new TextField();
    private final Span told = new Span();
    private final NativeButton back;
    private final NativeButton on;
    private int page;

    /// @param changed is run when others are to be shown
    QuestionPages(Words words, Runnable changed) {
        this.words = words;
        addClassNames("actions", "question-pages");
        sought.setPlaceholder(words.get("question.pages.seek"));
        sought.setAriaLabel(words.get("question.pages.seek"));
        sought.setClearButtonVisible(true);
        sought.setValueChangeMode(ValueChangeMode.LAZY);
        sought.addValueChangeListener(_ -> {
            page = 0;
            changed.run();
        });
        back = step("←", "question.pages.back", -1, changed);
        on = step("→", "question.pages.on", 1, changed);
        told.getElement().setAttribute("role", "status");
        Div turning = new Div(back, told, on);
        turning.addClassName("question-turn");
        add(sought, turning);
    }

    private NativeButton step(String sign, String key, int pages, Runnable changed) {
        NativeButton step =
                new NativeButton(
                        sign,
                        _ -> {
                            page += pages;
                            changed.run();
                        });
        step.addClassName("icon-button");
        step.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get(key))
                .setAttribute("title", words.get(key));
        return step;
    }

    /// Goes where what is added at the end will be.
    void toEnd() {
        sought.clear();
        page = Integer.MAX_VALUE / MOST - 1;
    }

    /// Of all, those that are shown now.
    List<QuizPart> of(List<QuizPart> all) {
        List<QuizPart> fitting = all.stream().filter(fits(sought.getValue())).toList();
        page = Math.clamp(page, 0, Math.max(0, (fitting.size() - 1) / MOST));
        List<QuizPart> shown = fitting.stream().skip((long) page * MOST).limit(MOST).toList();
        setVisible(all.size() > MOST);
        told.setText(
                shown.isEmpty()
                        ? words.get("question.pages.none")
                        : words.get(
                                "question.pages.shown",
                                page * MOST + 1,
                                page * MOST + shown.size(),
                                fitting.size()));
        back.setEnabled(page > 0);
        on.setEnabled((page + 1) * MOST < fitting.size());
        return shown;
    }

    /// How many there are before those that are shown.
    int before() {
        return page * MOST;
    }

    private static Predicate<QuizPart> fits(String sought) {
        String small = sought.strip().toLowerCase(Locale.ROOT);
        return part ->
                small.isEmpty()
                        || part instanceof QuizPart.Asked(Question question)
                                && Stream.of(question.stem().name(), question.stem().text())
                                        .anyMatch(text ->
                                                text.toLowerCase(Locale.ROOT).contains(small));
    }
}
