package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// A line of Markdown that students choose, match or put in order. Pictures are pasted, dropped or
/// chosen into it, by `scripts/course-work.js`.
final class AnswerField extends TextField {

    private static final long serialVersionUID = 1;

    AnswerField(Words words) {
        NativeButton picture = new NativeButton();
        picture.add(Pieces.icon("image"));
        picture.addClassName("answer-picture");
        picture.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get("prose.picture"))
                .setAttribute("title", words.get("prose.picture"));
        setSuffixComponent(picture);
        addClassName("answer-field");
        CourseFacts.lazy(this);
    }
}
