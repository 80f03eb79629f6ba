package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.learning.Sheet;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// A quiz that is being taken: plain fields, whose script keeps every answer the moment it is
/// given.
final class QuizForm extends HtmlContainer {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final String language;
    private final boolean checks;

    /// @param language of the course
    QuizForm(
            Words words,
            Actor.Member student,
            String language,
            Quiz quiz,
            Sheet sheet,
            Instant now) {
        super("khuevan-quiz");
        this.words = words;
        this.language = language;
        this.checks = quiz.rules().reveals() == Reveals.AFTER_QUESTION;
        Tags.data(
                this,
                "account",
                student.account().toString(),
                "attempt",
                sheet.id().toString(),
                "now",
                now.toString(),
                "keeping",
                words.get("learn.quiz.keeping"),
                "kept",
                words.get("learn.quiz.kept"),
                "refused",
                words.get("learn.quiz.refused"),
                "no-line",
                words.get("learn.no-line"),
                "handing-in",
                words.get("learn.quiz.handing-in"),
                "open-questions",
                words.get("learn.quiz.open"),
                "all-answered",
                words.get("learn.quiz.all-answered"),
                "lost",
                words.get("learn.quiz.other-lost"),
                "replaced",
                words.get("learn.quiz.other-replaced"),
                "late",
                words.get("learn.quiz.other-late"),
                "take",
                words.get("learn.quiz.other-take"),
                "leave",
                words.get("learn.quiz.other-leave"));
        sheet.due()
                .ifPresent(due -> {
                    Tags.data(this, "due", due.toString());
                    Span clock = Tags.data(new Span(), "clock", "");
                    clock.getElement().setAttribute("role", "timer");
                    Paragraph time = new Paragraph(new Span(words.get("learn.quiz.left")), clock);
                    time.addClassName("quiz-clock");
                    add(time);
                });
        int number = 0;
        for (Sheet.Item item : sheet.items()) {
            add(question(item, ++number));
        }
        add(handingIn());
    }

    private HtmlContainer question(Sheet.Item item, int number) {
        Posed posed = item.posed();
        HtmlContainer set = new HtmlContainer("fieldset");
        set.setId("question-" + number);
        set.addClassName("question");
        Tags.data(
                set,
                "question",
                posed.id().value(),
                "revision",
                Long.toString(item.revision()),
                "task",
                task(posed.task()));
        set.getElement().setAttribute("disabled", item.isFinal());
        HtmlContainer legend =
                Tags.tag(
                        "legend",
                        new Span(words.get("learn.quiz.number", number)),
                        Tags.span(
                                words.get("learn.quiz.points", Says.number(words, posed.points())),
                                "quiet"));
        AnswerFields answer = new AnswerFields(words, posed, item.given(), language);
        Div text = new Div();
        text.addClassName("question-text");
        text.setId("text-" + posed.id());
        set.getElement().setAttribute("aria-describedby", "text-" + posed.id());
        text.add(answer.text());
        set.add(legend, text);
        answer.below().ifPresent(set::add);
        item.outcome().ifPresent(outcome -> set.add(new OutcomeView(words, posed, outcome)));
        set.add(foot(item));
        return set;
    }

    private Div foot(Sheet.Item item) {
        Span kept =
                Tags.data(
                        new Span(item.given().isPresent() ? words.get("learn.quiz.kept") : ""),
                        "kept",
                        "");
        kept.addClassName("kept");
        kept.getElement().setAttribute("aria-live", "polite");
        Div foot = new Div(kept);
        foot.addClassName("question-foot");
        if (checks && !item.isFinal()) {
            foot.add(
                    Tags.button(words.get("learn.quiz.check"), "button button-quiet", "check", ""));
        }
        return foot;
    }

    private Div handingIn() {
        NativeButton handIn = Tags.button(words.get("learn.quiz.hand-in"), "button", "hand-in", "");
        Paragraph open = Tags.data(new Paragraph(), "open", "");
        Div ask =
                Tags.data(
                        new Div(
                                open,
                                Tags.button(
                                        words.get("learn.quiz.hand-in-yes"),
                                        "button",
                                        "hand-in-yes",
                                        ""),
                                Tags.button(
                                        words.get("learn.quiz.hand-in-no"),
                                        "button button-quiet",
                                        "hand-in-no",
                                        "")),
                        "ask",
                        "");
        ask.addClassName("panel-soft");
        ask.getElement().setAttribute("hidden", true).setAttribute("role", "group");
        Paragraph note = Tags.data(new Paragraph(), "note", "");
        note.addClassName("note");
        note.getElement().setAttribute("hidden", true).setAttribute("role", "status");
        return new Div(handIn, ask, note);
    }

    /// How the script reads the answer from the fields.
    private static String task(Task task) {
        return switch (task) {
            case Task.ChooseOne _, Task.ChooseAll _, Task.SayWhetherTrue _ -> "choose";
            case Task.Match _ -> "match";
            case Task.PutInOrder _ -> "order";
            case Task.FillGaps _ -> "fill";
            case Task.WriteNumber _, Task.WriteWords _, Task.WriteEssay _ -> "write";
        };
    }
}
