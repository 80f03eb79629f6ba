package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseContent;
import org.khuevan.course.Offer;
import org.khuevan.ui.shell.ComponentWords;
import org.khuevan.ui.shell.Words;

/// Whether students see an activity, whether they must do it, and from when they may.
final class OfferPanel extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient CourseContent content;
    private final transient Activity activity;
    private final SerializableConsumer<Offer> changed;
    private final Checkbox visible = new Checkbox();
    private final Checkbox required = new Checkbox();
    private final Div list = new Div();
    private transient List<Condition> conditions;

    OfferPanel(
            Words words,
            CourseContent content,
            Activity activity,
            SerializableConsumer<Offer> changed) {
        this.words = words;
        this.content = content;
        this.activity = activity;
        this.changed = changed;
        this.conditions = new ArrayList<>(activity.offer().conditions());
        addClassName("offer-panel");
        visible.setLabel(words.get("offer.visible"));
        visible.setValue(!activity.offer().hidden());
        required.setLabel(words.get("offer.required"));
        required.setValue(activity.offer().required());
        visible.addValueChangeListener(_ -> tell());
        required.addValueChangeListener(_ -> tell());
        list.addClassName("conditions");
        add(visible, required, heading(), list, adding());
        show();
    }

    private Component heading() {
        Paragraph heading = new Paragraph(words.get("offer.conditions"));
        heading.addClassName("field-label");
        return heading;
    }

    private void show() {
        list.removeAll();
        if (conditions.isEmpty()) {
            Paragraph none = new Paragraph(words.get("offer.none"));
            none.addClassName("hint");
            list.add(none);
        }
        for (int i = 0; i < conditions.size(); i++) {
            list.add(line(i, conditions.get(i)));
        }
    }

    private Div line(int index, Condition condition) {
        Div fields = new Div();
        fields.addClassName("condition-fields");
        switch (condition) {
            case Condition.From(Instant moment) ->
                    fields.add(
                            moment("offer.from", moment, m -> set(index, new Condition.From(m))));
            case Condition.Until(Instant moment) ->
                    fields.add(
                            moment("offer.until", moment, m -> set(index, new Condition.Until(m))));
            case Condition.After(ActivityId after) ->
                    fields.add(
                            other(
                                    "offer.after",
                                    after,
                                    others(false),
                                    id -> set(index, new Condition.After(id))));
            case Condition.MinimumGrade(ActivityId graded, int percent) -> {
                IntegerField least = new IntegerField(words.get("offer.percent"));
                least.setMin(1);
                least.setMax(100);
                least.setValue(percent);
                least.addValueChangeListener(event -> {
                    if (event.isFromClient() && event.getValue() != null && !least.isInvalid()) {
                        int value = Math.clamp(event.getValue(), 1, 100);
                        if (conditions.get(index) instanceof Condition.MinimumGrade now) {
                            set(index, new Condition.MinimumGrade(now.activity(), value));
                        }
                    }
                });
                fields.add(
                        other(
                                "offer.grade",
                                graded,
                                others(true),
                                id -> {
                                    if (conditions.get(index)
                                            instanceof Condition.MinimumGrade now) {
                                        set(index, new Condition.MinimumGrade(id, now.percent()));
                                    }
                                }),
                        least);
            }
        }
        NativeButton remove =
                new NativeButton(
                        "×",
                        _ -> {
                            conditions.remove(index);
                            tell();
                            show();
                        });
        remove.addClassName("icon-button");
        remove.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get("offer.remove"))
                .setAttribute("title", words.get("offer.remove"));
        Div line = new Div(fields, remove);
        line.addClassName("condition");
        return line;
    }

    private DateTimePicker moment(String key, Instant now, SerializableConsumer<Instant> set) {
        DateTimePicker field = ComponentWords.moment(words, words.get(key));
        field.setValue(words.local(now));
        field.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                set.accept(words.moment(event.getValue()));
            }
        });
        return field;
    }

    private Select<Activity> other(
            String key,
            ActivityId now,
            List<Activity> offered,
            SerializableConsumer<ActivityId> set) {
        Select<Activity> field = new Select<>();
        field.setLabel(words.get(key));
        field.setItems(offered);
        field.setItemLabelGenerator(one -> OutlinePanel.title(words, one));
        offered.stream().filter(one -> one.id().equals(now)).findFirst().ifPresent(field::setValue);
        field.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                set.accept(event.getValue().id());
            }
        });
        return field;
    }

    private List<Activity> others(boolean graded) {
        return content.activities()
                .filter(one -> !one.id().equals(activity.id()))
                .filter(one -> !graded || one instanceof Activity.Graded)
                .toList();
    }

    private Div adding() {
        Div bar = new Div();
        bar.addClassName("add-bar");
        Instant soon = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        bar.add(more("offer.from", new Condition.From(soon)));
        bar.add(more("offer.until", new Condition.Until(soon.plusSeconds(7 * 86_400))));
        before(others(false))
                .ifPresent(one -> bar.add(more("offer.after", new Condition.After(one.id()))));
        before(others(true))
                .ifPresent(one ->
                        bar.add(more("offer.grade", new Condition.MinimumGrade(one.id(), 50))));
        return bar;
    }

    /// The one right before this one is what is meant most often.
    private java.util.Optional<Activity> before(List<Activity> others) {
        List<ActivityId> order = content.activities().map(Activity::id).toList();
        int own = order.indexOf(activity.id());
        return others.stream()
                .filter(one -> order.indexOf(one.id()) < own)
                .reduce((_, later) -> later)
                .or(() -> others.stream().findFirst());
    }

    private NativeButton more(String key, Condition condition) {
        NativeButton button =
                new NativeButton(
                        "+ " + words.get(key),
                        _ -> {
                            conditions.add(condition);
                            tell();
                            show();
                        });
        button.addClassName("add-button");
        button.getElement().setAttribute("type", "button");
        return button;
    }

    private void set(int index, Condition condition) {
        conditions.set(index, condition);
        tell();
    }

    private void tell() {
        changed.accept(new Offer(!visible.getValue(), required.getValue(), conditions));
    }
}
