package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Note;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// Notes beside an activity, each at its page or second.
final class NotesView extends NativeDetails {

    private static final long serialVersionUID = 1;

    NotesView(
            Words words,
            Actor.Member student,
            CourseId course,
            ActivityId activity,
            List<Note> notes) {
        addClassName("beside");
        setId("notes");
        setSummary(
                Tags.data(
                        new Span(words.get("learn.notes.here", notes.size())),
                        "notes-here",
                        words.get("learn.notes.here", "{0}")));
        HtmlContainer own =
                Tags.custom(
                        "khuevan-notes",
                        "account",
                        student.account().toString(),
                        "course",
                        course.value(),
                        "activity",
                        activity.value(),
                        "bookmark",
                        words.get("learn.bookmark"),
                        "keep",
                        words.get("learn.note.keep"),
                        "cancel",
                        words.get("question.no"),
                        "page",
                        words.get("learn.page-number"));
        HtmlContainer area = new HtmlContainer("textarea");
        area.setId("note-text");
        area.getElement()
                .setAttribute("rows", "3")
                .setAttribute("maxlength", "20000")
                .setAttribute("aria-label", words.get("learn.note.new"))
                .setAttribute("placeholder", words.get("learn.note.new"));
        Div actions =
                new Div(
                        Tags.button(words.get("learn.note.keep"), "button", "note-keep", ""),
                        Tags.button(
                                words.get("learn.note.bookmark"),
                                "button button-quiet",
                                "bookmark",
                                ""));
        actions.addClassName("study-actions");
        UnorderedList list = new UnorderedList();
        list.addClassName("note-list");
        notes.forEach(note -> list.add(item(words, note)));
        HtmlContainer template = new HtmlContainer("template");
        own.add(area, actions, list);
        own.getElement().appendChild(template.getElement());
        template.getElement().setProperty("innerHTML", pattern(words));
        setContent(own);
    }

    /// What a new note looks like. As a property for the living page and as content for the first
    /// HTML, because what a template holds is no child of it.
    private static String pattern(Words words) {
        return item(
                        words,
                        new Note(
                                new java.util.UUID(0, 0),
                                new CourseId("000000000000"),
                                new ActivityId("000000000000"),
                                Note.Place.TIME,
                                0,
                                "",
                                java.time.Instant.EPOCH))
                .getElement()
                .getOuterHTML();
    }

    private static ListItem item(Words words, Note note) {
        Anchor go = new Anchor(query(note).isEmpty() ? "#" : query(note), place(words, note));
        go.addClassName("place");
        go.setRouterIgnore(true);
        Tags.data(
                go,
                "go",
                Long.toString(note.position()),
                "place",
                note.place().name().toLowerCase(java.util.Locale.ROOT));
        go.getElement().setAttribute("hidden", note.place() == Note.Place.WHOLE);
        Span text = new Span(note.isBookmark() ? words.get("learn.bookmark") : note.text());
        Tags.data(text, "text", "");
        text.addClassName("note-text");
        return Tags.data(
                new ListItem(
                        go,
                        text,
                        new Span(
                                Tags.button(
                                        words.get("learn.note.change"),
                                        "link-like",
                                        "note-change",
                                        ""),
                                Tags.data(
                                        Tags.button(
                                                words.get("learn.remove"),
                                                "link-like",
                                                "note-remove",
                                                ""),
                                        "sure",
                                        words.get("learn.remove.sure")))),
                "note-id",
                note.id().toString());
    }

    static String query(Note note) {
        return switch (note.place()) {
            case TIME -> "?t=" + note.position() / 1000;
            case PAGE -> "?page=" + note.position();
            case WHOLE -> "";
        };
    }

    static String place(Words words, Note note) {
        return switch (note.place()) {
            case TIME -> Words.clock(note.position() / 1000.0);
            case PAGE -> words.get("learn.page-number", note.position());
            case WHOLE -> "";
        };
    }
}
