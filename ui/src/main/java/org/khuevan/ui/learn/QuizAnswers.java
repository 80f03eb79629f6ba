package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Function;
import org.khuevan.course.Posed;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.Sheet;
import org.khuevan.ui.shell.Words;

/// What somebody answered in an attempt that was handed in, and how it was where that may be seen.
public final class QuizAnswers extends Section {

    private static final long serialVersionUID = 1;

    private final Words words;

    /// For the student.
    ///
    /// @param numbered whether there are several attempts, so that it says which one this is
    QuizAnswers(Words words, Sheet sheet, boolean numbered) {
        this(words);
        setId("answers");
        add(
                new H2(
                        numbered
                                ? words.get("learn.quiz.answers-of", sheet.number())
                                : words.get("learn.quiz.answers")));
        int number = 0;
        for (Sheet.Item item : sheet.items()) {
            add(question(item, ++number, "learn.quiz.yours", "learn.quiz.none"));
        }
    }

    private QuizAnswers(Words words) {
        this.words = words;
        addClassName("quiz-answers");
    }

    /// For a teacher.
    ///
    /// @param more what stands below each question
    public static QuizAnswers read(
            Words words, List<Sheet.Item> items, Function<QuestionId, Component> more) {
        QuizAnswers answers = new QuizAnswers(words);
        int number = 0;
        for (Sheet.Item item : items) {
            Div question = answers.question(item, ++number, "mark.given", "mark.given.none");
            question.add(more.apply(item.posed().id()));
            answers.add(question);
        }
        return answers;
    }

    private Div question(Sheet.Item item, int number, String says, String saysNone) {
        Posed posed = item.posed();
        Paragraph given =
                item.given()
                        .filter(answer -> !OutcomeView.Answers.isEmpty(answer))
                        .map(answer -> OutcomeView.Answers.saying(words, says, posed, answer))
                        .orElseGet(() -> new Paragraph(words.get(saysNone)));
        given.addClassName("given");
        Div question =
                new Div(
                        new H3(words.get("learn.quiz.number", number)),
                        Tags.prose(shown(posed)),
                        given);
        if (posed.task() instanceof Posed.Task.Match(_, var targets)
                && Letters.areNeeded(targets)) {
            question.addComponentAtIndex(2, Letters.shown(targets));
        }
        if (posed.task() instanceof Posed.Task.FillGaps(var gaps)) {
            List<Component> lettered = Letters.shown(words, gaps);
            for (int i = 0; i < lettered.size(); i++) {
                question.addComponentAtIndex(2 + i, lettered.get(i));
            }
        }
        question.addClassName("question");
        item.outcome().ifPresent(outcome -> question.add(new OutcomeView(words, posed, outcome)));
        return question;
    }

    private static String shown(Posed posed) {
        return posed.task() instanceof Posed.Task.FillGaps
                ? Question.Cloze.blanks(posed.text())
                : posed.text();
    }
}
