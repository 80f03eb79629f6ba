package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.khuevan.course.Course;
import org.khuevan.learning.Gradebook;
import org.khuevan.ui.shell.Words;

/// Who is stuck where: for each activity, those for whom it comes next, the longest away first.
final class StuckPanel extends Div {

    private static final long serialVersionUID = 1;
    private static final int NAMES = 12;

    StuckPanel(Words words, Course course, Gradebook book) {
        addClassName("panel");
        add(new H2(words.get("results.stuck")));
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        course.content()
                .activities()
                .forEach(activity -> {
                    List<Gradebook.Line> here =
                            book.lines().stream()
                                    .filter(line -> !line.left())
                                    .filter(line ->
                                            line.next().filter(activity.id()::equals).isPresent())
                                    .sorted(
                                            Comparator.comparing(
                                                    line -> line.lastSeen().orElse(Instant.EPOCH)))
                                    .toList();
                    if (!here.isEmpty()) {
                        String names =
                                here.stream()
                                        .limit(NAMES)
                                        .map(line -> name(words, line))
                                        .collect(Collectors.joining(", "));
                        Span where =
                                new Span(
                                        CourseResultsPage.name(words, course, activity.id())
                                                + " ("
                                                + words.number(here.size())
                                                + ")");
                        where.addClassName("stuck-where");
                        list.add(
                                new ListItem(
                                        where,
                                        new Span(here.size() > NAMES ? names + " …" : names)));
                    }
                });
        add(list.getComponentCount() > 0 ? list : new Paragraph(words.get("results.stuck.none")));
    }

    private static String name(Words words, Gradebook.Line line) {
        return line.name()
                + " ("
                + line.lastSeen().map(words::date).orElse(words.get("results.never"))
                + ")";
    }
}
