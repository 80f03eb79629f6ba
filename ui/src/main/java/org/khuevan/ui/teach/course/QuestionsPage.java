package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.khuevan.course.BankId;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.ui.shell.WorkLook;

/// The question banks of a course, from which its quizzes draw.
@Route("teach/courses/:course/questions")
@RolesAllowed("TEACHER")
public class QuestionsPage extends CourseWorkPage {

    private static final long serialVersionUID = 1;

    private final transient QuestionExchange exchange;
    private final Div banks = new Div();

    QuestionsPage(Desk desk, WorkLook look, QuestionExchange exchange) {
        super(desk, look, "questions");
        this.exchange = exchange;
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        Paragraph lead = new Paragraph(words().get("bank.lead"));
        NativeButton more = new NativeButton(words().get("bank.new"), _ -> addBank());
        more.addClassNames("button", "button-quiet");
        add(lead, banks, more, saved());
        showAgain();
        return true;
    }

    @Override
    void showAgain() {
        banks.removeAll();
        course().content().banks().forEach(bank -> banks.add(panel(bank)));
        if (course().content().banks().isEmpty()) {
            Div nothing =
                    new Div(
                            new H2(words().get("bank.empty.title")),
                            new Paragraph(words().get("bank.empty.text")));
            nothing.addClassNames("panel", "empty");
            banks.add(nothing);
        }
    }

    private Div panel(QuestionBank bank) {
        TextField title = new TextField();
        title.setLabel(words().get("bank.title"));
        title.setValue(bank.title());
        title.setWidthFull();
        CourseFacts.lazy(title);
        title.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                edit(
                        bank.id(),
                        now -> new QuestionBank(now.id(), event.getValue(), now.questions()));
            }
        });
        QuestionList questions =
                new QuestionList(
                        words(),
                        course().id(),
                        removing(),
                        List.of(),
                        step ->
                                edit(
                                        bank.id(),
                                        now ->
                                                with(
                                                        now,
                                                        asked(
                                                                step.apply(
                                                                        parts(now.questions()))))));
        questions.movable(() -> others(bank.id()), (to, moved) -> move(bank.id(), to, moved));
        questions.show(parts(bank.questions()));
        ImportPanel exchanging =
                new ImportPanel(
                        words(),
                        exchange,
                        course().id(),
                        "/banks/" + bank.id(),
                        () -> asked(bank.id()),
                        taken -> {
                            edit(bank.id(), now -> and(now, taken));
                            course().content()
                                    .bank(bank.id())
                                    .ifPresent(now -> questions.show(parts(now.questions())));
                        });
        NativeButton remove =
                new NativeButton(
                        words().get("bank.remove"),
                        _ ->
                                removing()
                                        .askOfQuestions(
                                                "bank.removing",
                                                asked(bank.id()).stream()
                                                        .map(Question::id)
                                                        .toList(),
                                                () -> remove(bank.id())));
        remove.addClassNames("link-button", "discard");
        Div panel = new Div(title, questions, exchanging, remove);
        panel.addClassNames("panel", "bank");
        return panel;
    }

    private void addBank() {
        change(content -> {
            List<QuestionBank> all = new ArrayList<>(content.banks());
            all.add(
                    new QuestionBank(
                            BankId.random(new SecureRandom()),
                            words().get("bank.number", all.size() + 1),
                            List.of()));
            return content.withBanks(all);
        });
        showAgain();
    }

    private List<QuestionBank> others(BankId id) {
        return course().content().banks().stream().filter(bank -> !bank.id().equals(id)).toList();
    }

    /// They stay the same questions, so what students have answered is still told of them.
    private void move(BankId from, BankId to, Set<QuestionId> moved) {
        List<Question> going =
                asked(from).stream().filter(question -> moved.contains(question.id())).toList();
        change(content ->
                content.bank(to).isEmpty()
                        ? content
                        : content.withBanks(
                                content.banks().stream()
                                        .map(bank -> without(bank, from, moved))
                                        .map(bank -> bank.id().equals(to) ? and(bank, going) : bank)
                                        .toList()));
        showAgain();
    }

    private static QuestionBank without(QuestionBank bank, BankId from, Set<QuestionId> moved) {
        return bank.id().equals(from)
                ? with(
                        bank,
                        bank.questions().stream()
                                .filter(question -> !moved.contains(question.id()))
                                .toList())
                : bank;
    }

    private static QuestionBank and(QuestionBank bank, List<Question> more) {
        return with(bank, Stream.concat(bank.questions().stream(), more.stream()).toList());
    }

    private List<Question> asked(BankId id) {
        return course().content().bank(id).map(QuestionBank::questions).orElse(List.of());
    }

    private void remove(BankId id) {
        change(content ->
                content.withBanks(
                        content.banks().stream().filter(bank -> !bank.id().equals(id)).toList()));
        showAgain();
    }

    private void edit(BankId id, UnaryOperator<QuestionBank> edit) {
        change(content ->
                content.withBanks(
                        content.banks().stream()
                                .map(bank -> bank.id().equals(id) ? edit.apply(bank) : bank)
                                .toList()));
    }

    private static QuestionBank with(QuestionBank bank, List<Question> questions) {
        return new QuestionBank(bank.id(), bank.title(), questions);
    }

    private static List<QuizPart> parts(List<Question> questions) {
        return questions.stream().<QuizPart>map(QuizPart.Asked::new).toList();
    }

    private static List<Question> asked(List<QuizPart> parts) {
        return parts.stream()
                .filter(QuizPart.Asked.class::isInstance)
                .map(part -> ((QuizPart.Asked) part).question())
                .toList();
    }
}
