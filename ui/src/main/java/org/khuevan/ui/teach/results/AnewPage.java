package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.MarkingAnew;
import org.khuevan.learning.MarkingAnew.Effect;
import org.khuevan.learning.MarkingAnew.OfQuestion;
import org.khuevan.learning.MarkingAnew.Terms;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.learning.NotPossible;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// Marking a quiz anew after a key was wrong: first what would change, then doing it.
@Route("teach/courses/:course/anew/:activity")
@RolesAllowed("TEACHER")
public class AnewPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MarkingDesk desk;
    private final transient MarkingAnew marking;
    private final transient Assets assets;
    private final WorkLook look;
    private final Words words;
    private final transient Set<QuestionId> reworded = new HashSet<>();
    private final Checkbox nobodyLoses = new Checkbox();
    private final Div effect = new Div();
    private final Paragraph said = new Paragraph();
    private SerializableRunnable again = () -> {};

    AnewPage(
            MarkingDesk desk,
            MarkingAnew marking,
            WorkLook look,
            Assets assets,
            Translations translations) {
        this.desk = desk;
        this.marking = marking;
        this.look = look;
        this.assets = assets;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "marking-anew");
        nobodyLoses.setLabel(words.get("anew.keep"));
        said.getElement().setAttribute("role", "status");
        said.addClassName("missing-nothing");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        reworded.clear();
        Optional<Course> course = CourseResultsPage.taught(desk, event);
        if (course.isEmpty() || !(desk.actor().get() instanceof Actor.Member teacher)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        try {
            show(
                    course.get(),
                    teacher,
                    new ActivityId(event.getRouteParameters().get("activity").orElse("")));
        } catch (NoSuchActivity | NotPossible | IllegalArgumentException _) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Course course, Actor.Member teacher, ActivityId quiz) {
        CourseId id = course.id();
        Anchor back = new Anchor("/teach/courses/" + id + "/grades", words.get("results.title"));
        back.addClassName("back");
        Div heading =
                new Div(
                        new H1(words.get("anew.title")),
                        CourseResultsPage.quiet(CourseResultsPage.name(words, course, quiz)));
        heading.addClassName("work-heading");
        Anchor questions =
                new Anchor("/teach/courses/" + id + "/a/" + quiz, words.get("anew.questions"));
        again =
                () -> {
                    Effect change = marking.preview(teacher, id, quiz, terms());
                    preview(change, () -> mark(id, teacher, quiz));
                };
        again.run();
        nobodyLoses.addValueChangeListener(_ -> again.run());
        Div panel = new Div(new Paragraph(words.get("anew.text")), questions, effect, said);
        panel.addClassName("panel");
        add(back, heading, panel);
    }

    private Terms terms() {
        return new Terms(nobodyLoses.getValue(), reworded);
    }

    private void mark(CourseId course, Actor.Member teacher, ActivityId quiz) {
        Effect done = marking.mark(teacher, course, quiz, terms());
        effect.removeAll();
        said.setText(words.get("anew.done", done.students()));
    }

    private void preview(Effect change, SerializableRunnable mark) {
        said.setText("");
        effect.removeAll();
        if (change.questions().isEmpty()) {
            Paragraph nothing = new Paragraph(words.get("anew.none"));
            nothing.addClassName("missing-nothing");
            effect.add(nothing);
            return;
        }
        Paragraph students = new Paragraph(words.get("anew.students", change.students()));
        students.addClassName("anew-students");
        NativeButton button = new NativeButton(words.get("anew.do"), _ -> mark.run());
        button.addClassName("button");
        effect.add(table(change.questions()), nobodyLoses, students, button);
    }

    private QuestionRows table(List<OfQuestion> questions) {
        QuestionRows rows =
                new QuestionRows(
                        words.get("anew.title"),
                        Stream.of("results.question", "results.answers", "anew.up", "anew.down")
                                .map(words::get)
                                .toList());
        questions.forEach(one -> add(rows, one));
        return rows;
    }

    private void add(QuestionRows rows, OfQuestion one) {
        HtmlContainer name =
                rows.add(
                        one.question(),
                        Stream.of(one.answers(), one.up(), one.down()).map(words::number).toList());
        List<String> notes = new ArrayList<>();
        if (one.worth()) {
            notes.add(words.get("anew.worth"));
        }
        if (one.byPerson() > 0) {
            notes.add(words.get("anew.person", one.byPerson()));
        }
        if (one.other() > 0) {
            notes.add(words.get("anew.other", one.other()));
        }
        notes.forEach(note -> name.add(new Div(CourseResultsPage.quiet(note))));
        one.was().ifPresent(was -> name.add(rewording(one, was)));
    }

    /// The words of then and now, and whether they ask the same.
    private Div rewording(OfQuestion one, Question was) {
        Checkbox same = new Checkbox(words.get("anew.same"));
        same.setValue(reworded.contains(one.question().id()));
        same.addValueChangeListener(event -> {
            if (event.getValue()) {
                reworded.add(one.question().id());
            } else {
                reworded.remove(one.question().id());
            }
            again.run();
        });
        NativeDetails both =
                new NativeDetails(
                        words.get("anew.reworded", one.reworded()),
                        new Div(
                                new Wording(words.get("anew.then"), was),
                                new Wording(words.get("anew.now"), one.question())));
        both.setOpen(true);
        return new Div(both, same);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        event.getUI().getPage().addStyleSheet("context:/" + assets.address("/look/results.css"));
    }

    @Override
    public String getPageTitle() {
        return words.get("anew.title") + " · Khuê Văn";
    }
}
