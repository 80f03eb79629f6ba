package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.khuevan.course.Question;
import org.khuevan.course.Question.ShortText;
import org.khuevan.ui.shell.Words;

/// Words that are right, and how exactly they must be written.
final class WordsEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Runnable changed;
    private final Lines<Line> lines;
    private final Checkbox caseMatters = new Checkbox();
    private final Checkbox marksMayLack = new Checkbox();

    WordsEditor(Words words, ShortText now, Runnable changed) {
        this.words = words;
        this.changed = changed;
        lines =
                new Lines<>(
                        words,
                        "question.accepted",
                        () -> new Line(new ShortText.Accepted("", 1, "")),
                        changed::run);
        now.accepted().forEach(one -> lines.append(new Line(one)));
        marksMayLack.setLabel(words.get("question.marks-may-lack"));
        marksMayLack.setValue(!now.marksMatter());
        caseMatters.setLabel(words.get("question.case-matters"));
        caseMatters.setValue(now.caseMatters());
        marksMayLack.addValueChangeListener(_ -> changed.run());
        caseMatters.addValueChangeListener(_ -> changed.run());
        Paragraph help = new Paragraph(words.get("question.accepted.help"));
        help.addClassName("hint");
        add(lines, help, marksMayLack, caseMatters);
    }

    @Override
    public Question read(Question.Stem stem) {
        return new ShortText(
                stem,
                lines.lines().stream()
                        .map(Line::read)
                        .filter(one -> !one.text().isEmpty())
                        .toList(),
                caseMatters.getValue(),
                !marksMayLack.getValue());
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }

    private final class Line extends Div {

        private static final long serialVersionUID = 1;

        private final TextField text = new TextField(words.get("question.accepted"));
        private final IntegerField percent = new IntegerField(words.get("question.credit"));
        private final TextField feedback = new TextField(words.get("question.choice-feedback"));

        Line(ShortText.Accepted now) {
            addClassName("number-line");
            text.setValue(now.text());
            percent.setMin(0);
            percent.setMax(100);
            percent.setValue((int) Math.round(now.credit() * 100));
            feedback.setValue(now.feedback());
            CourseFacts.lazy(text);
            CourseFacts.lazy(feedback);
            text.addValueChangeListener(event -> tell(event.isFromClient()));
            percent.addValueChangeListener(event -> tell(event.isFromClient()));
            feedback.addValueChangeListener(event -> tell(event.isFromClient()));
            add(text, percent, feedback);
        }

        ShortText.Accepted read() {
            return new ShortText.Accepted(
                    text.getValue(),
                    Math.clamp(Optional.ofNullable(percent.getValue()).orElse(0), 0, 100) / 100.0,
                    feedback.getValue());
        }
    }
}
