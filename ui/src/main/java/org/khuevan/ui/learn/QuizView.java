package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.learning.Journey;
import org.khuevan.learning.Sheet;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// A quiz as it stands for one student: to begin, to go on with, or how it was.
final class QuizView extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Quiz quiz;

    /// @param parameters of the address: `attempt` names the one whose answers are shown
    /// @param open whether it may be taken now
    QuizView(
            Study study,
            Words words,
            Actor.Member student,
            Journey journey,
            Quiz quiz,
            Map<String, List<String>> parameters,
            boolean open) {
        this.words = words;
        this.quiz = quiz;
        addClassName("quiz");
        List<Sheet> sheets =
                study.beside().attempts().of(student, journey.course().id(), quiz.id());
        if (!sheets.isEmpty() && sheets.getLast().submitted().isEmpty()) {
            add(
                    new QuizForm(
                            words,
                            student,
                            journey.course().description().language(),
                            quiz,
                            sheets.getLast(),
                            study.beside().clock().instant()));
            return;
        }
        if (!quiz.introduction().isBlank()) {
            add(Tags.prose(quiz.introduction()));
        }
        if (!sheets.isEmpty()) {
            add(results(journey, sheets), late(student, sheets.getLast()));
        }
        int left = quiz.rules().attempts() - sheets.size();
        if (open && (quiz.rules().attempts() == 0 || left > 0)) {
            add(beginning(journey, sheets.isEmpty()));
        }
        if (!sheets.isEmpty()) {
            add(new QuizAnswers(words, shown(sheets, parameters), sheets.size() > 1));
        }
    }

    /// The attempt that is asked for, or else the last one.
    private static Sheet shown(List<Sheet> sheets, Map<String, List<String>> parameters) {
        List<String> wanted = parameters.getOrDefault("attempt", List.of());
        return sheets.stream()
                .filter(sheet -> wanted.contains(Integer.toString(sheet.number())))
                .findFirst()
                .orElse(sheets.getLast());
    }

    private Div beginning(Journey journey, boolean first) {
        List<String> rules = new ArrayList<>();
        if (quiz.rules().minutes() > 0) {
            rules.add(words.get("learn.quiz.minutes", quiz.rules().minutes()));
        }
        rules.add(
                quiz.rules().attempts() > 0
                        ? words.get("learn.quiz.attempts", quiz.rules().attempts())
                        : words.get("learn.quiz.any-attempts"));
        Paragraph facts = new Paragraph(String.join(" · ", rules));
        facts.addClassName("quiet");
        NativeButton begin =
                Tags.doing(
                        words,
                        words.get(first ? "learn.quiz.begin" : "learn.quiz.again"),
                        "POST",
                        "/api/learning/courses/"
                                + journey.course().id()
                                + "/activities/"
                                + quiz.id()
                                + "/attempts");
        begin.setId("begin-quiz");
        Tags.data(begin, "said", "#quiz-said", "renew", ".quiz", "look", ".question");
        Paragraph said = new Paragraph();
        said.setId("quiz-said");
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        Div beginning = new Div(facts, begin, said);
        beginning.addClassName("quiz-begin");
        return beginning;
    }

    /// Answers of this device that came after the end; the script knows of them.
    private HtmlContainer late(Actor.Member student, Sheet sheet) {
        HtmlContainer late =
                Tags.custom(
                        "khuevan-late",
                        "account",
                        student.account().toString(),
                        "attempt",
                        sheet.id().toString());
        late.add(
                new Paragraph(words.get("learn.quiz.late")),
                new UnorderedList(),
                Tags.button(
                        words.get("learn.quiz.late-seen"), "button button-quiet", "late-seen", ""));
        late.addClassNames("panel-soft", "quiz-late");
        late.getElement().setAttribute("hidden", true).setAttribute("role", "status");
        return late;
    }

    private Section results(Journey journey, List<Sheet> sheets) {
        Section results = new Section(new H2(words.get("learn.quiz.result")));
        results.addClassNames("panel-soft", "quiz-result");
        Sheet last = sheets.getLast();
        Optional<Double> counts =
                journey.step(quiz.id())
                        .flatMap(Journey.Step::shownGrade)
                        .filter(_ -> !last.waits());
        Paragraph grade =
                new Paragraph(
                        counts.or(last::grade)
                                .map(reached -> Says.percent(words, reached))
                                .orElseGet(() ->
                                        words.get(
                                                last.waits()
                                                        ? "learn.quiz.waits"
                                                        : "learn.quiz.later")));
        grade.addClassName(last.grade().isPresent() ? "grade" : "quiet");
        results.add(grade);
        if (sheets.size() > 1) {
            results.add(
                    new Paragraph(words.of("learn.quiz.counts", quiz.rules().counts())),
                    attempts(journey, sheets));
        }
        return results;
    }

    /// Each leads to its answers.
    private UnorderedList attempts(Journey journey, List<Sheet> sheets) {
        UnorderedList list = new UnorderedList();
        for (Sheet sheet : sheets) {
            String said =
                    words.get(
                            "learn.quiz.attempt",
                            sheet.number(),
                            Says.time(words, sheet.submitted().orElse(sheet.started())),
                            sheet.grade().map(reached -> Says.percent(words, reached)).orElse("–"));
            String address = "/learn/" + journey.course().id() + "/" + quiz.id();
            ListItem line =
                    new ListItem(
                            new Anchor(address + "?attempt=" + sheet.number() + "#answers", said));
            if (sheet.counts()) {
                line.add(Tags.span(words.get("learn.quiz.this-counts"), "attempt-counts"));
            }
            list.add(line);
        }
        return list;
    }
}
