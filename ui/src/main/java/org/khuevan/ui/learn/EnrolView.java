package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import org.khuevan.course.Course;
import org.khuevan.course.Courses;
import org.khuevan.course.Joining;
import org.khuevan.ui.shell.Words;

/// Joining a course: one button, and the key where there is one.
final class EnrolView extends Div {

    private static final long serialVersionUID = 1;

    /// To stand beside what a course says about itself, for members who are not in it. It needs
    /// `scripts/learn.js`.
    ///
    /// @param returns whether they were in it before, and need no key
    EnrolView(Words words, Course course, boolean returns) {
        addClassName("enrol");
        NativeButton join =
                Tags.doing(
                        words,
                        words.get("learn.enrol"),
                        "PUT",
                        "/api/learning/courses/" + course.id() + "/enrolment");
        Tags.data(join, "then", "/learn/" + course.id(), "body", "{}", "said", "#enrol-said");
        if (course.joining() == Joining.KEY && !returns) {
            Input key = new Input();
            key.setId("enrol-key");
            key.getElement()
                    .setAttribute("autocomplete", "off")
                    .setAttribute("autocapitalize", "none")
                    .setAttribute("spellcheck", "false");
            NativeLabel label = new NativeLabel(words.get("learn.key"));
            label.getElement().setAttribute("for", "enrol-key");
            Tags.data(join, "key", "#enrol-key");
            Div field = new Div(label, key);
            field.addClassName("field");
            add(field);
        }
        Paragraph said = Tags.data(new Paragraph(), "said", "");
        said.setId("enrol-said");
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        add(join, said);
    }

    static Shown page(Words words, Course course, boolean returns) {
        Div page = new Div();
        page.addClassNames("lesson-column", "enrol-page");
        H1 title = new H1(course.description().title());
        title.getElement().setAttribute("lang", course.description().language());
        page.add(title);
        if (!course.description().summary().isBlank()) {
            Div summary = Tags.prose(course.description().summary());
            summary.getElement().setAttribute("lang", course.description().language());
            page.add(summary);
        }
        page.add(new EnrolView(words, course, returns));
        if (Courses.isListed(course)) {
            page.add(
                    Tags.link(
                            words.get("learn.about-course"),
                            "/c/" + course.id(),
                            "button button-quiet"));
        }
        return Shown.own(course.description().title(), page);
    }
}
