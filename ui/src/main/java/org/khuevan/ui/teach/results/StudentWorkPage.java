package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.learning.HandIn;
import org.khuevan.learning.Sheet;
import org.khuevan.learning.StudentWorks.StudentWork;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.ui.learn.LessonPreview;
import org.khuevan.ui.learn.QuizAnswers;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// What one student has handed in, marked or not: to read it again, to answer their questions, and
/// to mark it otherwise.
@Route("teach/courses/:course/students/:student")
@RolesAllowed("TEACHER")
public class StudentWorkPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MarkingDesk desk;
    private final transient LessonPreview lessons;
    private final transient Assets assets;
    private final WorkLook look;
    private final Words words;
    private String name = "";

    /// The activity whose work is shown open.
    private String asked = "";

    StudentWorkPage(
            MarkingDesk desk,
            LessonPreview lessons,
            WorkLook look,
            Assets assets,
            Translations translations) {
        this.desk = desk;
        this.lessons = lessons;
        this.look = look;
        this.assets = assets;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "marking", "study");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        asked = event.getLocation().getQueryParameters().getSingleParameter("activity").orElse("");
        Optional<Course> course = CourseResultsPage.taught(desk, event);
        Optional<Account> student =
                event.getRouteParameters()
                        .get("student")
                        .flatMap(StudentWorkPage::id)
                        .flatMap(id -> desk.people().find(id));
        if (course.isEmpty() || student.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(course.get(), student.get());
    }

    private static Optional<AccountId> id(String text) {
        try {
            return Optional.of(new AccountId(UUID.fromString(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void show(Course course, Account student) {
        name = student.displayName();
        Anchor back =
                new Anchor("/teach/courses/" + course.id() + "/grades", words.get("results.title"));
        back.addClassName("back");
        Div heading = new Div(new H1(name), CourseResultsPage.quiet(student.login()));
        heading.addClassName("work-heading");
        add(back, heading);
        StudentWork work = desk.works().of(desk.actor().get(), course.id(), student.id());
        Map<ActivityId, Div> panels = panels(course, work);
        work.handIns()
                .forEach(one ->
                        Optional.ofNullable(panels.get(one.activity()))
                                .ifPresent(panel -> panel.add(handIn(course, one))));
        work.attempts()
                .forEach(one ->
                        Optional.ofNullable(panels.get(one.activity()))
                                .ifPresent(panel -> panel.add(attempt(course, one))));
        panels.values().forEach(this::add);
        if (panels.isEmpty()) {
            Div nothing = new Div(new Paragraph(words.get("results.student.nothing")));
            nothing.addClassNames("panel", "empty");
            add(nothing);
        }
        add(takingOut(course, student));
    }

    private NativeButton takingOut(Course course, Account student) {
        NativeButton out =
                new NativeButton(
                        words.get("results.student.take-out"),
                        _ ->
                                Question.ask(
                                        words,
                                        "results.student.taking-out",
                                        student.displayName(),
                                        () -> takeOut(course, student)));
        out.addClassNames("link-button", "discard");
        return out;
    }

    private void takeOut(Course course, Account student) {
        desk.enrolments().takeOut(desk.actor().get(), course.id(), student.id());
        getUI().ifPresent(ui -> ui.navigate("teach/courses/" + course.id() + "/grades"));
    }

    /// One for each activity with work in it, as they stand in the course; what was removed from it
    /// comes last.
    private Map<ActivityId, Div> panels(Course course, StudentWork work) {
        List<ActivityId> worked =
                Stream.concat(
                                work.handIns().stream().map(HandIn::activity),
                                work.attempts().stream().map(Sheet::activity))
                        .distinct()
                        .toList();
        Map<ActivityId, Div> panels = new LinkedHashMap<>();
        Stream.concat(
                        course.content().activities().map(Activity::id).filter(worked::contains),
                        worked.stream())
                .forEach(id -> panels.computeIfAbsent(id, _ -> panel(course, id)));
        return panels;
    }

    private Div panel(Course course, ActivityId id) {
        String title =
                course.content()
                        .activity(id)
                        .or(() ->
                                desk.courses()
                                        .lastWith(course.id(), id)
                                        .flatMap(then -> then.content().activity(id)))
                        .map(Activity::title)
                        .filter(known -> !known.isBlank())
                        .orElse(words.get("results.untitled"));
        Div panel = new Div(new H2(title));
        panel.addClassName("panel");
        if (id.value().equals(asked)) {
            panel.getElement().executeJs("this.scrollIntoView({block: 'start'})");
        }
        return panel;
    }

    private Component handIn(Course course, HandIn work) {
        if (work.isGivenBack()) {
            return new Div(
                    new Paragraph(
                            words.get(
                                    "results.student.given-back",
                                    work.returned().map(words::time).orElse(""))),
                    lessons.earlier(words, work.before()));
        }
        String mark =
                work.mark()
                        .map(given ->
                                words.get(
                                        "results.student.points",
                                        number(given.points()),
                                        number(given.outOf())))
                        .orElse(words.get("results.student.unmarked"));
        Paragraph line =
                new Paragraph(
                        new Anchor(
                                "/teach/courses/" + course.id() + "/mark/work-" + work.id(),
                                words.get("results.student.work")));
        line.add(" · " + work.submitted().map(words::time).orElse("") + " · " + mark);
        return line;
    }

    private NativeDetails attempt(Course course, Sheet sheet) {
        NativeDetails details = new NativeDetails();
        details.setOpen(sheet.activity().value().equals(asked));
        details.addClassName("more-fields");
        details.setSummaryText(
                words.get(
                        "results.student.attempt",
                        sheet.number(),
                        sheet.submitted().map(words::time).orElse(""),
                        sheet.grade()
                                        .map(
                                                NumberFormat.getPercentInstance(words.locale())
                                                        ::format)
                                        .orElse(words.get("results.student.unmarked"))
                                + (sheet.counts()
                                        ? " · " + words.get("results.student.counts")
                                        : "")));
        details.setContent(
                QuizAnswers.read(
                        words,
                        sheet.items(),
                        question ->
                                new Anchor(
                                        "/teach/courses/"
                                                + course.id()
                                                + "/mark/essay-"
                                                + sheet.id()
                                                + "-"
                                                + question,
                                        words.get("results.student.mark"))));
        return details;
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(words.locale()).format(number);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        var page = event.getUI().getPage();
        page.addStyleSheet("context:/" + assets.address("/look/learn.css"));
        page.addStyleSheet("context:/" + assets.address("/look/course-work.css"));
        page.addStyleSheet("context:/" + assets.address("/look/results.css"));
    }

    @Override
    public String getPageTitle() {
        return name + " · Khuê Văn";
    }
}
