package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.security.SecureRandom;
import java.util.List;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Matching;
import org.khuevan.course.Question.Option;
import org.khuevan.ui.shell.Words;

/// What belongs together. A target without an item before it belongs to nothing.
final class PairsEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Runnable changed;
    private final SecureRandom random = new SecureRandom();
    private final Lines<Line> lines;

    PairsEditor(Words words, Matching now, Runnable changed) {
        this.words = words;
        this.changed = changed;
        lines =
                new Lines<>(
                        words,
                        "question.pair",
                        () -> new Line(NewQuestion.option(random), NewQuestion.option(random)),
                        changed::run);
        now.pairs().forEach(pair -> lines.append(new Line(pair.item(), pair.target())));
        now.distractors()
                .forEach(target -> lines.append(new Line(NewQuestion.option(random), target)));
        Paragraph help = new Paragraph(words.get("question.pair.help"));
        help.addClassName("hint");
        add(lines, help);
    }

    @Override
    public Question read(Question.Stem stem) {
        List<Line> all = lines.lines();
        return new Matching(
                stem,
                all.stream()
                        .filter(line -> !line.item.getValue().isBlank())
                        .map(line -> new Matching.Pair(line.item(), line.target()))
                        .toList(),
                all.stream()
                        .filter(line -> line.item.getValue().isBlank())
                        .map(Line::target)
                        .filter(target -> !target.text().isBlank())
                        .toList());
    }

    private final class Line extends Div {

        private static final long serialVersionUID = 1;

        private final String itemKey;
        private final String targetKey;
        private final TextField item = new AnswerField(words);
        private final TextField target = new AnswerField(words);

        Line(Option left, Option right) {
            itemKey = left.key();
            targetKey = right.key();
            addClassName("pair");
            item.setValue(left.text());
            target.setValue(right.text());
            item.setLabel(words.get("question.item"));
            target.setLabel(words.get("question.target"));
            for (TextField field : List.of(item, target)) {
                field.addValueChangeListener(event -> {
                    if (event.isFromClient()) {
                        changed.run();
                    }
                });
            }
            add(item, target);
        }

        Option item() {
            return new Option(itemKey, item.getValue());
        }

        Option target() {
            return new Option(targetKey, target.getValue());
        }
    }
}
