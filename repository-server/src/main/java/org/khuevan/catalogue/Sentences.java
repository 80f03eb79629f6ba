package org.khuevan.catalogue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.people.NotAcceptable;

/// What pages and REST tell people, in Vietnamese and, for every other language, in English.
public final class Sentences {

    private static final String BUNDLE = "messages.problems";

    private Sentences() {}

    public static String of(Problem problem, Locale locale) {
        return of("problem." + problem, locale);
    }

    public static String of(Notice notice, Locale locale) {
        return of("notice." + notice, locale);
    }

    /// What is being done with a file, without a full stop.
    public static String of(Step step, Locale locale) {
        return of("step." + step, locale);
    }

    public static String of(Missing missing, Locale locale) {
        return of("missing." + missing, locale);
    }

    public static String of(NotAcceptable.Reason reason, Locale locale) {
        return of("people." + reason, locale);
    }

    public static String of(CaptionsRefused.Reason reason, Locale locale) {
        return of("captions." + reason, locale);
    }

    /// Why an examination came to nothing; empty while there is no reason to give.
    public static Optional<String> reason(ExaminationState state, Locale locale) {
        return switch (state) {
            case ExaminationState.Queued() -> Optional.empty();
            case ExaminationState.Running(_, _) -> Optional.empty();
            case ExaminationState.Done(_) -> Optional.empty();
            case ExaminationState.Failed(Problem problem) -> Optional.of(of(problem, locale));
            case ExaminationState.GaveUp() -> Optional.of(of("gave-up", locale));
            case ExaminationState.Cancelled() -> Optional.of(of("cancelled", locale));
        };
    }

    /// Any sentence by its key in the bundle.
    ///
    /// @param values for `{0}`, `{1}` …
    public static String of(String key, Locale locale, Object... values) {
        Locale language = locale.getLanguage().equals("vi") ? locale : Locale.ROOT;
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        String sentence = bundle.getString(key);
        return values.length == 0 ? sentence : new MessageFormat(sentence, locale).format(values);
    }
}
