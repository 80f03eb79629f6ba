package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuizPart.Drawn;
import org.khuevan.ui.shell.Words;

/// How many questions are drawn from which bank, and what each is worth.
final class DrawnFields extends Div {

    private static final long serialVersionUID = 1;

    private final Select<QuestionBank> bank = new Select<>();
    private final IntegerField count = new IntegerField();
    private final NumberField points = new NumberField();
    private transient Drawn told;

    DrawnFields(
            Words words, List<QuestionBank> banks, Drawn now, BiConsumer<Drawn, Drawn> changed) {
        told = now;
        addClassName("number-line");
        bank.setLabel(words.get("question.bank"));
        bank.setItems(banks);
        bank.setItemLabelGenerator(one ->
                (one.title().isBlank() ? words.get("bank.untitled") : one.title())
                        + " ("
                        + one.questions().size()
                        + ")");
        banks.stream()
                .filter(one -> one.id().equals(now.bank()))
                .findFirst()
                .ifPresent(bank::setValue);
        count.setLabel(words.get("question.draw-count"));
        count.setMin(1);
        count.setMax(500);
        count.setStepButtonsVisible(true);
        count.setValue(now.count());
        points.setLabel(words.get("question.draw-points"));
        points.setMin(0);
        points.setMax(1000);
        points.setValue(now.points());
        bank.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        count.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        points.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        add(bank, count, points);
    }

    /// As it was told last.
    Drawn now() {
        return told;
    }

    private void tell(boolean byPerson, BiConsumer<Drawn, Drawn> changed) {
        if (byPerson) {
            Drawn before = told;
            told =
                    new Drawn(
                            Optional.ofNullable(bank.getValue())
                                    .map(QuestionBank::id)
                                    .orElse(before.bank()),
                            Math.clamp(Optional.ofNullable(count.getValue()).orElse(1), 1, 500),
                            AssignmentEditor.number(points));
            changed.accept(before, told);
        }
    }
}
