package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.khuevan.course.BankId;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.ui.shell.Words;

/// The questions of a quiz or a bank in their order; each is edited in a dialog.
final class QuestionList extends Div {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 160;

    private final Words words;
    private final CourseId course;
    private final transient Removing removing;
    private final transient List<QuestionBank> banks;
    private final transient Consumer<UnaryOperator<List<QuizPart>>> changed;
    private final SecureRandom random = new SecureRandom();
    private transient List<QuizPart> parts = List.of();
    private final OrderedList list = new OrderedList();
    private final QuestionPages pages;
    private final NativeButton removeTicked = new NativeButton();
    private final Div moveTicked = new Div();
    private final Set<String> ticked = new HashSet<>();
    private transient Supplier<List<QuestionBank>> others = List::of;
    private transient BiConsumer<BankId, Set<QuestionId>> moved = (_, _) -> {};

    /// @param banks to draw from; empty where nothing can be drawn
    /// @param changed takes what is to be done with the parts as they are then: there may be others
    ///   than are shown here
    QuestionList(
            Words words,
            CourseId course,
            Removing removing,
            List<QuestionBank> banks,
            Consumer<UnaryOperator<List<QuizPart>>> changed) {
        this.words = words;
        this.course = course;
        this.removing = removing;
        this.banks = banks;
        this.changed = changed;
        addClassName("questions");
        list.addClassName("question-list");
        pages = new QuestionPages(words, () -> show(parts()));
        removeTicked.addClassNames("button", "button-quiet", "button-small");
        removeTicked.addClickListener(_ -> removeTicked());
        sayTicked();
        Paragraph spoken = new Paragraph();
        spoken.addClassName("visually-hidden");
        spoken.getElement().setAttribute("role", "status");
        getElement()
                .setAttribute("data-rows", "")
                .setAttribute("data-moved", words.get("course.moved-alone"));
        Div withTicked = new Div(moveTicked, removeTicked);
        withTicked.addClassName("actions");
        add(pages, list, withTicked, adding(), spoken);
    }

    /// Questions that are ticked can be moved to other banks of the course.
    ///
    /// @param to the banks there are then, without this one
    /// @param moved takes where they go, and the questions
    void movable(Supplier<List<QuestionBank>> to, BiConsumer<BankId, Set<QuestionId>> moved) {
        this.others = to;
        this.moved = moved;
    }

    void show(List<QuizPart> now) {
        parts = List.copyOf(now);
        list.removeAll();
        if (now.isEmpty()) {
            Paragraph none = new Paragraph(words.get("question.none"));
            none.addClassName("hint");
            list.add(new ListItem(none));
        }
        pages.of(now).forEach(part -> list.add(row(part)));
        list.getStyle().set("counter-reset", "question " + pages.before());
    }

    /// For removing several at once, which few questions do not need, and for moving them.
    private Checkbox tick(String key, String name) {
        Checkbox tick = new Checkbox(ticked.contains(key));
        tick.setAriaLabel(words.get("question.tick", name));
        tick.setVisible(pages.isVisible() || !others.get().isEmpty());
        tick.addValueChangeListener(event -> {
            if (event.getValue()) {
                ticked.add(key);
            } else {
                ticked.remove(key);
            }
            sayTicked();
        });
        return tick;
    }

    private void sayTicked() {
        removeTicked.setVisible(!ticked.isEmpty());
        removeTicked.setText(words.get("question.remove-ticked", ticked.size()));
        List<QuestionBank> targets = ticked.isEmpty() ? List.of() : others.get();
        moveTicked.removeAll();
        moveTicked.setVisible(!targets.isEmpty());
        if (!targets.isEmpty()) {
            MenuBar bar = new MenuBar();
            moveTicked.add(bar);
            MenuItem move = bar.addItem(words.get("question.move-ticked", ticked.size()));
            for (QuestionBank bank : targets) {
                String title = bank.title().isBlank() ? words.get("bank.untitled") : bank.title();
                move.getSubMenu().addItem(title, _ -> moved.accept(bank.id(), tickedQuestions()));
            }
        }
    }

    private Set<QuestionId> tickedQuestions() {
        return parts.stream()
                .filter(part -> ticked.contains(key(part)))
                .filter(QuizPart.Asked.class::isInstance)
                .map(part -> ((QuizPart.Asked) part).question().id())
                .collect(Collectors.toSet());
    }

    private void removeTicked() {
        Set<String> gone = Set.copyOf(ticked);
        removing.askIfAnswered(
                "question.removing-several",
                List.copyOf(tickedQuestions()),
                () -> {
                    ticked.clear();
                    sayTicked();
                    change(before ->
                            before.stream().filter(part -> !gone.contains(key(part))).toList());
                });
    }

    /// As they are now.
    List<QuizPart> parts() {
        return parts;
    }

    private ListItem row(QuizPart part) {
        Div text = new Div();
        text.addClassName("upload-text");
        String name;
        Supplier<QuizPart> now = () -> part;
        Div tools = new Div();
        tools.addClassName("row-tools");
        switch (part) {
            case QuizPart.Asked(Question question) -> {
                name = shortened(question);
                NativeButton edit = new NativeButton(name, _ -> edit(question));
                edit.addClassNames("link-button", "question-name");
                edit.getElement().setAttribute("data-tool", "open");
                Span facts =
                        new Span(
                                words.of("question.kind", NewQuestion.of(question))
                                        + " · "
                                        + words.get("course.points", question.stem().points()));
                facts.addClassName("upload-line");
                text.add(edit, facts);
                String lacks =
                        CourseDrafts.unfinished(question).stream()
                                .map(what -> words.of("flaw", what))
                                .collect(Collectors.joining(" "));
                if (!lacks.isEmpty()) {
                    Span notice = new Span(lacks);
                    notice.addClassNames("upload-line", "upload-notice");
                    text.add(notice);
                }
                NativeButton again =
                        tool("again", "", words.get("question.again", name), () -> again(question));
                Span twice = new Span();
                twice.addClassNames("icon", "icon-copy");
                again.add(twice);
                tools.add(again);
            }
            case QuizPart.Drawn drawn -> {
                DrawnFields fields = new DrawnFields(words, banks, drawn, this::redraw);
                name = words.get("question.drawn");
                now = fields::now;
                text.add(fields);
            }
        }
        Supplier<QuizPart> of = now;
        tools.add(
                tool("up", "↑", words.get("lines.up") + ": " + name, () -> move(of.get(), -1)),
                tool("down", "↓", words.get("lines.down") + ": " + name, () -> move(of.get(), 1)),
                tool("remove", "×", words.get("question.remove", name), () -> remove(of.get())));
        ListItem row =
                part instanceof QuizPart.Asked
                        ? new ListItem(tick(key(part), name), text, tools)
                        : new ListItem(text, tools);
        row.addClassName("question-row");
        row.getElement().setAttribute("data-row", key(part));
        return row;
    }

    private String shortened(Question question) {
        String plain = Prose.text(Question.Cloze.blanks(question.stem().text())).strip();
        if (plain.isEmpty()) {
            return words.get("question.untitled");
        }
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN - 1) + "…";
    }

    private Div adding() {
        MenuBar bar = new MenuBar();
        MenuItem add = bar.addItem("+ " + words.get("question.add"));
        for (NewQuestion kind : NewQuestion.values()) {
            add.getSubMenu().addItem(words.of("question.kind", kind), _ -> write(kind));
        }
        if (!banks.isEmpty()) {
            bar.addItem(
                    "+ " + words.get("question.draw"),
                    _ -> add(new QuizPart.Drawn(banks.getFirst().id(), 1, 1)));
        }
        Div around = new Div(bar);
        around.addClassName("actions");
        return around;
    }

    private void edit(Question question) {
        new QuestionDialog(
                        words,
                        course,
                        question,
                        now ->
                                change(all ->
                                        replaced(
                                                all,
                                                new QuizPart.Asked(question),
                                                new QuizPart.Asked(now))))
                .open();
    }

    /// A new question, and another one after it, until there are enough.
    private void write(NewQuestion kind) {
        new QuestionDialog(words, course, kind.make(random), now -> add(new QuizPart.Asked(now)))
                .then(() -> write(kind))
                .open();
    }

    private void add(QuizPart part) {
        pages.toEnd();
        change(before -> inserted(before, before.size(), part));
    }

    private void again(Question question) {
        QuizPart copy =
                new QuizPart.Asked(
                        question.withStem(question.stem().withId(QuestionId.random(random))));
        change(before -> inserted(before, index(before, new QuizPart.Asked(question)) + 1, copy));
    }

    /// What somebody else removed meanwhile is there again.
    private static List<QuizPart> replaced(List<QuizPart> before, QuizPart part, QuizPart now) {
        int index = index(before, part);
        return index < 0
                ? inserted(before, before.size(), now)
                : inserted(without(before, index), index, now);
    }

    /// The fields show it already, and somebody is in them.
    private void redraw(QuizPart before, QuizPart now) {
        changed.accept(all -> {
            parts = replaced(all, before, now);
            return parts;
        });
    }

    private void move(QuizPart part, int steps) {
        change(before -> {
            int index = index(before, part);
            return index < 0
                    ? before
                    : inserted(
                            without(before, index),
                            Math.clamp((long) index + steps, 0, before.size() - 1),
                            part);
        });
    }

    private void remove(QuizPart part) {
        List<QuestionId> asked =
                part instanceof QuizPart.Asked(Question question)
                        ? List.of(question.id())
                        : List.of();
        removing.askIfAnswered(
                "question.removing",
                asked,
                () -> change(before -> without(before, index(before, part))));
    }

    private void change(UnaryOperator<List<QuizPart>> step) {
        changed.accept(before -> {
            List<QuizPart> now = step.apply(before);
            show(now);
            return now;
        });
    }

    private static int index(List<QuizPart> list, QuizPart part) {
        return list.stream().map(QuestionList::key).toList().indexOf(key(part));
    }

    private static List<QuizPart> inserted(List<QuizPart> list, int index, QuizPart part) {
        List<QuizPart> all = new ArrayList<>(list);
        all.add(index, part);
        return List.copyOf(all);
    }

    private static List<QuizPart> without(List<QuizPart> list, int index) {
        List<QuizPart> all = new ArrayList<>(list);
        if (index >= 0) {
            all.remove(index);
        }
        return List.copyOf(all);
    }

    /// Draws have no names; one of the same is as good as another.
    private static String key(QuizPart part) {
        return switch (part) {
            case QuizPart.Asked(Question question) -> question.id().value();
            case QuizPart.Drawn drawn -> "draw-" + drawn.hashCode();
        };
    }

    private static NativeButton tool(String name, String sign, String label, Runnable action) {
        NativeButton tool = new NativeButton(sign, _ -> action.run());
        tool.addClassName("icon-button");
        tool.getElement()
                .setAttribute("data-tool", name)
                .setAttribute("type", "button")
                .setAttribute("aria-label", label)
                .setAttribute("title", label);
        return tool;
    }
}
