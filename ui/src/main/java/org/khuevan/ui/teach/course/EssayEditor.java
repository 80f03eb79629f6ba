package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import org.khuevan.course.Question;
import org.khuevan.ui.shell.Words;

/// What whoever marks an essay should look at.
final class EssayEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final TextArea guide = new TextArea();

    EssayEditor(Words words, Question.Essay now, Runnable changed) {
        guide.setLabel(words.get("question.guide"));
        guide.setHelperText(words.get("question.guide.help"));
        guide.setWidthFull();
        guide.setMinRows(3);
        guide.setValue(now.guide());
        CourseFacts.lazy(guide);
        guide.addValueChangeListener(_ -> changed.run());
        add(guide);
    }

    @Override
    public Question read(Question.Stem stem) {
        return new Question.Essay(stem, guide.getValue());
    }
}
