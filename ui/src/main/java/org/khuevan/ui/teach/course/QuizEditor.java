package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Draw;
import org.khuevan.course.Question;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.ui.shell.Words;

/// The questions of a quiz, and how it is taken.
final class QuizEditor extends Div {

    private static final long serialVersionUID = 1;

    private final transient Editors.Work work;
    private final Words words;
    private final QuestionList questions;
    private final ProseField introduction;
    private final Checkbox shuffle = new Checkbox();
    private final IntegerField attempts = new IntegerField();
    private final IntegerField minutes = new IntegerField();
    private final Select<QuizRules.Counts> counts = new Select<>();
    private final Select<QuizRules.Reveals> reveals = new Select<>();
    private final NumberField weight;
    private final Paragraph said = new Paragraph();
    private final NativeButton exam;

    QuizEditor(Editors.Work work, Quiz now, QuestionExchange exchange) {
        this.work = work;
        this.words = work.words();
        this.exam = new NativeButton(words.get("quiz.as-exam"));
        addClassName("quiz-editor");
        questions =
                new QuestionList(
                        words,
                        work.course().id(),
                        work.removing(),
                        work.course().content().banks(),
                        step ->
                                work.change(
                                        Quiz.class,
                                        quiz -> quiz.withParts(step.apply(quiz.parts()))));
        questions.show(now.parts());
        introduction = Editors.prose(work, "quiz.introduction", now.introduction());
        weight = AssignmentEditor.weight(words, now.weight());
        rules(now.rules());
        ImportPanel exchanging =
                new ImportPanel(
                        words,
                        exchange,
                        work.course().id(),
                        "/quizzes/" + now.id(),
                        () ->
                                Draw.possible(
                                                work.course().content(),
                                                now.withParts(questions.parts()))
                                        .toList(),
                        this::take);
        Div fields = new Div(attempts, minutes, counts, reveals, weight);
        fields.addClassName("pair");
        Div all = new Div(shuffle, fields, introduction);
        all.addClassName("description-form");
        NativeDetails more = new NativeDetails(words.get("quiz.rules"), all);
        more.addClassName("more-fields");
        exam.addClassNames("button", "button-quiet", "button-small");
        exam.addClickListener(_ -> asExam());
        said.addClassName("hint");
        said.getElement().setAttribute("role", "status");
        Div taken = new Div(said, exam);
        taken.addClassName("quiz-taken");
        say(now.rules());
        add(new H2(words.get("quiz.questions")), questions, taken, more, exchanging);
    }

    /// What it is like for students, before anybody has looked at its rules.
    private void say(QuizRules rules) {
        said.setText(
                String.join(
                        " · ",
                        rules.attempts() == 0
                                ? words.get("quiz.said.any")
                                : words.get("quiz.said.attempts", rules.attempts()),
                        words.get("quiz.reveals")
                                + " "
                                + words.of("quiz.reveals", rules.reveals())));
        exam.setVisible(rules.attempts() != 1);
    }

    /// Nobody tries again, and nobody passes the answers on.
    private void asExam() {
        attempts.setValue(1);
        reveals.setValue(QuizRules.Reveals.AFTER_CLOSING);
        tell(true);
    }

    private void rules(QuizRules now) {
        shuffle.setLabel(words.get("quiz.shuffle"));
        shuffle.setValue(now.shuffle());
        attempts.setLabel(words.get("quiz.attempts"));
        attempts.setHelperText(words.get("quiz.any"));
        minutes.setLabel(words.get("quiz.minutes"));
        minutes.setHelperText(words.get("quiz.any"));
        for (IntegerField field : List.of(attempts, minutes)) {
            field.setMin(0);
            field.setMax(10_000);
            field.addValueChangeListener(event -> tell(event.isFromClient()));
        }
        attempts.setValue(now.attempts() == 0 ? null : now.attempts());
        minutes.setValue(now.minutes() == 0 ? null : now.minutes());
        counts.setLabel(words.get("quiz.counts"));
        counts.setItems(QuizRules.Counts.values());
        counts.setItemLabelGenerator(one -> words.of("quiz.counts", one));
        counts.setValue(now.counts());
        reveals.setLabel(words.get("quiz.reveals"));
        reveals.setItems(QuizRules.Reveals.values());
        reveals.setItemLabelGenerator(one -> words.of("quiz.reveals", one));
        reveals.setValue(now.reveals());
        introduction.onChange(() -> tell(true));
        shuffle.addValueChangeListener(event -> tell(event.isFromClient()));
        counts.addValueChangeListener(event -> tell(event.isFromClient()));
        reveals.addValueChangeListener(event -> tell(event.isFromClient()));
        weight.addValueChangeListener(event -> tell(event.isFromClient()));
    }

    private void tell(boolean byPerson) {
        if (!byPerson) {
            return;
        }
        QuizRules rules =
                new QuizRules(
                        shuffle.getValue(),
                        whole(attempts),
                        whole(minutes),
                        counts.getValue(),
                        reveals.getValue());
        say(rules);
        work.change(
                Quiz.class,
                quiz ->
                        new Quiz(
                                quiz.id(),
                                quiz.title(),
                                quiz.offer(),
                                introduction.text(),
                                quiz.parts(),
                                rules,
                                AssignmentEditor.number(weight)));
    }

    private void take(List<Question> imported) {
        work.change(
                Quiz.class,
                quiz -> {
                    List<QuizPart> parts = new ArrayList<>(quiz.parts());
                    imported.forEach(question -> parts.add(new QuizPart.Asked(question)));
                    questions.show(parts);
                    return quiz.withParts(parts);
                });
    }

    private static int whole(IntegerField field) {
        return Math.clamp(Optional.ofNullable(field.getValue()).orElse(0), 0, 10_000);
    }
}
