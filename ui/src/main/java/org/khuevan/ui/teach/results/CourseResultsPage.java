package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.learning.Gradebook;
import org.khuevan.learning.Marking.Waiting;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;
import org.khuevan.ui.teach.course.CourseTop;

/// How a course goes: what waits for a mark, who has reached what, who is stuck where, which
/// seconds are watched again and which questions are hard.
@Route("teach/courses/:course/grades")
@RolesAllowed("TEACHER")
public class CourseResultsPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    /// More is not marked in one go.
    private static final int AT_ONCE = 100;

    private final transient MarkingDesk desk;
    private final transient Assets assets;
    private final WorkLook look;
    private final Words words;
    private String title = "";

    CourseResultsPage(MarkingDesk desk, WorkLook look, Assets assets, Translations translations) {
        this.desk = desk;
        this.look = look;
        this.assets = assets;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "course-results");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Course> latest = latest(event);
        removeAll();
        if (latest.isEmpty() || !(desk.actor().get() instanceof Actor.Member teacher)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        title = latest.get().description().title();
        add(new CourseTop(words, latest.get(), "grades"));
        taught(desk, event).ifPresentOrElse(course -> show(course, teacher), this::showNothing);
    }

    private Optional<Course> latest(BeforeEnterEvent event) {
        try {
            return event.getRouteParameters()
                    .get("course")
                    .map(CourseId::new)
                    .map(id -> desk.drafts().latest(desk.actor().get(), id));
        } catch (IllegalArgumentException | NoSuchCourse | NotAllowed _) {
            return Optional.empty();
        }
    }

    private void showNothing() {
        Div nothing =
                new Div(
                        new H2(words.get("results.unpublished.title")),
                        new Paragraph(words.get("results.unpublished.text")));
        nothing.addClassNames("panel", "empty");
        add(nothing);
    }

    /// The published course of an address, for those who teach it.
    static Optional<Course> taught(MarkingDesk desk, BeforeEnterEvent event) {
        try {
            return event.getRouteParameters()
                    .get("course")
                    .map(CourseId::new)
                    .flatMap(desk.courses()::published)
                    .filter(course -> desk.courses().mayEdit(desk.actor().get(), course));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void show(Course course, Actor.Member teacher) {
        Gradebook book = desk.gradebooks().of(teacher, course.id());
        add(waiting(course, desk.marking().waiting(teacher, course.id())));
        reported(course, teacher);
        add(new GradebookPanel(words, course.id(), book), new StuckPanel(words, course, book));
        for (Activity activity : course.content().activities().toList()) {
            figures(course, teacher, activity);
        }
    }

    private Div waiting(Course course, List<Waiting> waiting) {
        Div panel = new Div(new H2(words.get("results.waiting", waiting.size())));
        panel.addClassName("panel");
        if (waiting.isEmpty()) {
            Paragraph nothing = new Paragraph(words.get("results.waiting.none"));
            nothing.addClassName("missing-nothing");
            panel.add(nothing);
            return panel;
        }
        List<Waiting> first = waiting.subList(0, Math.min(AT_ONCE, waiting.size()));
        Map<AccountId, Account> students =
                desk.people().find(first.stream().map(Waiting::student).distinct().toList());
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (Waiting one : first) {
            Account student = students.get(one.student());
            Anchor link =
                    new Anchor(
                            "/teach/courses/" + course.id() + "/mark/" + item(one),
                            name(course, one.activity()));
            ListItem line =
                    new ListItem(
                            link,
                            new Span(student == null ? "" : student.displayName()),
                            quiet(words.date(one.since())));
            notes(one).forEach(note -> line.add(badge(note)));
            list.add(line);
        }
        panel.add(list);
        if (waiting.size() > first.size()) {
            panel.add(
                    new Paragraph(
                            words.get("results.waiting.more", waiting.size() - first.size())));
        }
        return panel;
    }

    /// Its name in the address of the page on which it is marked.
    static String item(Waiting waiting) {
        return switch (waiting) {
            case Waiting.EssayWaits essay -> "essay-" + essay.attempt() + "-" + essay.question();
            case Waiting.HandInWaits work -> "work-" + work.handIn();
        };
    }

    private List<String> notes(Waiting waiting) {
        return waiting instanceof Waiting.HandInWaits work
                ? Stream.of(work.late() ? "results.late" : "", work.again() ? "results.again" : "")
                        .filter(key -> !key.isEmpty())
                        .map(words::get)
                        .toList()
                : List.of();
    }

    private static Span badge(String text) {
        Span badge = new Span(text);
        badge.addClassNames("badge", "badge-draft");
        return badge;
    }

    private void reported(Course course, Actor.Member teacher) {
        var reported = desk.discussions().reported(teacher, course.id());
        if (reported.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        reported.forEach(one -> {
            Anchor link =
                    new Anchor(
                            "/learn/" + course.id() + "/" + one.activity() + "#post-" + one.post(),
                            name(course, one.activity()));
            list.add(new ListItem(link));
        });
        Div panel = new Div(new H2(words.get("results.reported", reported.size())), list);
        panel.addClassName("panel");
        add(panel);
    }

    private void figures(Course course, Actor.Member teacher, Activity activity) {
        switch (activity) {
            case Activity.MaterialActivity material -> {
                if (desk.figures().isRecording(teacher, course.id(), material.id())) {
                    add(
                            new LaterPanel(
                                    words.get("results.watched", name(course, material.id())),
                                    () -> watching(course, teacher, material)));
                }
            }
            case Activity.Quiz quiz ->
                    add(
                            new LaterPanel(
                                    words.get("results.questions", name(course, quiz.id())),
                                    () -> questions(course, teacher, quiz)));
            case Activity.WrittenPage _, Activity.Assignment _, Activity.Discussion _ -> {}
        }
    }

    private Component watching(
            Course course, Actor.Member teacher, Activity.MaterialActivity material) {
        var watching = desk.figures().watching(teacher, course.id(), material.id());
        return new WatchCurve(words, watching);
    }

    private Component questions(Course course, Actor.Member teacher, Activity.Quiz quiz) {
        var questions = desk.figures().questions(teacher, course.id(), quiz.id());
        if (questions.isEmpty()) {
            return new Paragraph(words.get("results.questions.none"));
        }
        Anchor anew =
                new Anchor(
                        "/teach/courses/" + course.id() + "/anew/" + quiz.id(),
                        words.get("anew.link"));
        return new Div(new QuestionTable(words, name(course, quiz.id()), questions), anew);
    }

    private String name(Course course, ActivityId id) {
        return name(words, course, id);
    }

    static String name(Words words, Course course, ActivityId id) {
        return course.content()
                .activity(id)
                .map(Activity::title)
                .filter(known -> !known.isBlank())
                .orElse(words.get("results.untitled"));
    }

    static Span quiet(String text) {
        Span quiet = new Span(text);
        quiet.addClassName("upload-line");
        return quiet;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        var page = event.getUI().getPage();
        page.addStyleSheet("context:/" + assets.address("/look/course-work.css"));
        page.addStyleSheet("context:/" + assets.address("/look/results.css"));
    }

    @Override
    public String getPageTitle() {
        return words.get("results.title") + " · " + title + " · Khuê Văn";
    }
}
