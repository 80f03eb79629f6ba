package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Outline;
import org.khuevan.ui.shell.WorkLook;

/// One activity of a course as its teachers work on it.
@Route("teach/courses/:course/a/:activity")
@RolesAllowed("TEACHER")
public class ActivityPage extends CourseWorkPage {

    private static final long serialVersionUID = 1;

    private final transient Editors editors;
    private final Div work = new Div();
    private transient @Nullable ActivityId shown;

    ActivityPage(Desk desk, WorkLook look, Editors editors) {
        super(desk, look, "");
        this.editors = editors;
        work.addClassName("activity-editor");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        shown =
                event.getRouteParameters()
                        .get("activity")
                        .flatMap(ActivityPage::activityId)
                        .orElse(null);
        if (activity().isEmpty()) {
            return false;
        }
        add(work);
        showAgain();
        return true;
    }

    @Override
    void showAgain() {
        work.removeAll();
        activity().ifPresent(this::show);
    }

    private Optional<Activity> activity() {
        return Optional.ofNullable(shown).flatMap(id -> course().content().activity(id));
    }

    private void show(Activity activity) {
        TextField title = new TextField();
        title.setLabel(words().get("activity.title"));
        title.setValue(activity.title());
        title.setMaxLength(300);
        title.addClassName("activity-title");
        CourseFacts.lazy(title);
        title.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                edit(now -> now.withTitle(event.getValue()));
            }
        });
        if (activity.title().equals(words().get("course.new." + activity.kind()))) {
            title.setAutoselect(true);
            title.focus();
        }
        Span kind = new Span(words().get("course.kind." + activity.kind()));
        kind.addClassName("badge");
        Div head = new Div(OutlinePanel.icon(activity), kind);
        head.addClassName("activity-kind");
        Component editor =
                editors.of(activity, new Editors.Work(words(), course(), removing(), this::edit));
        Div main = new Div(head, title, editor);
        main.addClassNames("panel", "activity-main");
        OfferPanel offer =
                new OfferPanel(
                        words(),
                        course().content(),
                        activity,
                        changed -> edit(now -> now.withOffer(changed)));
        Div side = new Div(new H2(words().get("activity.offer")), offer);
        side.addClassNames("panel", "activity-side");
        work.add(neighbours(activity), main, side);
    }

    /// The ways to the activities before and after, and what has been saved.
    private Div neighbours(Activity activity) {
        List<Activity> all = course().content().activities().toList();
        int index = all.stream().map(Activity::id).toList().indexOf(activity.id());
        Div ways = new Div();
        ways.addClassName("neighbours");
        Anchor back = new Anchor(address(""), words().get("activity.back"));
        back.addClassName("back");
        Anchor preview =
                new Anchor(address("/preview/" + activity.id()), words().get("course.preview"));
        preview.setVisible(!activity.offer().hidden());
        ways.add(back, saved(), preview);
        if (index + 1 < all.size()) {
            Activity next = all.get(index + 1);
            Anchor on =
                    new Anchor(
                            address("/a/" + next.id()),
                            words().get("activity.next", OutlinePanel.title(words(), next)));
            on.addClassName("next");
            ways.add(on);
        }
        NativeButton remove =
                new NativeButton(
                        words().get("activity.remove"),
                        _ ->
                                removing()
                                        .ask(
                                                "course.removing-activity",
                                                List.of(activity.id()),
                                                () -> remove(activity.id())));
        remove.addClassNames("link-button", "discard");
        ways.add(remove);
        return ways;
    }

    private void remove(ActivityId id) {
        change(content -> Outline.without(content, id));
        getUI().ifPresent(ui -> ui.navigate(address("").substring(1)));
    }

    private void edit(UnaryOperator<Activity> change) {
        change(content ->
                Optional.ofNullable(shown)
                        .flatMap(content::activity)
                        .map(now -> Outline.replaced(content, change.apply(now)))
                        .orElse(content));
    }

    static Optional<ActivityId> activityId(String text) {
        try {
            return Optional.of(new ActivityId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
