package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseContent;
import org.khuevan.course.Draw;
import org.khuevan.course.Outline;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.ui.shell.Words;

/// Sections and activities in their order. They are moved by dragging their handles, with the arrow
/// keys on them, or with the buttons beside them; `scripts/course-work.js` tells what was dragged
/// where, keeps the keyboard at its row and says aloud where that has come to.
final class OutlinePanel extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final Work work;
    private final Div sections = new Div();
    private final Paragraph spoken = new Paragraph();
    private final SecureRandom random = new SecureRandom();

    /// The section whose name is to be written next.
    private @Nullable SectionId fresh;

    /// Does what is asked for here.
    interface Work extends Serializable {

        /// Changes the course, keeps it and shows it again.
        void change(UnaryOperator<CourseContent> change);

        /// Changes the course and keeps it; what is shown says it already.
        void rename(UnaryOperator<CourseContent> change);

        void pickMaterial(Consumer<MaterialPicker.Picked> picked);

        /// The title of a material, if there is still one.
        Optional<String> material(MaterialId id);

        void open(ActivityId activity);

        /// Asks before activities are removed.
        ///
        /// @param key of the question's words
        void ask(String key, List<ActivityId> removed, SerializableRunnable yes);
    }

    OutlinePanel(Words words, Work work) {
        this.words = words;
        this.work = work;
        addClassName("outline");
        spoken.addClassName("visually-hidden");
        spoken.getElement().setAttribute("role", "status");
        getElement()
                .setAttribute("data-rows", "")
                .setAttribute("data-moved", words.get("course.moved-alone"))
                .setAttribute("data-moved-within", words.get("course.moved"));
        getElement()
                .addEventListener("activity-dragged", this::dragged)
                .addEventData("event.detail.activity")
                .addEventData("event.detail.section")
                .addEventData("event.detail.index");
        getElement()
                .addEventListener(
                        "activity-stepped",
                        event ->
                                step(
                                        event.getEventData()
                                                .get("event.detail.activity")
                                                .asString(),
                                        event.getEventData().get("event.detail.down").asBoolean()))
                .addEventData("event.detail.activity")
                .addEventData("event.detail.down");
        NativeButton more = new NativeButton(words.get("course.add-section"), _ -> addSection());
        more.addClassNames("button", "button-quiet", "add-section");
        add(sections, more, spoken);
    }

    /// @param address of activities, to which their id is added
    void show(CourseContent content, String address) {
        sections.removeAll();
        for (Section section : content.sections()) {
            sections.add(section(content, section, address));
        }
    }

    private Component section(CourseContent content, Section section, String address) {
        TextField title = new TextField();
        title.setValue(section.title());
        title.setAriaLabel(words.get("course.section-title"));
        title.setPlaceholder(words.get("course.section-title"));
        title.addClassName("section-title");
        title.setMaxLength(300);
        Div tools = sectionTools(content, section);
        title.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                work.rename(c ->
                        Outline.inSection(c, section.id(), s -> s.withTitle(event.getValue())));
                tools.removeAll();
                sectionTools(content, section.withTitle(event.getValue()))
                        .getChildren()
                        .toList()
                        .forEach(tools::add);
            }
        });
        title.getElement().setAttribute("data-tool", "title");
        if (section.id().equals(fresh)) {
            fresh = null;
            title.setAutoselect(true);
            title.focus();
        }
        Div head = new Div(title, tools);
        head.addClassName("section-head");
        OrderedList list = new OrderedList();
        list.addClassName("activities");
        list.getElement().setAttribute("data-section", section.id().value());
        section.activities().forEach(activity -> list.add(row(content, activity, address)));
        Div around = new Div(head, list, adding(section));
        if (section.activities().isEmpty()) {
            Paragraph empty = new Paragraph(words.get("course.section-empty"));
            empty.addClassName("hint");
            around.addComponentAtIndex(2, empty);
        }
        around.addClassNames("panel", "course-section");
        around.getElement().setAttribute("data-row", section.id().value());
        return around;
    }

    private Div sectionTools(CourseContent content, Section section) {
        List<Section> all = content.sections();
        Div tools = new Div();
        tools.addClassName("row-tools");
        if (!section.id().equals(all.getFirst().id())) {
            tools.add(
                    tool(
                            "up",
                            "↑",
                            words.get("course.section-up", section.title()),
                            () -> work.change(c -> Outline.moved(c, section.id(), -1))));
        }
        if (!section.id().equals(all.getLast().id())) {
            tools.add(
                    tool(
                            "down",
                            "↓",
                            words.get("course.section-down", section.title()),
                            () -> work.change(c -> Outline.moved(c, section.id(), 1))));
        }
        tools.add(
                tool(
                        "remove",
                        "×",
                        words.get("course.section-remove", section.title()),
                        () -> remove(section)));
        return tools;
    }

    private void remove(Section section) {
        if (section.activities().isEmpty()) {
            work.change(c -> Outline.without(c, section.id()));
        } else {
            work.ask(
                    "course.removing-section",
                    section.activities().stream().map(Activity::id).toList(),
                    () -> work.change(c -> Outline.without(c, section.id())));
        }
    }

    private ListItem row(CourseContent content, Activity activity, String address) {
        String name = title(words, activity);
        NativeButton handle = new NativeButton("⠿");
        handle.addClassNames("handle");
        handle.getElement()
                .setAttribute("data-tool", "handle")
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get("course.handle", name))
                .setAttribute("title", words.get("course.handle.title"));
        Span icon = icon(activity);
        Anchor link = new Anchor(address + activity.id(), name);
        link.addClassName("activity-link");
        link.getElement().setAttribute("data-tool", "open");
        Span facts = new Span(String.join(" · ", facts(content, activity)));
        facts.addClassName("upload-line");
        Div text = new Div(link, facts);
        text.addClassName("upload-text");
        Div tools =
                new Div(
                        tool(
                                "remove",
                                "×",
                                words.get("course.remove-activity", name),
                                () ->
                                        work.ask(
                                                "course.removing-activity",
                                                List.of(activity.id()),
                                                () ->
                                                        work.change(c ->
                                                                Outline.without(
                                                                        c, activity.id())))));
        tools.addClassName("row-tools");
        ListItem row = new ListItem(handle, icon, text, tools);
        row.addClassName("activity-row");
        row.getElement()
                .setAttribute("data-activity", activity.id().value())
                .setAttribute("data-row", activity.id().value());
        if (activity.offer().hidden()) {
            row.addClassName("is-hidden");
        }
        return row;
    }

    private NativeButton tool(String name, String sign, String label, Runnable action) {
        NativeButton tool = new NativeButton(sign, _ -> action.run());
        tool.addClassName("icon-button");
        tool.getElement()
                .setAttribute("data-tool", name)
                .setAttribute("type", "button")
                .setAttribute("aria-label", label)
                .setAttribute("title", label);
        return tool;
    }

    private Div adding(Section section) {
        Div bar = new Div();
        bar.addClassName("add-bar");
        bar.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", words.get("course.add-to", section.title()));
        for (NewActivity kind : NewActivity.values()) {
            NativeButton add =
                    new NativeButton(words.of("course.add", kind), _ -> add(section.id(), kind));
            add.addClassNames("add-button", "add-" + kind.name().toLowerCase(Locale.ROOT));
            add.getElement()
                    .setAttribute("data-tool", "add-" + kind)
                    .setAttribute("type", "button");
            bar.add(add);
        }
        return bar;
    }

    private void add(SectionId section, NewActivity kind) {
        if (kind == NewActivity.MATERIAL) {
            work.pickMaterial(
                    picked -> work.change(c -> Outline.with(c, section, picked.activity())));
            return;
        }
        Activity made = kind.make(ActivityId.random(random), words.of("course.new", kind));
        work.change(c -> Outline.with(c, section, made));
        work.open(made.id());
    }

    private void addSection() {
        SectionId id = SectionId.random(random);
        fresh = id;
        work.change(c ->
                Outline.withSection(
                        c,
                        new Section(
                                id,
                                words.get("course.section-number", c.sections().size() + 1),
                                List.of())));
    }

    private void dragged(DomEvent event) {
        var data = event.getEventData();
        Optional<ActivityId> activity = activity(data.get("event.detail.activity").asString());
        Optional<SectionId> section = section(data.get("event.detail.section").asString());
        int index = data.get("event.detail.index").asInt();
        if (activity.isPresent() && section.isPresent()) {
            work.change(c -> Outline.moved(c, activity.get(), section.get(), index));
        }
    }

    private void step(String id, boolean down) {
        activity(id).ifPresent(activity -> work.change(c -> Outline.stepped(c, activity, down)));
    }

    private static Optional<ActivityId> activity(String id) {
        try {
            return Optional.of(new ActivityId(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<SectionId> section(String id) {
        try {
            return Optional.of(new SectionId(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String title(Words words, Activity activity) {
        return activity.title().isBlank()
                ? words.get("course.untitled-activity")
                : activity.title();
    }

    static Span icon(Activity activity) {
        Span icon = new Span();
        icon.addClassNames("icon", "icon-activity", "icon-" + activity.kind());
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private List<String> facts(CourseContent content, Activity activity) {
        List<String> facts = new ArrayList<>();
        facts.add(words.get("course.kind." + activity.kind()));
        switch (activity) {
            case Activity.MaterialActivity material -> {
                String known =
                        work.material(material.material())
                                .orElseGet(() -> words.get("course.material-gone"));
                if (!known.equals(activity.title())) {
                    facts.add(known);
                }
                String part = part(words, material.part());
                if (!part.isEmpty()) {
                    facts.add(part);
                }
            }
            case Activity.Quiz quiz -> {
                int questions = Draw.questions(content, quiz, 0).size();
                facts.add(words.get("course.questions", questions));
                facts.add(words.get("course.points", Draw.points(content, quiz)));
            }
            case Activity.Assignment assignment ->
                    facts.add(words.get("course.points", assignment.fullPoints()));
            case Activity.WrittenPage _, Activity.Discussion _ -> {}
        }
        if (activity.offer().hidden()) {
            facts.add(words.get("course.hidden"));
        }
        int conditions = activity.offer().conditions().size();
        if (conditions > 0) {
            facts.add(words.get("course.conditions-count", conditions));
        }
        return facts;
    }

    /// Such as "pages 3–9" or "02:10–07:45"; empty for the whole.
    static String part(Words words, Part part) {
        return switch (part) {
            case Part.Whole() -> "";
            case Part.Pages(int from, int to) ->
                    from == to
                            ? words.get("course.part-page", from)
                            : words.get("course.part-pages", from, to);
            case Part.Times(double from, double to) -> Words.clock(from) + "–" + Words.clock(to);
        };
    }
}
