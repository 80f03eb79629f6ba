package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.security.SecureRandom;
import java.util.List;
import org.khuevan.course.Key;
import org.khuevan.course.Rubric;
import org.khuevan.ui.shell.Words;

/// Criteria, each with levels and their points.
final class RubricField extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final SecureRandom random = new SecureRandom();
    private final Lines<Criterion> criteria;
    private transient SerializableRunnable changed = () -> {};

    RubricField(Words words, Rubric rubric) {
        this.words = words;
        criteria =
                new Lines<>(
                        words,
                        "rubric.criterion",
                        () ->
                                new Criterion(
                                        new Rubric.Criterion(
                                                Key.random(random),
                                                "",
                                                List.of(level(0), level(5), level(10)))),
                        () -> changed.run());
        rubric.criteria().forEach(one -> criteria.append(new Criterion(one)));
        add(criteria);
    }

    void onChange(SerializableRunnable run) {
        changed = run;
    }

    Rubric read() {
        return new Rubric(criteria.lines().stream().map(Criterion::read).toList());
    }

    private Rubric.Level level(double points) {
        return new Rubric.Level(Key.random(random), "", points);
    }

    private final class Criterion extends Div {

        private static final long serialVersionUID = 1;

        private final String key;
        private final TextField title = new TextField();
        private final Lines<Level> levels;

        Criterion(Rubric.Criterion now) {
            key = now.key();
            addClassName("criterion");
            title.setLabel(words.get("rubric.criterion"));
            title.setValue(now.title());
            CourseFacts.lazy(title);
            title.addValueChangeListener(event -> tell(event.isFromClient()));
            levels =
                    new Lines<>(
                            words, "rubric.level", () -> new Level(level(0)), () -> changed.run());
            now.levels().forEach(one -> levels.append(new Level(one)));
            add(title, levels);
        }

        Rubric.Criterion read() {
            return new Rubric.Criterion(
                    key, title.getValue(), levels.lines().stream().map(Level::read).toList());
        }
    }

    private final class Level extends Div {

        private static final long serialVersionUID = 1;

        private final String key;
        private final TextField title = new TextField();
        private final NumberField points = new NumberField();

        Level(Rubric.Level now) {
            key = now.key();
            addClassName("level");
            title.setAriaLabel(words.get("rubric.level"));
            title.setPlaceholder(words.get("rubric.level"));
            title.setValue(now.title());
            CourseFacts.lazy(title);
            points.setAriaLabel(words.get("question.points"));
            points.setValue(now.points());
            points.setMin(0);
            points.setMax(1000);
            title.addValueChangeListener(event -> tell(event.isFromClient()));
            points.addValueChangeListener(event -> tell(event.isFromClient()));
            add(points, title);
        }

        Rubric.Level read() {
            return new Rubric.Level(key, title.getValue(), AssignmentEditor.number(points));
        }
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }
}
