package org.khuevan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// A page that has only something to say: that there is nothing here, or that something failed.
public final class Message extends Section {

    private static final long serialVersionUID = 1;

    /// @param key of the words: `{key}.title` and `{key}.text`
    public Message(Words words, String key) {
        addClassName("message");
        Span mark = PageHeader.icon("brand");
        mark.addClassName("message-mark");
        Anchor home = new Anchor("/", words.get("message.home"));
        home.addClassName("button");
        add(mark, new H1(words.get(key + ".title")), new Paragraph(words.get(key + ".text")), home);
    }
}
