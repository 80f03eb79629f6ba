package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.Flaw;
import org.khuevan.course.NotPublishable;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.CopyField;
import org.khuevan.ui.shell.Origin;
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
    private final FinishingPanel finishing;
    private final Div publishing = new Div();
    private final transient Map<MaterialId, Optional<String>> titles = new HashMap<>();

    CoursePage(Desk desk, WorkLook look, MaterialPicker.Shelf shelf) {
        super(desk, look, "");
        this.shelf = shelf;
        outline = new OutlinePanel(words(), new Work());
        facts = new CourseFacts(words(), said -> changeAndCheck(content -> content.with(said)));
        finishing =
                new FinishingPanel(words(), rule -> changeAndCheck(content -> content.with(rule)));
        publishing.addClassNames("panel", "publish-panel");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        Div main = new Div(facts.title(), outline);
        Div side =
                new Div(
                        publishing,
                        panel("course.finishing", finishing),
                        panel("course.about", facts));
        side.addClassName("course-side");
        Div editor = new Div(main, side);
        editor.addClassName("course-editor");
        add(editor);
        showAgain();
        return true;
    }

    private Div panel(String heading, Component within) {
        Div panel = new Div(new H2(words().get(heading)), within);
        panel.addClassName("panel");
        return panel;
    }

    @Override
    void showAgain() {
        outline.show(course().content(), address("/a/"));
        facts.show(course().description());
        finishing.show(course().content().completion());
        showPublishing();
    }

    private void changeAndCheck(UnaryOperator<CourseContent> change) {
        change(change);
        showPublishing();
    }

    private void showPublishing() {
        publishing.removeAll();
        publishing.add(new H2(words().get("course.publishing")));
        List<Flaw> flaws = desk().drafts().flaws(course());
        boolean blocked = flaws.stream().anyMatch(flaw -> flaw.what().blocks());
        if (!blocked) {
            publishing.add(ready());
        }
        if (!flaws.isEmpty()) {
            publishing.add(lacks(flaws, blocked ? "course.lacks" : "course.better"));
        }
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

    private Div lacks(List<Flaw> flaws, String heading) {
        UnorderedList list = new UnorderedList();
        flaws.stream()
                .sorted((a, b) -> Boolean.compare(b.what().blocks(), a.what().blocks()))
                .map(this::lack)
                .distinct()
                .limit(12)
                .forEach(list::add);
        Div lacks = new Div(new H3(words().get(heading)), list);
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
            boolean first = course().version() == 1;
            read(desk().drafts().publish(desk().actor().get(), course().id()));
            tell(first ? "course.published-first" : "course.published-now");
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
        public void rename(UnaryOperator<CourseContent> change) {
            changeAndCheck(change);
        }

        @Override
        public void pickMaterial(java.util.function.Consumer<MaterialPicker.Picked> picked) {
            new MaterialPicker(words(), shelf, course().description().language(), picked).open();
        }

        @Override
        public Optional<String> material(MaterialId id) {
            return titles.computeIfAbsent(
                    id,
                    wanted ->
                            shelf.materials()
                                    .find(new Actor.Visitor(), wanted)
                                    .map(found -> found.description().title()));
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
