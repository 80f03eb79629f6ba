package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khuevan.ingest.Kind;
import org.khuevan.ui.shell.Words;

/// How many files an older version of the examiner has read, and having them read again.
final class UpgradePanel extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final SerializableConsumer<Optional<Kind>> again;
    private Map<Kind, Long> shown = Map.of();

    UpgradePanel(Words words, SerializableConsumer<Optional<Kind>> again) {
        this.words = words;
        this.again = again;
        add(new Paragraph(words.get("jobs.upgrade.none")));
    }

    void show(Map<Kind, Long> outdated) {
        if (outdated.equals(shown)) {
            return;
        }
        shown = Map.copyOf(outdated);
        removeAll();
        if (outdated.isEmpty()) {
            add(new Paragraph(words.get("jobs.upgrade.none")));
            return;
        }
        long all = outdated.values().stream().mapToLong(Long::longValue).sum();
        UnorderedList list = new UnorderedList();
        list.addClassName("people-list");
        new TreeMap<>(outdated).forEach((kind, count) -> list.add(item(kind, count)));
        NativeButton everything =
                new NativeButton(
                        words.get("jobs.upgrade.all", all), _ -> again.accept(Optional.empty()));
        everything.addClassName("button");
        add(new Paragraph(words.get("jobs.upgrade.text", all)), list, everything);
    }

    private ListItem item(Kind kind, long count) {
        Span name = new Span(words.kind(kind));
        name.addClassName("upload-name");
        Paragraph files = new Paragraph(words.get("jobs.upgrade.files", count));
        files.addClassName("upload-line");
        Div text = new Div(name, files);
        text.addClassName("upload-text");
        NativeButton button =
                new NativeButton(
                        words.get("jobs.upgrade.again"), _ -> again.accept(Optional.of(kind)));
        button.addClassNames("button", "button-quiet", "button-small");
        button.getElement()
                .setAttribute(
                        "aria-label", words.get("jobs.upgrade.again") + ": " + words.kind(kind));
        ListItem item = new ListItem(text, button);
        item.addClassName("person");
        return item;
    }
}
