package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import org.khuevan.course.CourseId;
import org.khuevan.course.Prose;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// Where Markdown with formulas, pictures and tables is written, and how it will look, beside it.
/// The buttons above it are wired in the browser, by `scripts/course-work.js`.
@Tag("khuevan-prose")
final class ProseField extends HtmlContainer {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200_000;

    /// Each puts something around what is marked: before, after.
    private enum Mark {
        BOLD("**", "**", "B"),
        ITALIC("_", "_", "I"),
        HEADING("\n## ", "\n", "H"),
        LIST("\n- ", "\n", "•"),
        LINK("[", "](https://)", "↗"),
        FORMULA("$", "$", "∑"),
        TABLE("\n| A | B |\n|---|---|\n| ", " |  |\n", "▦");

        private final String before;
        private final String after;
        private final String sign;

        Mark(String before, String after, String sign) {
            this.before = before;
            this.after = after;
            this.sign = sign;
        }
    }

    private final TextArea area = new TextArea();
    private final Div preview = new Div();
    private final Div bar = new Div();

    /// @param label what is written here
    /// @param course whose pictures they are
    ProseField(Words words, String label, CourseId course) {
        area.setLabel(label);
        area.setMaxLength(LONGEST);
        area.setMinRows(3);
        area.setMaxRows(24);
        CourseFacts.lazy(area);
        area.addValueChangeListener(_ -> show());
        preview.addClassNames("prose", "prose-preview");
        preview.getElement().setAttribute("aria-hidden", "true");
        preview.getElement().setAttribute("data-empty", words.get("prose.empty"));
        bar.addClassName("prose-bar");
        bar.getElement()
                .setAttribute("role", "toolbar")
                .setAttribute("aria-label", words.get("prose.bar", label));
        for (Mark mark : Mark.values()) {
            tool(mark.sign, words.of("prose", mark), mark.before, mark.after);
        }
        NativeButton picture = button("", words.get("prose.picture"));
        picture.add(Pieces.icon("image"));
        picture.getElement()
                .setAttribute("data-picture", "/api/courses/" + course + "/pictures")
                .setAttribute("data-failed", words.get("prose.picture-failed"));
        bar.add(picture);
        Div both = new Div(area, preview);
        both.addClassName("prose-both");
        add(bar, both);
        show();
    }

    /// One more button above the text.
    ///
    /// @param before is put before what is marked, and `after` behind it
    void tool(String sign, String label, String before, String after) {
        NativeButton button = button(sign, label);
        button.getElement().setAttribute("data-before", before).setAttribute("data-after", after);
        bar.add(button);
    }

    private static NativeButton button(String sign, String label) {
        NativeButton button = new NativeButton(sign);
        button.addClassName("prose-button");
        button.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", label)
                .setAttribute("title", label);
        return button;
    }

    String text() {
        return area.getValue();
    }

    void write(String text) {
        area.setValue(text);
        show();
    }

    void help(String text) {
        area.setHelperText(text);
    }

    /// Large, for whole pages.
    void large() {
        addClassName("prose-large");
        area.setMinRows(18);
        area.setMaxRows(60);
    }

    void onChange(SerializableRunnable changed) {
        area.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.run();
            }
        });
    }

    void focus() {
        area.focus();
    }

    private void show() {
        preview.removeAll();
        preview.add(html(Prose.html(area.getValue())));
    }

    /// Clean HTML of a teacher's text, as a component.
    static Html html(String clean) {
        return new Html("<div>" + clean + "</div>");
    }
}
