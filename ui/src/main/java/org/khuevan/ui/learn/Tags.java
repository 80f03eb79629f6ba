package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.khuevan.course.Prose;
import org.khuevan.ui.shell.Words;

/// Plain HTML of which the pages of students are made: they work before anything else has loaded,
/// with `scripts/learn.js` alone.
final class Tags {

    /// The style of words that are in the language of the course.
    static final String OF_COURSE = "said-by-course";

    /// Stands where words of the course come into a sentence of ours.
    private static final String PLACE = "\uE000";

    private Tags() {}

    static HtmlContainer tag(String name, Component... children) {
        HtmlContainer tag = new HtmlContainer(name);
        tag.add(children);
        return tag;
    }

    /// An element of our scripts.
    ///
    /// @param data names and values, without `data-`
    static HtmlContainer custom(String name, String... data) {
        HtmlContainer tag = new HtmlContainer(name);
        data(tag, data);
        return tag;
    }

    static <C extends Component> C data(C component, String... data) {
        for (int i = 0; i < data.length; i += 2) {
            component.getElement().setAttribute("data-" + data[i], data[i + 1]);
        }
        return component;
    }

    /// A button that the script of these pages acts on.
    static NativeButton button(String text, String style, String... data) {
        NativeButton button = data(new NativeButton(text), data);
        button.getElement().setAttribute("type", "button");
        button.addClassNames(style.split(" "));
        return button;
    }

    /// A button that calls the API and then shows the page anew.
    static NativeButton doing(Words words, String text, String method, String address) {
        return button(
                text,
                "button",
                "do",
                address,
                "method",
                method,
                "no-line",
                words.get("learn.no-line"));
    }

    static Anchor link(String text, String address, String style) {
        Anchor link = new Anchor(address, text);
        link.addClassNames(style.split(" "));
        return link;
    }

    /// Markdown in blocks.
    static Div prose(String markdown) {
        Div prose = new Div(new Html("<div>" + Prose.html(markdown) + "</div>"));
        prose.addClassName("prose");
        return prose;
    }

    /// Markdown in a line.
    static Component inline(String markdown) {
        return new Html("<span class=\"" + OF_COURSE + "\">" + Prose.inline(markdown) + "</span>");
    }

    /// A sentence of ours around words of the course.
    ///
    /// @param key of a sentence with one place for them
    static Paragraph saying(Words words, String key, String ofCourse) {
        String[] around = words.get(key, PLACE).split(PLACE, -1);
        Paragraph said = new Paragraph(around[0]);
        said.add(span(ofCourse, OF_COURSE));
        said.add(around[1]);
        return said;
    }

    /// A sentence of ours around pieces of Markdown of the course.
    static Paragraph saying(Words words, String key, List<String> ofCourse, String between) {
        String[] around = words.get(key, PLACE).split(PLACE, -1);
        Paragraph said = new Paragraph(around[0]);
        for (int i = 0; i < ofCourse.size(); i++) {
            said.add(i == 0 ? "" : between);
            said.add(inline(ofCourse.get(i)));
        }
        said.add(around[1]);
        return said;
    }

    /// Says which language the words of a course are in; ours around them are in that of the page.
    ///
    /// @param within whose Markdown and choices are meant
    static void speak(Element within, String language) {
        boolean isOfCourse =
                within.getClassList().contains("prose")
                        || within.getClassList().contains(OF_COURSE)
                        || within.getTag().equals("option");
        if (isOfCourse) {
            within.setAttribute("lang", language);
        } else {
            within.getChildren()
                    .filter(child -> !child.isTextNode())
                    .forEach(child -> speak(child, language));
        }
    }

    static Span span(String text, String style) {
        Span span = new Span(text);
        span.addClassName(style);
        return span;
    }

    /// How much of something is done.
    static HtmlContainer bar(double share, String label) {
        HtmlContainer bar = new HtmlContainer("progress");
        bar.getElement()
                .setAttribute("max", "1")
                .setAttribute("value", String.format(java.util.Locale.ROOT, "%.3f", share))
                .setAttribute("aria-label", label);
        return bar;
    }

    /// The script that all pages of students run, also before the living page is there.
    static Element script(String address) {
        return new Element("script").setAttribute("type", "module").setAttribute("src", address);
    }
}
