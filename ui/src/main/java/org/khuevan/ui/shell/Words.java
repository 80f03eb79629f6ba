package org.khuevan.ui.shell;

import java.io.Serializable;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.Sentences;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.people.NotAcceptable;

/// Speaks one language: what is written on a page for somebody.
public record Words(Translations translations, Locale locale) implements Serializable {

    /// The words of a key of the message files, with its arguments filled in.
    public String get(String key, Object... arguments) {
        return translations.getTranslation(key, locale, arguments);
    }

    /// Whether there are words of a key.
    public boolean has(String key) {
        return translations.has(key);
    }

    /// The words of one of several choices: `of("role", TEACHER)` is what `role.teacher` says.
    public String of(String key, Enum<?> choice) {
        return get(key + "." + choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The same sentences as REST gives.
    public String of(Problem problem) {
        return Sentences.of(problem, locale);
    }

    /// Why an examination came to nothing; empty while there is no reason to give.
    public String reason(ExaminationState state) {
        return Sentences.reason(state, locale).orElse("");
    }

    public String of(Step step) {
        return Sentences.of(step, locale);
    }

    public String of(Notice notice) {
        return Sentences.of(notice, locale);
    }

    public String of(NotAcceptable.Reason reason) {
        return Sentences.of(reason, locale);
    }

    public String kind(Kind kind) {
        return get("kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    public String term(Vocabulary vocabulary, String code) {
        return vocabulary.label(code, locale);
    }

    public String language(String tag) {
        return Vocabulary.LANGUAGE
                .term(tag)
                .map(term -> term.label(locale))
                .orElseGet(() -> Locale.forLanguageTag(tag).getDisplayName(locale));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// In which times are read and written.
    public ZoneId zone() {
        return translations.zone();
    }

    /// What clocks and calendars of the platform's people show at a moment.
    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone());
    }

    /// The moment that somebody means who writes this.
    public Instant moment(LocalDateTime local) {
        return local.atZone(zone()).toInstant();
    }

    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(local(instant));
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(local(instant));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /// A size as people read it: `4,2 MB`.
    public String size(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return format.format(value) + " " + units[unit];
    }

    /// A stretch of time as players show it: `03:41`, `1:02:03`.
    public static String clock(double seconds) {
        long whole = (long) seconds;
        return whole >= 3600
                ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
                : "%02d:%02d".formatted(whole / 60, whole % 60);
    }

    /// Where something is, in a word or two; empty for a file as a whole.
    public String place(Place place) {
        return switch (place) {
            case Place.Page(int number) -> get("place.page", number(number));
            case Place.Slide(int number) -> get("place.slide", number(number));
            case Place.Notes(int slide) -> get("place.notes", number(slide));
            case Place.Section(int number, String heading) ->
                    heading.isBlank() ? get("place.section", number(number)) : heading;
            case Place.Span(double start, _) -> clock(start);
            case Place.Inside(String path, Place within) -> {
                String at = place(within);
                yield at.isEmpty() ? path : path + " · " + at;
            }
            case Place.Whole() -> "";
        };
    }

    /// How long or how many, such as "12 trang" or "03:41"; empty if it is not known.
    public String extent(Kind kind, double extent) {
        if (extent <= 0) {
            return "";
        }
        return switch (kind) {
            case AUDIO, VIDEO -> clock(extent);
            case DOCUMENT -> get("extent.pages", (long) extent);
            case SLIDES -> get("extent.slides", (long) extent);
            case BUNDLE -> get("extent.files", (long) extent);
            case IMAGE, CAPTIONS, OTHER -> "";
        };
    }
}
