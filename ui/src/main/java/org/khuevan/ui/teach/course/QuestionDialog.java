package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.khuevan.course.ClozeText;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Posed;
import org.khuevan.course.Question;
import org.khuevan.ui.shell.Words;

/// Edits one question; beside it is how a student sees it, and what is still missing.
final class QuestionDialog {

    private final Words words;
    private final Question before;
    private final Question begun;
    private final Consumer<Question> keep;
    private final NativeButton another;
    private final Dialog dialog = new Dialog();
    private final ProseField text;
    private final NumberField points = new NumberField();
    private final ProseField feedback;
    private final KeyEditor key;
    private final Div preview = new Div();
    private final Paragraph lacks = new Paragraph();

    QuestionDialog(Words words, CourseId course, Question before, Consumer<Question> keep) {
        this.words = words;
        this.before = before;
        this.keep = keep;
        text = new ProseField(words, words.get("question.text"), course);
        text.write(
                before instanceof Question.Cloze cloze
                        ? ClozeText.write(cloze)
                        : before.stem().text());
        if (before instanceof Question.Cloze) {
            text.tool("[…]", words.get("prose.gap"), "[[", "]]");
        }
        points.setLabel(words.get("question.points"));
        points.setMin(0);
        points.setMax(1000);
        points.setValue(before.stem().points());
        feedback = new ProseField(words, words.get("question.feedback"), course);
        feedback.write(before.stem().feedback());
        key = KeyEditor.of(words, before, this::show);
        text.onChange(this::show);
        feedback.onChange(this::show);
        points.addValueChangeListener(_ -> show());
        NativeDetails more = new NativeDetails(words.get("question.more"), feedback);
        more.setOpen(!before.stem().feedback().isEmpty());
        Div form = new Div(text, key.component(), points, more);
        form.addClassNames("description-form", "question-form");
        preview.addClassName("question-preview");
        lacks.addClassName("upload-notice");
        lacks.getElement().setAttribute("role", "status");
        Div side = new Div(new H3(words.get("question.preview")), preview, lacks);
        side.addClassName("question-side");
        Div both = new Div(form, side);
        both.addClassName("question-both");
        dialog.add(both);
        dialog.setHeaderTitle(words.of("question.kind", NewQuestion.of(before)));
        dialog.setWidth("64rem");
        dialog.setMaxWidth("100%");
        dialog.setCloseOnOutsideClick(false);
        dialog.addDialogCloseActionListener(_ -> leave());
        NativeButton close = new NativeButton(words.get("question.no"), _ -> leave());
        close.addClassNames("button", "button-quiet");
        NativeButton done = new NativeButton(words.get("question.keep"), _ -> done());
        done.addClassName("button");
        another = new NativeButton(words.get("question.another"));
        another.addClassNames("button", "button-quiet");
        another.setVisible(false);
        dialog.getFooter().add(close, another, done);
        show();
        begun = read();
    }

    /// Offers to write another question of this kind right after this one.
    QuestionDialog then(SerializableRunnable next) {
        another.setVisible(true);
        another.addClickListener(_ -> {
            done();
            next.run();
        });
        return this;
    }

    void open() {
        dialog.open();
        text.focus();
    }

    private Question read() {
        double worth = AssignmentEditor.number(points);
        return key.read(
                new Question.Stem(
                        before.id(), before.stem().name(), text.text(), worth, feedback.text()));
    }

    private void show() {
        Question now = read();
        preview.removeAll();
        preview.add(new PosedView(words, Posed.of(now, 1)));
        lacks.setText(
                text.text().isBlank()
                        ? ""
                        : CourseDrafts.unfinished(now).stream()
                                .map(what -> words.of("flaw", what))
                                .collect(Collectors.joining(" ")));
    }

    /// What was written is not lost by a slip of the finger.
    private void leave() {
        if (read().equals(begun)) {
            dialog.close();
        } else {
            org.khuevan.ui.shell.Question.ask(words, "question.leaving", dialog::close);
        }
    }

    private void done() {
        dialog.close();
        keep.accept(read());
    }
}
