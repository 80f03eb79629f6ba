package org.khuevan.ui.learn;

import java.text.NumberFormat;
import java.time.Instant;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseContent;
import org.khuevan.ui.shell.Words;

/// What these pages say about activities, grades and times.
final class Says {

    private Says() {}

    static String percent(Words words, double share) {
        return NumberFormat.getPercentInstance(words.locale())
                .format(Math.floor(share * 1000) / 1000);
    }

    static String number(Words words, double number) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    static String time(Words words, Instant moment) {
        return words.time(moment);
    }

    static String title(Words words, Activity activity) {
        return activity.title().isBlank()
                ? words.get("learn.kind." + activity.kind())
                : activity.title();
    }

    /// Why something is closed.
    static String condition(Words words, CourseContent content, Condition condition) {
        return switch (condition) {
            case Condition.From(Instant moment) -> words.get("learn.from", time(words, moment));
            case Condition.Until(Instant moment) -> words.get("learn.until", time(words, moment));
            case Condition.After(ActivityId activity) ->
                    words.get("learn.after", title(words, content, activity));
            case Condition.MinimumGrade(ActivityId activity, int percent) ->
                    words.get("learn.minimum", percent, title(words, content, activity));
        };
    }

    /// A hidden activity keeps its name.
    private static String title(Words words, CourseContent content, ActivityId activity) {
        return content.activity(activity)
                .filter(known -> !known.offer().hidden())
                .map(known -> title(words, known))
                .orElse(words.get("learn.something"));
    }
}
