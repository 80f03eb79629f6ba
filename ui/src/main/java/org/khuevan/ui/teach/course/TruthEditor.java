package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import org.khuevan.course.Question;
import org.khuevan.ui.shell.Words;

/// Whether a statement is true.
final class TruthEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final RadioButtonGroup<Boolean> truth = new RadioButtonGroup<>();
    private final TextField ifTrue = new TextField();
    private final TextField ifFalse = new TextField();

    TruthEditor(Words words, Question.TrueFalse now, Runnable changed) {
        truth.setLabel(words.get("question.truth"));
        truth.setItems(true, false);
        truth.setItemLabelGenerator(is -> words.get(is ? "question.true" : "question.false"));
        truth.setValue(now.truth());
        ifTrue.setLabel(words.get("question.if-true"));
        ifTrue.setValue(now.ifTrue());
        ifFalse.setLabel(words.get("question.if-false"));
        ifFalse.setValue(now.ifFalse());
        CourseFacts.lazy(ifTrue);
        CourseFacts.lazy(ifFalse);
        truth.addValueChangeListener(_ -> changed.run());
        ifTrue.addValueChangeListener(_ -> changed.run());
        ifFalse.addValueChangeListener(_ -> changed.run());
        Div pair = new Div(ifTrue, ifFalse);
        pair.addClassName("pair");
        add(truth, pair);
    }

    @Override
    public Question read(Question.Stem stem) {
        return new Question.TrueFalse(
                stem, truth.getValue(), ifTrue.getValue(), ifFalse.getValue());
    }
}
