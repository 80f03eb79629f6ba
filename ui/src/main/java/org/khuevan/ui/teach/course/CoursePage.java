package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.UnaryOperator;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.Flaw;
import org.khuevan.course.NotPublishable;
import org.khuevan.ui.shell.CopyField;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.WorkLook;

/// A course as its teachers build it: its outline on one side; what it says about itself, and
/// publishing, on the other.
@Route("teach/courses/:course")
@RolesAllowed("TEACHER")
public class CoursePage extends CourseWorkPage {

    private static final long serialVersionUID = 1;

    private final transient MaterialPicker.Shelf shelf;
    private final OutlinePanel outline;
    private final CourseFacts facts;
    private final Div publishing = new Div();

    CoursePage(Desk desk, WorkLook look, MaterialPicker.Shelf shelf) {
        super(desk, look, "");
        this.shelf = shelf;
        outline = new OutlinePanel(words(), new Work());
        facts = new CourseFacts(words(), said -> changeAndCheck(content -> content.with(said)));
        publishing.addClassNames("panel", "publish-panel");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        Div about = new Div(new H2(words().get("course.about")), facts);
        about.addClassNames("panel", "course-facts");
        Div editor = new Div(outline, publishing, about);
        editor.addClassName("course-editor");
        add(editor);
        showAgain();
        return true;
    }

    @Override
    void showAgain() {
        outline.show(course().content(), address("/a/"));
        facts.show(course().description());
        showPublishing();
    }

    private void changeAndCheck(UnaryOperator<CourseContent> change) {
        change(change);
        showPublishing();
    }

    private void showPublishing() {
        publishing.removeAll();
        publishing.add(new H2(words().get("course.publishing")));
        List<Flaw> flaws = desk().drafts().flaws(course().content());
        publishing.add(flaws.isEmpty() ? ready() : lacks(flaws));
        if (course().state() == Course.State.PUBLISHED) {
            publishing.add(
                    new CopyField(
                            words(),
                            words().get("course.address"),
                            absolute("/c/" + course().id())));
        }
        publishing.add(actions(), saved());
    }

    private Paragraph ready() {
        boolean published = course().state() == Course.State.PUBLISHED;
        Paragraph ready =
                new Paragraph(words().get(published ? "course.is-public" : "course.ready"));
        ready.addClassName("missing-nothing");
        return ready;
    }

    private Div lacks(List<Flaw> flaws) {
        UnorderedList list = new UnorderedList();
        flaws.stream()
                .sorted((a, b) -> Boolean.compare(b.what().blocks(), a.what().blocks()))
                .map(this::lack)
                .distinct()
                .limit(12)
                .forEach(list::add);
        Div lacks = new Div(new H3(words().get("course.lacks")), list);
        lacks.addClassName("missing");
        return lacks;
    }

    private ListItem lack(Flaw flaw) {
        String what = words().of("flaw", flaw.what());
        ListItem item = new ListItem();
        item.getElement().setAttribute("data-blocks", String.valueOf(flaw.what().blocks()));
        String where =
                flaw.activity()
                        .flatMap(id -> course().content().activity(id))
                        .map(activity -> OutlinePanel.title(words(), activity))
                        .orElse("");
        if (flaw.activity().isPresent()) {
            item.add(
                    new Anchor(
                            address("/a/" + flaw.activity().get()),
                            where.isEmpty() ? what : where + ": " + what));
        } else if (flaw.question().isPresent()) {
            item.add(
                    new Anchor(
                            address("/questions"),
                            words().get("course.way.questions") + ": " + what));
        } else if (facts.has(flaw.what())) {
            NativeButton there = new NativeButton(what, _ -> facts.focus(flaw.what()));
            there.addClassName("link-button");
            item.add(there);
        } else {
            item.add(what);
        }
        return item;
    }

    private Div actions() {
        NativeButton publish =
                new NativeButton(words().get("course.publish"), _ -> attempt(this::publish));
        publish.addClassName("button");
        publish.setId("publish");
        publish.setVisible(course().state() != Course.State.PUBLISHED);
        Anchor preview = new Anchor(address("/preview"), words().get("course.preview"));
        preview.addClassNames("button", "button-quiet");
        Div actions = new Div(publish, preview);
        actions.addClassName("actions");
        NativeButton end =
                course().state() == Course.State.DRAFT
                        ? new NativeButton(
                                words().get("course.discard"),
                                _ -> Question.ask(words(), "course.discarding", this::discard))
                        : new NativeButton(
                                words().get("course.close"),
                                _ ->
                                        removing()
                                                .ask(
                                                        "course.closing",
                                                        course().content()
                                                                .activities()
                                                                .map(Activity::id)
                                                                .toList(),
                                                        this::close));
        end.addClassNames("link-button", "discard");
        end.setVisible(course().state() != Course.State.CLOSED);
        actions.add(end);
        return actions;
    }

    private void publish() {
        try {
            read(desk().drafts().publish(desk().actor().get(), course().id()));
            tell("course.published-now");
        } catch (NotPublishable _) {
            tell("course.not-yet");
        }
        reload();
    }

    private void close() {
        attempt(() -> {
            desk().drafts().close(desk().actor().get(), course().id());
            reload();
        });
    }

    private void discard() {
        attempt(() -> {
            boolean gone = course().version() == 1;
            desk().drafts().discard(desk().actor().get(), course().id());
            getUI().ifPresent(ui -> {
                if (gone) {
                    ui.navigate(MyCoursesPage.class);
                } else {
                    ui.refreshCurrentRoute(false);
                }
            });
        });
    }

    private void reload() {
        getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
    }

    private String absolute(String path) {
        return Origin.of(path);
    }

    /// What the outline asks for.
    private final class Work implements OutlinePanel.Work {

        private static final long serialVersionUID = 1;

        @Override
        public void change(UnaryOperator<CourseContent> change) {
            changeAndCheck(change);
            outline.show(course().content(), address("/a/"));
        }

        @Override
        public void pickMaterial(java.util.function.Consumer<MaterialPicker.Picked> picked) {
            new MaterialPicker(words(), shelf, picked).open();
        }

        @Override
        public void ask(String key, List<ActivityId> removed, SerializableRunnable yes) {
            removing().ask(key, removed, yes);
        }

        @Override
        public void open(ActivityId activity) {
            getUI().ifPresent(ui -> ui.navigate(address("/a/" + activity).substring(1)));
        }
    }
}
