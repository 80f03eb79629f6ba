package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Draw;
import org.khuevan.course.Posed;
import org.khuevan.course.Prose;
import org.khuevan.course.Section;
import org.khuevan.ui.learn.LessonPreview;
import org.khuevan.ui.shell.WorkLook;

/// A course as students see it, before it is published: what it is about and its outline, then one
/// activity after the other. Hidden activities are left out, and quizzes show one draw of their
/// questions.
@Route("teach/courses/:course/preview/:activity?")
@RolesAllowed("TEACHER")
public class PreviewPage extends CourseWorkPage {

    private static final long serialVersionUID = 1;

    private final transient LessonPreview lessons;
    private final Div page = new Div();
    private transient Optional<ActivityId> shown = Optional.empty();
    private transient Map<String, List<String>> parameters = Map.of();

    PreviewPage(Desk desk, WorkLook look, LessonPreview lessons) {
        super(desk, look, "");
        this.lessons = lessons;
        page.addClassNames("preview-page");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        parameters = event.getLocation().getQueryParameters().getParameters();
        Optional<String> wanted = event.getRouteParameters().get("activity");
        shown = wanted.flatMap(ActivityPage::activityId);
        if (wanted.isPresent() && activity().isEmpty()) {
            return false;
        }
        Anchor back = new Anchor(address(""), words().get("activity.back"));
        back.addClassName("back");
        Paragraph note = new Paragraph(words().get("preview.note"));
        note.addClassName("hint");
        if (desk().courses().published(course().id()).isPresent()) {
            Anchor live = new Anchor("/learn/" + course().id(), words().get("preview.live"));
            note.add(" ");
            note.add(live);
        }
        add(back, note, page);
        showAgain();
        return true;
    }

    @Override
    void showAgain() {
        page.removeAll();
        activity().ifPresentOrElse(this::lesson, this::overview);
    }

    private List<Activity> offered() {
        return course().content()
                .activities()
                .filter(activity -> !activity.offer().hidden())
                .toList();
    }

    private Optional<Activity> activity() {
        return shown.flatMap(
                id -> offered().stream().filter(activity -> activity.id().equals(id)).findFirst());
    }

    private void overview() {
        prose(page, course().description().summary());
        for (Section section : course().content().sections()) {
            OrderedList list = new OrderedList();
            list.addClassName("preview-contents");
            section.activities().stream()
                    .filter(activity -> !activity.offer().hidden())
                    .forEach(activity -> list.add(entry(activity)));
            if (list.getChildren().findAny().isPresent()) {
                page.add(new H2(section.title()), list);
            }
        }
        List<Activity> all = offered();
        if (!all.isEmpty()) {
            Anchor begin = link(all.getFirst(), words().get("preview.begin"));
            begin.addClassName("button");
            page.add(begin);
        }
    }

    private ListItem entry(Activity activity) {
        ListItem entry =
                new ListItem(
                        OutlinePanel.icon(activity),
                        link(activity, OutlinePanel.title(words(), activity)));
        entry.addClassName("preview-head");
        String when = lessons.when(words(), course().content(), activity);
        if (!when.isEmpty()) {
            Span closed = new Span(when);
            closed.addClassName("preview-when");
            entry.add(closed);
        }
        return entry;
    }

    private Anchor link(Activity activity, String text) {
        return new Anchor(address("/preview/" + activity.id()), text);
    }

    private void lesson(Activity activity) {
        H2 title = new H2(OutlinePanel.title(words(), activity));
        Div head = new Div(OutlinePanel.icon(activity), title);
        head.addClassName("preview-head");
        page.add(head);
        if (!activity.offer().conditions().isEmpty()) {
            page.add(lessons.conditions(words(), course().content(), activity));
        }
        page.add(content(activity), turning(activity));
    }

    private Component content(Activity activity) {
        Div content = new Div();
        switch (activity) {
            case Activity.MaterialActivity material ->
                    content.add(
                            lessons.material(
                                    words(),
                                    material,
                                    address("/preview/" + material.id()),
                                    parameters));
            case Activity.WrittenPage written -> prose(content, written.text());
            case Activity.Quiz quiz -> quiz(content, quiz);
            case Activity.Assignment assignment ->
                    content.add(lessons.assignment(words(), assignment));
            case Activity.Discussion discussion -> prose(content, discussion.prompt());
        }
        return content;
    }

    private void quiz(Div content, Activity.Quiz quiz) {
        prose(content, quiz.introduction());
        OrderedList list = new OrderedList();
        list.addClassName("preview-questions");
        Draw.questions(course().content(), quiz, 1)
                .forEach(question ->
                        list.add(new ListItem(new PosedView(words(), Posed.of(question, 1)))));
        content.add(list);
    }

    private Nav turning(Activity activity) {
        List<Activity> all = offered();
        int here = all.indexOf(activity);
        Nav nav = new Nav();
        nav.addClassName("preview-turn");
        nav.getElement().setAttribute("aria-label", words().get("preview.turn"));
        nav.add(
                here > 0 ? turn(all.get(here - 1), "preview.prev", "button-quiet") : new Span(),
                here < all.size() - 1 ? turn(all.get(here + 1), "preview.next", "button") : end());
        return nav;
    }

    private Anchor turn(Activity other, String key, String style) {
        Anchor link = link(other, words().get(key));
        link.addClassNames("button", style);
        link.getElement()
                .setAttribute(
                        "aria-label", words().get(key) + ": " + OutlinePanel.title(words(), other));
        return link;
    }

    private Anchor end() {
        Anchor link = new Anchor(address("/preview"), words().get("preview.contents"));
        link.addClassNames("button", "button-quiet");
        return link;
    }

    private static void prose(Div parent, String markdown) {
        if (!markdown.isBlank()) {
            Div text = new Div(ProseField.html(Prose.html(markdown)));
            text.addClassName("prose");
            parent.add(text);
        }
    }
}
