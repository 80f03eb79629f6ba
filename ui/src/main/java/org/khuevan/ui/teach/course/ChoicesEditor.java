package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.security.SecureRandom;
import java.util.List;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.ui.shell.Words;

/// Choices, which of them are right, and what is said to those who choose them. Marks follow from
/// what is right, until somebody opens the details and says otherwise.
final class ChoicesEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final boolean one;
    private final transient Runnable changed;
    private final Checkbox shuffle = new Checkbox();
    private final Lines<Line> lines;
    private final SecureRandom random = new SecureRandom();

    /// @param one whether only one can be chosen
    ChoicesEditor(
            Words words, List<Choice> choices, boolean shuffled, boolean one, Runnable changed) {
        this.words = words;
        this.one = one;
        this.changed = changed;
        lines =
                new Lines<>(
                        words,
                        "question.choice",
                        () -> new Line(NewQuestion.choice(random, 0)),
                        this::share);
        choices.forEach(choice -> lines.append(new Line(choice)));
        lines.lines().forEach(Line::keepOwn);
        shuffle.setLabel(words.get("question.shuffle"));
        shuffle.setValue(shuffled);
        shuffle.addValueChangeListener(_ -> changed.run());
        add(lines, shuffle);
    }

    @Override
    public Question read(Question.Stem stem) {
        List<Choice> choices = lines.lines().stream().map(Line::read).toList();
        return one
                ? new Question.SingleChoice(stem, choices, shuffle.getValue())
                : new Question.MultipleChoice(stem, choices, shuffle.getValue());
    }

    /// Where several can be chosen, the right ones share the marks, and wrong ones take as much
    /// away, so that choosing all of them is worth nothing more than luck.
    private void share() {
        for (Line line : lines.lines()) {
            if (!line.own) {
                line.credit = shared(line);
                line.showCredit();
            }
        }
        changed.run();
    }

    private double shared(Line line) {
        long right = lines.lines().stream().filter(other -> other.right.getValue()).count();
        return line.right.getValue()
                ? (one ? 1 : 1.0 / right)
                : (one || right == 0 ? 0 : -1.0 / right);
    }

    private final class Line extends Div {

        private static final long serialVersionUID = 1;

        private final String key;
        private final Checkbox right = new Checkbox();
        private final TextField text = new AnswerField(words);
        private final TextField feedback = new TextField();
        private final IntegerField percent = new IntegerField();
        private double credit;
        private boolean own;

        Line(Choice choice) {
            key = choice.key();
            credit = choice.credit();
            addClassName("choice");
            right.setLabel(words.get("question.right"));
            right.setValue(choice.credit() > 0);
            text.setAriaLabel(words.get("question.choice"));
            text.setPlaceholder(words.get("question.choice"));
            text.setValue(choice.text());
            feedback.setLabel(words.get("question.choice-feedback"));
            feedback.setValue(choice.feedback());
            percent.setLabel(words.get("question.credit"));
            percent.setMin(-100);
            percent.setMax(100);
            showCredit();
            CourseFacts.lazy(feedback);
            right.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    own = false;
                    onlyOne();
                    share();
                }
            });
            text.addValueChangeListener(event -> tell(event.isFromClient()));
            feedback.addValueChangeListener(event -> tell(event.isFromClient()));
            percent.addValueChangeListener(event -> {
                if (event.isFromClient() && event.getValue() != null && !percent.isInvalid()) {
                    own = true;
                    credit = Math.clamp(event.getValue(), -100, 100) / 100.0;
                    changed.run();
                }
            });
            Div details = new Div(feedback, percent);
            details.addClassName("pair");
            NativeDetails more = new NativeDetails(words.get("question.choice-more"), details);
            more.setOpen(!choice.feedback().isEmpty());
            add(right, text, more);
        }

        private void onlyOne() {
            if (one && right.getValue()) {
                lines.lines().stream()
                        .filter(other -> other != this && other.credit >= 1)
                        .forEach(other -> {
                            other.own = false;
                            other.right.setValue(false);
                        });
            }
        }

        /// Marks that somebody gave once stay, as exactly as they are shown.
        private void keepOwn() {
            own = Math.abs(credit - shared(this)) >= 0.005;
        }

        private void showCredit() {
            percent.setValue((int) Math.round(credit * 100));
        }

        Choice read() {
            return new Choice(key, text.getValue(), credit, feedback.getValue());
        }
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }
}
