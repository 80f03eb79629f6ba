package org.khuevan.ui.teach;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Set;
import java.util.function.Consumer;
import org.khuevan.catalogue.Missing;
import org.khuevan.ui.shell.Words;

/// What a draft lacks, each with a way to the place where it is added.
final class MissingList extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final Consumer<Missing> lead;

    MissingList(Words words, Consumer<Missing> lead) {
        this.words = words;
        this.lead = lead;
        addClassName("missing");
        getElement().setAttribute("role", "status");
    }

    void show(Set<Missing> missing) {
        removeAll();
        if (missing.isEmpty()) {
            Paragraph complete = new Paragraph(words.get("missing.nothing"));
            complete.addClassName("missing-nothing");
            add(complete);
            return;
        }
        boolean blocked = missing.stream().anyMatch(Missing::blocks);
        add(new Paragraph(words.get(blocked ? "missing.before" : "missing.better")));
        UnorderedList list = new UnorderedList();
        missing.forEach(one -> list.add(entry(one)));
        add(list);
    }

    private ListItem entry(Missing missing) {
        NativeButton way =
                new NativeButton(words.of("missing", missing), _ -> lead.accept(missing));
        way.addClassName("link-button");
        way.getElement().setAttribute("type", "button");
        ListItem entry = new ListItem(way);
        entry.getElement().setAttribute("data-blocks", String.valueOf(missing.blocks()));
        return entry;
    }
}
