package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.khuevan.course.Posed;
import org.khuevan.course.Question;
import org.khuevan.learning.Sheet;
import org.khuevan.ui.shell.Words;

/// What somebody answered in an attempt that was handed in, and how it was where that may be seen.
final class QuizAnswers extends Section {

    private static final long serialVersionUID = 1;

    QuizAnswers(Words words, Sheet sheet) {
        addClassName("quiz-answers");
        add(new H2(words.get("learn.quiz.answers")));
        int number = 0;
        for (Sheet.Item item : sheet.items()) {
            Posed posed = item.posed();
            Div text = Tags.prose(shown(posed));
            String said =
                    item.given()
                            .map(given -> OutcomeView.Answers.text(words, posed, given))
                            .filter(answer -> !answer.isBlank())
                            .map(answer -> words.get("learn.quiz.yours", answer))
                            .orElse(words.get("learn.quiz.none"));
            Paragraph given = new Paragraph(said);
            given.addClassName("given");
            Div question = new Div(new H3(words.get("learn.quiz.number", ++number)), text, given);
            question.addClassName("question");
            item.outcome()
                    .ifPresent(outcome -> question.add(new OutcomeView(words, posed, outcome)));
            add(question);
        }
    }

    private static String shown(Posed posed) {
        String text = posed.text();
        if (posed.task() instanceof Posed.Task.FillGaps(var gaps)) {
            for (Posed.PosedGap gap : gaps) {
                text = text.replace(Question.Cloze.mark(gap.key()), "\\_\\_\\_\\_");
            }
        }
        return text;
    }
}
