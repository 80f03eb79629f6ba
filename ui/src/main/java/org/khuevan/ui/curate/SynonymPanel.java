package org.khuevan.ui.curate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.Synonyms;
import org.khuevan.search.Synonyms.Group;
import org.khuevan.ui.shell.Sought;
import org.khuevan.ui.shell.Words;

/// Words and abbreviations that mean the same, in groups; each group is edited in one line.
final class SynonymPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 10;
    private static final int LEAST = 2;
    private static final int MOST = 20;

    private final Words words;
    private final transient Synonyms synonyms;
    private final transient CurrentActor actor;
    private final TextField line = new TextField();
    private final NativeButton save = new NativeButton();
    private final NativeButton cancel = new NativeButton();
    private final Paragraph said = new Paragraph();
    private final TextField filter = new TextField();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph counted = new Paragraph();
    private final NativeButton more = new NativeButton();

    /// Kept, so that a click on one is not lost when the list changes just then.
    private final transient Map<Group, ListItem> items = new HashMap<>();

    /// The group being edited; empty for a new one.
    private transient Optional<Long> edited = Optional.empty();

    /// The group that was saved last, which stands first.
    private transient Optional<Long> saved = Optional.empty();

    private int most = SHOWN;

    SynonymPanel(Words words, Synonyms synonyms, CurrentActor actor) {
        this.words = words;
        this.synonyms = synonyms;
        this.actor = actor;
        addClassName("panel");
        line.setLabel(words.get("care.synonyms.line"));
        line.setHelperText(words.get("care.synonyms.help"));
        line.setWidthFull();
        save.addClassName("button");
        save.addClickListener(_ -> save());
        cancel.setText(words.get("question.no"));
        cancel.addClassNames("button", "button-quiet");
        cancel.addClickListener(_ -> edit(Optional.empty(), ""));
        said.getElement().setAttribute("role", "status");
        filter.setLabel(words.get("care.synonyms.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> {
            most = SHOWN;
            show();
        });
        list.addClassName("care-list");
        counted.addClassName("hint");
        more.setText(words.get("care.synonyms.more"));
        more.addClassNames("button", "button-quiet");
        more.addClickListener(_ -> {
            most += SHOWN;
            show();
        });
        Div actions = new Div(save, cancel);
        actions.addClassName("actions");
        add(
                new H2(words.get("care.synonyms")),
                UnansweredPanel.hint(words.get("care.synonyms.text")),
                line,
                actions,
                said,
                filter,
                counted,
                list,
                more);
        edit(Optional.empty(), "");
        show();
    }

    /// Begins a group with a word.
    void begin(String word) {
        edit(Optional.empty(), word + ", ");
        line.focus();
    }

    private void edit(Optional<Long> group, String text) {
        edited = group;
        line.setValue(text);
        line.setInvalid(false);
        cancel.setVisible(group.isPresent());
        save.setText(words.get(group.isPresent() ? "care.save" : "care.add"));
        said.setText("");
    }

    private void save() {
        List<String> typed =
                Arrays.stream(line.getValue().split("[,;=\n]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        if (typed.size() < LEAST || typed.size() > MOST) {
            line.setErrorMessage(words.get("care.synonyms.few"));
            line.setInvalid(true);
            return;
        }
        edited.ifPresent(id -> synonyms.change(actor.get(), id, typed));
        saved = edited.or(() -> Optional.of(synonyms.add(actor.get(), typed).id()));
        filter.clear();
        edit(Optional.empty(), "");
        said.setText(words.get("care.saved"));
        show();
    }

    private void show() {
        String wanted = Sought.plain(filter.getValue());
        list.removeAll();
        List<Group> groups =
                synonyms.all().stream()
                        .filter(group ->
                                group.words().stream()
                                        .anyMatch(word -> Sought.plain(word).contains(wanted)))
                        .sorted(Comparator.comparing(group -> !isSaved(group)))
                        .toList();
        items.keySet().retainAll(groups);
        groups.stream()
                .limit(most)
                .forEach(group -> list.add(items.computeIfAbsent(group, this::item)));
        counted.setText(
                words.get(
                        "care.synonyms.counted",
                        words.number(Math.min(most, groups.size())),
                        words.number(groups.size())));
        more.setVisible(groups.size() > most);
    }

    private boolean isSaved(Group group) {
        return saved.filter(id -> id == group.id()).isPresent();
    }

    private ListItem item(Group group) {
        String text = String.join(" = ", group.words());
        NativeButton change =
                new NativeButton(
                        words.get("care.change"),
                        _ -> {
                            edit(Optional.of(group.id()), String.join(", ", group.words()));
                            line.focus();
                        });
        NativeButton remove =
                new NativeButton(
                        words.get("care.remove"),
                        _ -> {
                            synonyms.remove(actor.get(), group.id());
                            show();
                        });
        remove.addClassName("button-danger");
        for (NativeButton button : List.of(change, remove)) {
            button.addClassNames("button", "button-quiet", "button-small");
            button.getElement().setAttribute("aria-label", button.getText() + ": " + text);
        }
        Div actions = new Div(change, remove);
        actions.addClassName("care-actions");
        Div said = new Div(new Span(text));
        said.addClassName("care-said");
        return new ListItem(said, actions);
    }
}
