package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.khuevan.learning.CourseFigures.Watching;
import org.khuevan.ui.shell.Words;

/// Which parts of a recording are watched, watched again, or skipped: a bar for each stretch, as
/// high as it was played often, its dark part as high as many students saw it.
final class WatchCurve extends Div {

    private static final long serialVersionUID = 1;

    WatchCurve(Words words, List<Watching> stretches) {
        if (stretches.stream().allMatch(one -> one.plays() == 0)) {
            add(new Paragraph(words.get("results.watched.nobody")));
            return;
        }
        int most = Math.max(1, stretches.stream().mapToInt(Watching::plays).max().orElse(1));
        Div bars = new Div();
        bars.addClassName("watch-bars");
        for (Watching one : stretches) {
            Div bar = new Div();
            bar.getElement()
                    .setAttribute("title", sentence(words, one))
                    .getStyle()
                    .set("--plays", share(one.plays(), most))
                    .set("--students", share(one.students(), most));
            bars.add(bar);
        }
        bars.getElement()
                .setAttribute("role", "img")
                .setAttribute("aria-label", said(words, stretches));
        Div scale =
                new Div(
                        CourseResultsPage.quiet(
                                Words.clock(stretches.getFirst().stretch().from() / 1000.0)),
                        CourseResultsPage.quiet(
                                Words.clock(stretches.getLast().stretch().to() / 1000.0)));
        scale.addClassName("watch-scale");
        add(bars, scale, new Paragraph(said(words, stretches)));
    }

    private static String sentence(Words words, Watching one) {
        return words.get(
                "results.watched.stretch",
                Words.clock(one.stretch().from() / 1000.0),
                words.number(one.plays()),
                words.number(one.students()));
    }

    /// What the bars say, for those who do not see them.
    private static String said(Words words, List<Watching> stretches) {
        Watching most =
                stretches.stream().max(Comparator.comparingInt(Watching::plays)).orElseThrow();
        Watching least =
                stretches.stream().min(Comparator.comparingInt(Watching::students)).orElseThrow();
        return words.get(
                "results.watched.said",
                Words.clock(most.stretch().from() / 1000.0),
                words.number(most.plays()),
                Words.clock(least.stretch().from() / 1000.0),
                words.number(least.students()));
    }

    private static String share(int count, int most) {
        return String.format(Locale.ROOT, "%.3f", (double) count / most);
    }
}
