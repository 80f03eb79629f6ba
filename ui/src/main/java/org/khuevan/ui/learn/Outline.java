package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Section;
import org.khuevan.learning.Journey;
import org.khuevan.learning.Journey.Step;
import org.khuevan.ui.shell.Words;

/// All of a course at a glance, with what is done and what is closed.
final class Outline extends Nav {

    private static final long serialVersionUID = 1;

    private final Words words;

    /// @param here the activity that is shown now
    Outline(Words words, Journey journey, Optional<ActivityId> here) {
        this.words = words;
        addClassName("outline");
        getElement().setAttribute("aria-label", words.get("learn.outline"));
        for (Section section : journey.course().content().sections()) {
            List<Step> steps =
                    journey.steps().stream()
                            .filter(step -> step.section().equals(section.id()))
                            .toList();
            if (!steps.isEmpty()) {
                if (!section.title().isBlank()) {
                    add(new H3(section.title()));
                }
                OrderedList list = new OrderedList();
                steps.forEach(step -> list.add(item(journey, step, here)));
                add(list);
            }
        }
    }

    private ListItem item(Journey journey, Step step, Optional<ActivityId> here) {
        String state =
                !step.isOpen() && !step.done()
                        ? "closed"
                        : step.returned() || (!step.done() && step.share() > 0)
                                ? "begun"
                                : step.done() ? "done" : "new";
        Span mark = Tags.span("", "step-mark");
        Span said = Tags.span(words.get("learn.state." + state), "visually-hidden");
        said.getElement().setAttribute("data-state-words", words.get("learn.state.done"));
        Span title = Tags.span(Says.title(words, step.activity()), "step-title");
        Span kind = Tags.span(words.get("learn.kind." + step.activity().kind()), "step-kind");
        if (!step.activity().offer().required()) {
            kind.setText(kind.getText() + " · " + words.get("learn.optional"));
        }
        Anchor link =
                new Anchor("/learn/" + journey.course().id() + "/" + step.activity().id(), "");
        link.add(mark, title, kind, said);
        if (here.filter(step.activity().id()::equals).isPresent()) {
            link.getElement().setAttribute("aria-current", "page");
        }
        ListItem item = new ListItem(link);
        Tags.data(item, "step", step.activity().id().value(), "state", state);
        if (step.activity().offer().required()) {
            // What the course's share is the mean of.
            Tags.data(item, "share", String.valueOf(step.done() ? 1 : step.share()));
        }
        return item;
    }
}
