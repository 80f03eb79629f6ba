package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.ChangedMeanwhile;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseId;
import org.khuevan.course.Merged;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.Prose;
import org.khuevan.people.NotAllowed;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// A page on which teachers work on one course. Everything is kept by itself, as a draft; when
/// somebody else saved meanwhile, only what was changed here is put on top of theirs.
abstract class CourseWorkPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final transient Desk desk;
    private final WorkLook look;
    private final Words words;
    private final String way;
    private final Span saved = new Span();
    private @Nullable CourseTop top;
    private transient @Nullable Course course;

    /// @param way the one that this page belongs to
    CourseWorkPage(Desk desk, WorkLook look, String way) {
        this.desk = desk;
        this.look = look;
        this.way = way;
        this.words = desk.translations().in(getLocale());
        addClassNames("work-page", "course-work");
        saved.addClassName("saved");
        saved.getElement().setAttribute("role", "status");
    }

    /// Shows the course, after [#course()] is known.
    ///
    /// @return whether there is what the address names
    abstract boolean show(BeforeEnterEvent event);

    /// Shows it again, after somebody else changed it.
    abstract void showAgain();

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Course> found =
                event.getRouteParameters()
                        .get("course")
                        .flatMap(CourseWorkPage::id)
                        .flatMap(this::latest);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        course = found.get();
        removeAll();
        top = new CourseTop(words, course(), way);
        add(top);
        call();
        if (!show(event)) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private Optional<Course> latest(CourseId id) {
        try {
            return Optional.of(desk.drafts().latest(desk.actor().get(), id));
        } catch (NoSuchCourse | NotAllowed _) {
            return Optional.empty();
        }
    }

    Course course() {
        return java.util.Objects.requireNonNull(course);
    }

    Desk desk() {
        return desk;
    }

    Words words() {
        return words;
    }

    Removing removing() {
        return new Removing(words, desk.kept(), desk.actor().get(), course().id());
    }

    Span saved() {
        return saved;
    }

    String address(String rest) {
        return "/teach/courses/" + course().id() + rest;
    }

    /// Changes the course and keeps it.
    void change(UnaryOperator<CourseContent> change) {
        attempt(() -> {
            try {
                keep(change);
            } catch (ChangedMeanwhile _) {
                course = desk.drafts().latest(desk.actor().get(), course().id());
                showAgain();
                tell("course.changed-not-kept");
            }
        });
    }

    private void keep(UnaryOperator<CourseContent> change) {
        CourseContent before = course().content();
        CourseContent after = change.apply(before);
        if (!after.equals(before)) {
            Merged merged = desk.drafts().merge(desk.actor().get(), course(), after);
            course = merged.course();
            saved.setText(words.get("teach.saved", TIME.format(LocalTime.now())));
            call();
            if (merged.others()) {
                showAgain();
                tellOfOthers(merged);
            }
        }
    }

    private void tellOfOthers(Merged merged) {
        if (merged.texts().isEmpty()) {
            tell(merged.overruled() ? "course.changed-same" : "course.changed-meanwhile");
        } else {
            Overruled.show(words, merged.texts());
        }
    }

    /// What is done may no longer be allowed, or there, since the page was opened.
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (NoSuchCourse | NotAllowed _) {
            tell("course.gone");
        }
    }

    void tell(String key) {
        Notification.show(words.get(key), 8000, Notification.Position.MIDDLE);
    }

    void read(Course now) {
        course = now;
        call();
    }

    private void call() {
        if (top != null) {
            top.call(title(words, course()));
        }
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    static String title(Words words, Course course) {
        return title(words, course.description().title());
    }

    /// @param title may be empty
    static String title(Words words, String title) {
        return title.isEmpty() ? words.get("course.untitled") : title;
    }

    static Span badge(Words words, Course course) {
        return badge(words, course.state(), course.version());
    }

    static Span badge(Words words, Course.State now, int version) {
        String state = now.name().toLowerCase(Locale.ROOT);
        boolean again = now == Course.State.DRAFT && version > 1;
        Span badge = new Span(words.get("course.state." + (again ? "changed" : state)));
        badge.addClassNames("badge", "badge-" + (now == Course.State.CLOSED ? "withdrawn" : state));
        return badge;
    }

    static Optional<CourseId> id(String text) {
        try {
            return Optional.of(new CourseId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        var page = event.getUI().getPage();
        page.addStyleSheet("context:/" + desk.assets().address("/look/course-work.css"));
        page.addJsModule("context:/" + desk.assets().address("/scripts/course-work.js"));
        // The first formula of all takes seconds: it is made while somebody still thinks of theirs,
        // and in a thread of its own, for others would wait for a virtual one that loads classes.
        Thread.ofPlatform().daemon().start(() -> Prose.html("$x$"));
    }

    @Override
    public String getPageTitle() {
        return title(words, course()) + " · Khuê Văn";
    }
}
