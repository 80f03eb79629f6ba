package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.security.SecureRandom;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;
import org.khuevan.ui.shell.Words;

/// Items in the right order; students get them shuffled.
final class OrderEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Runnable changed;
    private final SecureRandom random = new SecureRandom();
    private final Lines<Line> lines;

    OrderEditor(Words words, Question.Ordering now, Runnable changed) {
        this.words = words;
        this.changed = changed;
        lines =
                new Lines<>(
                        words,
                        "question.order",
                        () -> new Line(NewQuestion.option(random)),
                        changed::run);
        now.items().forEach(item -> lines.append(new Line(item)));
        Paragraph help = new Paragraph(words.get("question.order.help"));
        help.addClassName("hint");
        add(help, lines);
    }

    @Override
    public Question read(Question.Stem stem) {
        return new Question.Ordering(
                stem,
                lines.lines().stream()
                        .map(Line::read)
                        .filter(item -> !item.text().isBlank())
                        .toList());
    }

    private final class Line extends Div {

        private static final long serialVersionUID = 1;

        private final String key;
        private final TextField text = new AnswerField(words);

        Line(Option now) {
            key = now.key();
            text.setAriaLabel(words.get("question.order"));
            text.setPlaceholder(words.get("question.order"));
            text.setValue(now.text());
            text.setWidthFull();
            text.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    changed.run();
                }
            });
            add(text);
        }

        Option read() {
            return new Option(key, text.getValue());
        }
    }
}
