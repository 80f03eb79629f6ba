package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.course.CopiedDates;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseId;
import org.khuevan.course.Outline;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.course.TaughtCourse;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// All courses that the person who looks teaches, the last changed first.
@Route("teach/courses")
@Menu(title = "nav.courses.taught", order = 11)
@RolesAllowed("TEACHER")
public class MyCoursesPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int LOOKED_AT = 10;

    private final transient Desk desk;
    private final WorkLook look;
    private final Words words;
    private final Div results = new Div();

    MyCoursesPage(Desk desk, WorkLook look) {
        this.desk = desk;
        this.look = look;
        this.words = desk.translations().in(getLocale());
        addClassName("work-page");
        Div heading = new Div(new H1(words.get("courses.title")), newCourse());
        heading.addClassName("work-heading");
        add(heading, results);
        show();
    }

    private NativeButton newCourse() {
        NativeButton begin = new NativeButton(words.get("courses.new"), _ -> begin());
        begin.addClassName("button");
        return begin;
    }

    /// With a first section, so that one sees where things go.
    private void begin() {
        Course course =
                desk.drafts().create(desk.actor().get(), CourseDescription.of("", language()));
        Section first =
                new Section(
                        SectionId.random(new SecureRandom()),
                        words.get("course.section-number", 1),
                        List.of());
        desk.drafts()
                .save(desk.actor().get(), course, Outline.withSection(course.content(), first));
        open(course);
    }

    /// That of this teacher's course or else material that was changed last: it says more about
    /// what language somebody teaches in than that of the pages, which is only asked where there is
    /// nothing yet.
    private String language() {
        Stream<String> materials =
                switch (desk.actor().get()) {
                    case Actor.Visitor() -> Stream.of();
                    case Actor.Member member ->
                            desk
                                    .materials()
                                    .ownedBy(member, MaterialFilter.ALL, 0, LOOKED_AT)
                                    .materials()
                                    .stream()
                                    .map(material -> material.description().language());
                };
        return Stream.concat(courses().stream().map(TaughtCourse::language), materials)
                .filter(language -> !language.isEmpty())
                .findFirst()
                .orElseGet(() -> words.locale().getLanguage());
    }

    private List<TaughtCourse> courses() {
        return switch (desk.actor().get()) {
            case Actor.Visitor() -> List.of();
            case Actor.Member member -> desk.courses().taughtBy(member);
        };
    }

    private void show() {
        List<TaughtCourse> courses = courses();
        results.removeAll();
        if (courses.isEmpty()) {
            Div nothing =
                    new Div(
                            new H2(words.get("courses.empty.title")),
                            new Paragraph(words.get("courses.empty.text")),
                            newCourse());
            nothing.addClassNames("panel", "empty");
            results.add(nothing);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("material-list", "course-list");
        courses.forEach(course -> list.add(card(course)));
        results.add(list);
    }

    private ListItem card(TaughtCourse course) {
        String title = CourseWorkPage.title(words, course.title());
        Anchor link = new Anchor("/teach/courses/" + course.id(), title);
        link.addClassName("material-card-link");
        Paragraph facts =
                new Paragraph(
                        words.get("courses.activities", course.activities())
                                + " · "
                                + words.of("course.joining", course.joining())
                                + " · "
                                + words.get("teach.changed", words.date(course.saved())));
        facts.addClassName("upload-line");
        Div more = new Div(CourseWorkPage.badge(words, course.state(), course.version()));
        more.addClassName("material-card-more");
        NativeButton copy =
                new NativeButton(words.get("courses.copy"), _ -> copy(course.id(), title));
        copy.addClassNames("button", "button-quiet", "button-small");
        copy.getElement().setAttribute("aria-label", words.get("courses.copy") + ": " + title);
        Div actions = new Div(copy);
        actions.addClassName("actions");
        Div text = new Div(new H2(link), facts, more);
        text.addClassName("upload-text");
        ListItem card = new ListItem(text, actions);
        card.addClassNames("material-card", "course-card");
        return card;
    }

    private void copy(CourseId course, String title) {
        Course original = desk.drafts().latest(desk.actor().get(), course);
        SerializableConsumer<CopiedDates> copy =
                dates ->
                        open(
                                desk.drafts()
                                        .copy(
                                                desk.actor().get(),
                                                course,
                                                words.get("courses.copy-of", title),
                                                dates));
        CopiedDates.first(original.content(), words.zone())
                .ifPresentOrElse(
                        first -> new CopyDialog(words, first, copy).open(),
                        () -> copy.accept(new CopiedDates.Same()));
    }

    private void open(Course course) {
        getUI().ifPresent(ui -> ui.navigate("teach/courses/" + course.id()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        event.getUI()
                .getPage()
                .addStyleSheet("context:/" + desk.assets().address("/look/course-work.css"));
    }

    @Override
    public String getPageTitle() {
        return words.get("courses.title") + " · Khuê Văn";
    }
}
