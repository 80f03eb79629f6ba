package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Optional;
import org.khuevan.course.CompletionRule;
import org.khuevan.ui.shell.Words;

/// When a course is finished, and whether that is certified.
final class FinishingPanel extends Div {

    private static final long serialVersionUID = 1;

    private final SerializableConsumer<CompletionRule> changed;
    private final Checkbox certificate = new Checkbox();
    private final IntegerField least = new IntegerField();

    FinishingPanel(Words words, SerializableConsumer<CompletionRule> changed) {
        this.changed = changed;
        addClassName("description-form");
        Paragraph lead = new Paragraph(words.get("course.finishing.text"));
        lead.addClassName("hint");
        certificate.setLabel(words.get("course.certificate"));
        least.setLabel(words.get("course.minimum"));
        least.setHelperText(words.get("course.minimum.help"));
        least.setMin(0);
        least.setMax(100);
        least.setStepButtonsVisible(true);
        certificate.addValueChangeListener(event -> told(event.isFromClient()));
        least.addValueChangeListener(event -> told(event.isFromClient() && !least.isInvalid()));
        add(certificate, lead, least);
    }

    void show(CompletionRule rule) {
        certificate.setValue(rule.certificate());
        least.setValue(rule.minimumPercent());
    }

    private void told(boolean byPerson) {
        if (byPerson) {
            int percent = Math.clamp(Optional.ofNullable(least.getValue()).orElse(0), 0, 100);
            changed.accept(new CompletionRule(certificate.getValue(), percent));
        }
    }
}
