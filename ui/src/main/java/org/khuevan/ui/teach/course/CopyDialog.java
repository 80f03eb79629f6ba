package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.khuevan.course.CopiedDates;
import org.khuevan.ui.shell.ComponentWords;
import org.khuevan.ui.shell.Words;

/// Asks what becomes of the dates of a course in its copy: those of last year would close it.
final class CopyDialog extends ConfirmDialog {

    private static final long serialVersionUID = 1;

    /// @param first the day of the first date in the course
    CopyDialog(Words words, LocalDate first, SerializableConsumer<CopiedDates> copy) {
        setHeader(words.get("courses.copy.title"));
        DatePicker day = ComponentWords.day(words, words.get("courses.copy.first"));
        LocalDate proposed = proposed(first, LocalDate.now(words.zone()));
        day.setValue(proposed);
        setText(new Div(new Paragraph(words.get("courses.copy.text", words.day(first))), day));
        setConfirmText(words.get("courses.copy.move"));
        addConfirmListener(_ ->
                copy.accept(
                        new CopiedDates.BeginningOn(
                                Optional.ofNullable(day.getValue()).orElse(proposed))));
        setRejectable(true);
        setRejectText(words.get("courses.copy.without"));
        // By itself it is coloured as if something would be lost.
        setRejectButtonTheme("tertiary");
        addRejectListener(_ -> copy.accept(new CopiedDates.None()));
        setCancelable(true);
        setCancelText(words.get("question.no"));
    }

    /// The same day of the week, the next that is still to come: something of today may be over.
    private static LocalDate proposed(LocalDate first, LocalDate today) {
        long weeks = first.isAfter(today) ? 0 : ChronoUnit.DAYS.between(first, today) / 7 + 1;
        return first.plusWeeks(weeks);
    }
}
