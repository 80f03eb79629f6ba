package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Note;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// One's notes and bookmarks of all courses, searchable; each leads back to its place.
final class MyNotes extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST = 300;

    private MyNotes(Study study, Words words, Actor.Member student, String sought) {
        addClassName("lesson-column");
        add(
                Tags.link(words.get("learn.title"), "/learn", "study-back"),
                new H1(words.get("learn.notes")),
                form(words, sought));
        List<Note> notes = study.beside().notes().find(student, sought, MOST);
        if (notes.isEmpty()) {
            Section nothing =
                    new Section(
                            new H2(words.get("learn.notes.none.title")),
                            new Paragraph(words.get("learn.notes.none.text")));
            nothing.addClassName("nothing");
            add(nothing);
            return;
        }
        Map<CourseId, Optional<Course>> courses = new HashMap<>();
        UnorderedList list = new UnorderedList();
        list.addClassName("note-list");
        for (Note note : notes) {
            Optional<Course> course =
                    courses.computeIfAbsent(note.course(), study.courses()::published);
            list.add(item(words, note, course, sought));
        }
        Paragraph said = new Paragraph();
        said.setId("notes-said");
        said.getElement().setAttribute("role", "status");
        add(said, list);
    }

    static Shown page(
            Study study, Words words, Actor.Member student, Map<String, List<String>> parameters) {
        String sought = parameters.getOrDefault("q", List.of()).stream().findFirst().orElse("");
        return Shown.own(words.get("learn.notes"), new MyNotes(study, words, student, sought));
    }

    private static HtmlContainer form(Words words, String sought) {
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("note-search");
        form.getElement()
                .setAttribute("action", "/learn/notes")
                .setAttribute("method", "get")
                .setAttribute("role", "search");
        Input box = new Input();
        box.setType("search");
        box.setValue(sought);
        box.getElement()
                .setAttribute("name", "q")
                .setAttribute("value", sought)
                .setAttribute("aria-label", words.get("learn.notes.search"))
                .setAttribute("placeholder", words.get("learn.notes.search"));
        HtmlContainer go = new HtmlContainer("button");
        go.getElement().setAttribute("type", "submit").setText(words.get("search.go"));
        go.addClassNames("button", "button-quiet");
        form.add(box, go);
        return form;
    }

    private static ListItem item(Words words, Note note, Optional<Course> course, String sought) {
        String address = "/learn/" + note.course() + "/" + note.activity() + NotesView.query(note);
        Optional<String> title =
                course.flatMap(known -> known.content().activity(note.activity()))
                        .filter(activity -> !activity.offer().hidden())
                        .map(activity -> Says.title(words, activity));
        // What was removed cannot be opened; what was noted about it is there still.
        Component place =
                title.isPresent()
                        ? new Anchor(address, title.get())
                        : new Span(words.get("learn.something"));
        Paragraph where =
                new Paragraph(
                        Tags.span(NotesView.place(words, note), "place"),
                        place,
                        Tags.span(
                                course.map(known -> known.description().title()).orElse(""),
                                "quiet"));
        where.addClassName("note-where");
        Paragraph text = new Paragraph();
        if (note.isBookmark()) {
            text.setText(words.get("learn.bookmark"));
        } else {
            Pieces.marked(note.text(), sought).forEach(text::add);
        }
        text.addClassName("note-text");
        NativeButton remove =
                Tags.doing(
                        words,
                        words.get("learn.remove"),
                        "DELETE",
                        "/api/learning/notes/" + note.id());
        remove.setClassName("link-like");
        Tags.data(
                remove,
                "sure",
                words.get("learn.remove.sure"),
                "renew",
                ".lesson-column",
                "said",
                "#notes-said");
        return new ListItem(where, text, remove);
    }
}
