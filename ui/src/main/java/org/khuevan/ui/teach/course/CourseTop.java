package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import org.khuevan.course.Course;
import org.khuevan.ui.shell.Words;

/// What stands at the top of all pages on which teachers work on one course: its title and state,
/// and the ways between these pages. Its look is in `course-work.css`.
public final class CourseTop extends Div {

    private static final long serialVersionUID = 1;

    /// The pages of a course beside each other, by the last part of their addresses.
    private static final String[] WAYS = {"", "questions", "access", "grades"};

    private final H1 heading = new H1();

    /// @param way the page that is shown, by the last part of its address
    public CourseTop(Words words, Course course, String way) {
        Anchor back = new Anchor("/teach/courses", words.get("courses.title"));
        back.addClassName("back");
        heading.setText(CourseWorkPage.title(words, course));
        Div line = new Div(heading, CourseWorkPage.badge(words, course));
        line.addClassName("work-heading");
        UnorderedList list = new UnorderedList();
        for (String one : WAYS) {
            Anchor link =
                    new Anchor(
                            "/teach/courses/" + course.id() + (one.isEmpty() ? "" : "/" + one),
                            words.get("course.way." + (one.isEmpty() ? "content" : one)));
            if (one.equals(way)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            list.add(new ListItem(link));
        }
        Nav nav = new Nav(list);
        nav.addClassName("course-ways");
        nav.getElement().setAttribute("aria-label", words.get("course.ways"));
        add(back, line, nav);
    }

    /// On a phone the ways are wider than the window, as soon as the look of the page is there.
    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        """
                        const ways = this.querySelector('ul');
                        const here = this.querySelector('[aria-current]');
                        if (here) {
                          new ResizeObserver(() => {
                            ways.scrollLeft =
                                here.offsetLeft - ways.offsetLeft - (ways.clientWidth - here.offsetWidth) / 2;
                          }).observe(ways);
                        }
                        """);
    }

    void call(String title) {
        heading.setText(title);
    }
}
