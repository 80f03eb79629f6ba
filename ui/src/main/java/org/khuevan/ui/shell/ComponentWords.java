package org.khuevan.ui.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Makes components that would speak English of themselves speak the language of their page.
public final class ComponentWords {

    private ComponentWords() {}

    /// A field for a day and a time.
    public static DateTimePicker moment(Words words, String label) {
        DateTimePicker field = new DateTimePicker(label);
        field.setLocale(words.locale());
        field.setDatePickerI18n(calendar(words));
        field.setDateAriaLabel(label + " – " + words.get("component.day"));
        field.setTimeAriaLabel(label + " – " + words.get("component.time"));
        return field;
    }

    /// A field for a day.
    public static DatePicker day(Words words, String label) {
        DatePicker field = new DatePicker(label);
        field.setLocale(words.locale());
        field.setI18n(calendar(words));
        return field;
    }

    /// Weeks begin on Monday.
    private static DatePickerI18n calendar(Words words) {
        return new DatePickerI18n()
                .setMonthNames(
                        Arrays.stream(Month.values())
                                .map(month ->
                                        month.getDisplayName(
                                                TextStyle.FULL_STANDALONE, words.locale()))
                                .toList())
                .setWeekdays(days(words, TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(days(words, TextStyle.SHORT_STANDALONE))
                .setFirstDayOfWeek(1)
                .setToday(words.get("component.today"))
                .setCancel(words.get("component.cancel"));
    }

    /// Components begin with Sunday.
    private static List<String> days(Words words, TextStyle style) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, words.locale()))
                .toList();
    }

    /// Lets an upload speak, and say what it does not take.
    ///
    /// @param largest in bytes
    /// @param problem where it says so
    public static void limit(Words words, Upload upload, int largest, Paragraph problem) {
        upload.setMaxFileSize(largest);
        String tooLarge = words.get("component.upload.too-large", words.size(largest));
        UploadI18N spoken = new UploadI18N();
        spoken.setDropFiles(
                new UploadI18N.DropFiles()
                        .setOne(words.get("component.upload.drop"))
                        .setMany(words.get("component.upload.drop")));
        spoken.setAddFiles(
                new UploadI18N.AddFiles()
                        .setOne(words.get("component.upload.choose"))
                        .setMany(words.get("component.upload.choose")));
        spoken.setError(
                new UploadI18N.Error()
                        .setFileIsTooBig(tooLarge)
                        .setTooManyFiles(words.get("component.upload.one"))
                        .setIncorrectFileType(words.get("component.upload.kind")));
        spoken.setUploading(
                new UploadI18N.Uploading()
                        .setStatus(
                                new UploadI18N.Uploading.Status()
                                        .setConnecting(words.get("component.upload.connecting"))
                                        .setStalled(words.get("component.upload.stalled"))
                                        .setProcessing(words.get("component.upload.processing"))
                                        .setHeld(words.get("component.upload.held")))
                        .setRemainingTime(
                                new UploadI18N.Uploading.RemainingTime()
                                        .setPrefix(words.get("component.upload.remaining"))
                                        .setUnknown(""))
                        .setError(
                                new UploadI18N.Uploading.Error()
                                        .setServerUnavailable(words.get("component.upload.failed"))
                                        .setUnexpectedServerError(
                                                words.get("component.upload.failed"))
                                        .setForbidden(words.get("component.upload.failed"))
                                        .setFileTooLarge(tooLarge)));
        spoken.setFile(
                new UploadI18N.File()
                        .setRetry(words.get("component.upload.retry"))
                        .setStart(words.get("component.upload.start"))
                        .setRemove(words.get("component.upload.remove")));
        upload.setI18n(spoken);
        upload.addFileRejectedListener(event -> problem.setText(event.getErrorMessage()));
        upload.addStartedListener(_ -> problem.setText(""));
    }
}
