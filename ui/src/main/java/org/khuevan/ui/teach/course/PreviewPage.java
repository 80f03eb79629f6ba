package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.Draw;
import org.khuevan.course.Posed;
import org.khuevan.course.Prose;
import org.khuevan.course.Section;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.WorkLook;

/// A course from its first page to its last, as students see it, before it is published: hidden
/// activities are left out, and quizzes show one draw of their questions.
@Route("teach/courses/:course/preview")
@RolesAllowed("TEACHER")
public class PreviewPage extends CourseWorkPage {

    private static final long serialVersionUID = 1;

    private final transient Materials materials;
    private final Div page = new Div();

    PreviewPage(Desk desk, WorkLook look, Materials materials) {
        super(desk, look, "");
        this.materials = materials;
        page.addClassNames("preview-page");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
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
        Div summary = new Div(ProseField.html(Prose.html(course().description().summary())));
        summary.addClassName("prose");
        page.add(summary);
        OrderedList contents = new OrderedList();
        contents.addClassName("preview-contents");
        shown().forEach(activity -> contents.add(new ListItem(link(activity))));
        page.add(contents);
        for (Section section : course().content().sections()) {
            page.add(new H2(section.title()));
            section.activities().stream()
                    .filter(activity -> !activity.offer().hidden())
                    .map(this::article)
                    .forEach(page::add);
        }
    }

    private java.util.stream.Stream<Activity> shown() {
        return course().content().activities().filter(activity -> !activity.offer().hidden());
    }

    private Anchor link(Activity activity) {
        Anchor link = new Anchor("#" + activity.id(), OutlinePanel.title(words(), activity));
        link.setRouterIgnore(true);
        return link;
    }

    private Component article(Activity activity) {
        Div head =
                new Div(OutlinePanel.icon(activity), new H3(OutlinePanel.title(words(), activity)));
        head.addClassName("preview-head");
        Div article = new Div(head);
        article.setId(activity.id().value());
        article.addClassNames("panel", "preview-activity");
        switch (activity) {
            case Activity.MaterialActivity material -> material(article, material);
            case Activity.WrittenPage written -> prose(article, written.text());
            case Activity.Quiz quiz -> quiz(article, quiz);
            case Activity.Assignment assignment -> {
                prose(article, assignment.task());
                article.add(new Paragraph(words().get("course.points", assignment.fullPoints())));
            }
            case Activity.Discussion discussion -> prose(article, discussion.prompt());
        }
        return article;
    }

    private void quiz(Div article, Activity.Quiz quiz) {
        prose(article, quiz.introduction());
        OrderedList list = new OrderedList();
        list.addClassName("preview-questions");
        Draw.questions(course().content(), quiz, 1)
                .forEach(question ->
                        list.add(new ListItem(new PosedView(words(), Posed.of(question, 1)))));
        article.add(list);
    }

    private void material(Div article, Activity.MaterialActivity activity) {
        prose(article, activity.note());
        Optional<Material> material = materials.find(new Actor.Visitor(), activity.material());
        if (material.isEmpty()) {
            article.add(new Paragraph(words().get("flaw.material-gone")));
            return;
        }
        String part = OutlinePanel.part(words(), activity.part());
        Anchor open =
                new Anchor(
                        address(activity),
                        material.get().description().title()
                                + (part.isEmpty() ? "" : " · " + part));
        open.setTarget("_blank");
        article.add(new Paragraph(open));
    }

    private static String address(Activity.MaterialActivity activity) {
        String at =
                switch (activity.part()) {
                    case Part.Whole() -> "";
                    case Part.Pages(int from, _) -> "?page=" + from;
                    case Part.Times(double from, _) ->
                            "?t=" + String.format(Locale.ROOT, "%.0f", from);
                };
        return "/m/" + activity.material() + at;
    }

    private static void prose(Div parent, String markdown) {
        if (!markdown.isBlank()) {
            Div text = new Div(ProseField.html(Prose.html(markdown)));
            text.addClassName("prose");
            parent.add(text);
        }
    }
}
