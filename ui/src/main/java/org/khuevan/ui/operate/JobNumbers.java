package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.khuevan.jobs.JobFigures;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.ui.shell.Words;

/// The queue at a glance: a few large numbers with what they mean.
final class JobNumbers extends DescriptionList {

    private static final long serialVersionUID = 1;

    private final Words words;

    JobNumbers(Words words) {
        this.words = words;
        addClassName("job-numbers");
    }

    void show(JobFigures figures) {
        removeAll();
        add(
                number("running", words.number(figures.running()), ""),
                number("waiting", words.number(figures.allWaiting()), byPriority(figures)),
                number(
                        "oldest",
                        figures.oldest()
                                .map(since -> span(words, Duration.between(since, Instant.now())))
                                .orElse("–"),
                        ""),
                number(
                        "hour",
                        words.number(figures.lastHour()),
                        words.get("jobs.number.day", figures.lastDay())),
                number(
                        "took",
                        figures.lastDay() > 0 ? span(words, figures.took()) : "–",
                        figures.lastDay() > 0
                                ? words.get("jobs.number.waited", span(words, figures.waited()))
                                : ""));
    }

    private String byPriority(JobFigures figures) {
        return Arrays.stream(Priority.values())
                .filter(figures.waiting()::containsKey)
                .map(one ->
                        words.of("priority", one)
                                + " "
                                + words.number(figures.waiting().getOrDefault(one, 0L)))
                .collect(Collectors.joining(" · "));
    }

    private Div number(String what, String value, String more) {
        DescriptionList.Term term = new DescriptionList.Term(words.get("jobs.number." + what));
        DescriptionList.Description number = new DescriptionList.Description(value);
        number.addClassName("job-number");
        Div one = new Div(term, number);
        if (!more.isEmpty()) {
            DescriptionList.Description rest = new DescriptionList.Description(more);
            rest.addClassName("upload-line");
            one.add(rest);
        }
        return one;
    }

    /// A stretch of time as people say it.
    static String span(Words words, Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 90) {
            return words.get("jobs.seconds", seconds);
        }
        if (seconds < 90 * 60) {
            return words.get("jobs.minutes", seconds / 60);
        }
        return seconds < 36 * 3600
                ? words.get("jobs.hours", seconds / 3600)
                : words.get("jobs.days", seconds / 86_400);
    }
}
