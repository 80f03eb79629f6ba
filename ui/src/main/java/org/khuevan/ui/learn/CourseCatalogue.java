package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseFilter;
import org.khuevan.course.Joining;
import org.khuevan.course.Prose;
import org.khuevan.ui.shell.Words;

/// The courses that everybody may know of, narrowed by subject, level, language and length.
final class CourseCatalogue extends Div {

    private static final long serialVersionUID = 1;
    private static final int[] LENGTHS = {5, 10, 20, 40};
    private static final int SUMMARY = 220;

    private final Words words;
    private final CourseFilter filter;

    private CourseCatalogue(Study study, Words words, CourseFilter filter) {
        this.words = words;
        this.filter = filter;
        addClassName("course-catalogue");
        List<Course> all = study.courses().listed(CourseFilter.ALL);
        List<Course> found = study.courses().listed(filter);
        add(new H1(words.get("learn.courses.title")), lead());
        if (!all.isEmpty()) {
            add(form(all));
        }
        if (found.isEmpty()) {
            Section nothing =
                    new Section(
                            new H2(words.get("learn.courses.none.title")),
                            new Paragraph(
                                    words.get(
                                            all.isEmpty()
                                                    ? "learn.courses.none.text"
                                                    : "learn.courses.none.filtered")));
            nothing.addClassName("nothing");
            if (!all.isEmpty()) {
                nothing.add(
                        Tags.link(
                                words.get("learn.courses.all"), "/courses", "button button-quiet"));
            }
            add(nothing);
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("course-cards");
            found.stream().map(this::card).forEach(list::add);
            add(list);
        }
    }

    static Shown page(Study study, Words words, Map<String, List<String>> parameters) {
        Function<String, String> wish =
                name -> parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        CourseFilter filter =
                new CourseFilter(
                        wish.apply("subject"),
                        wish.apply("level"),
                        wish.apply("language"),
                        wish.apply("hours").matches("\\d{1,4}")
                                ? Integer.parseInt(wish.apply("hours"))
                                : 0);
        return new Shown(
                words.get("learn.courses.title"),
                words.get("learn.courses.lead"),
                "/courses",
                new CourseCatalogue(study, words, filter));
    }

    private Paragraph lead() {
        Paragraph lead = new Paragraph(words.get("learn.courses.lead"));
        lead.addClassName("quiet");
        return lead;
    }

    private HtmlContainer form(List<Course> all) {
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("course-filters");
        form.getElement().setAttribute("action", "/courses").setAttribute("method", "get");
        Tags.data(form, "at-once", "");
        form.add(
                choice(
                        "subject",
                        filter.subject(),
                        known(all, said -> said.subjects(), Vocabulary.SUBJECT)),
                choice(
                        "level",
                        filter.level(),
                        known(all, said -> said.levels(), Vocabulary.LEVEL)),
                choice("language", filter.language(), languages(all)),
                choice("hours", filter.hours() == 0 ? "" : "" + filter.hours(), lengths()));
        HtmlContainer go = new HtmlContainer("button");
        go.getElement().setAttribute("type", "submit").setText(words.get("learn.courses.show"));
        go.addClassNames("button", "button-quiet");
        form.add(go);
        return form;
    }

    /// The codes that there are courses for, in the order of the vocabulary.
    private Map<String, String> known(
            List<Course> all,
            Function<CourseDescription, List<String>> codes,
            Vocabulary vocabulary) {
        var used =
                all.stream()
                        .flatMap(course -> codes.apply(course.description()).stream())
                        .collect(Collectors.toSet());
        Map<String, String> known = new LinkedHashMap<>();
        for (Term term : vocabulary.terms()) {
            if (used.contains(term.code())) {
                known.put(term.code(), term.label(words.locale()));
            }
        }
        return known;
    }

    private Map<String, String> languages(List<Course> all) {
        Map<String, String> languages = new LinkedHashMap<>();
        all.stream()
                .map(course -> course.description().language())
                .distinct()
                .sorted()
                .forEach(tag -> languages.put(tag, words.language(tag)));
        return languages;
    }

    private Map<String, String> lengths() {
        Map<String, String> lengths = new LinkedHashMap<>();
        for (int hours : LENGTHS) {
            lengths.put("" + hours, words.get("learn.courses.at-most", hours));
        }
        return lengths;
    }

    private Component choice(String name, String chosen, Map<String, String> values) {
        HtmlContainer select = new HtmlContainer("select");
        select.setId("course-" + name);
        select.getElement().setAttribute("name", name);
        select.add(option("", words.get("learn.courses.any"), chosen));
        values.forEach((value, label) -> select.add(option(value, label, chosen)));
        NativeLabel label = new NativeLabel(words.get("learn.courses." + name));
        label.getElement().setAttribute("for", "course-" + name);
        return new Div(label, select);
    }

    private static HtmlContainer option(String value, String label, String chosen) {
        HtmlContainer option = new HtmlContainer("option");
        option.getElement().setAttribute("value", value).setText(label);
        option.getElement().setAttribute("selected", value.equals(chosen));
        return option;
    }

    private ListItem card(Course course) {
        CourseDescription said = course.description();
        Anchor link = new Anchor("/c/" + course.id(), said.title());
        H2 title = new H2(link);
        title.getElement().setAttribute("lang", said.language());
        Paragraph facts = new Paragraph();
        facts.addClassName("facts");
        said.levels().stream()
                .limit(2)
                .forEach(code -> facts.add(new Span(words.term(Vocabulary.LEVEL, code))));
        if (said.hours() > 0) {
            facts.add(new Span(words.get("learn.hours", said.hours())));
        }
        facts.add(new Span(words.language(said.language())));
        if (course.joining() == Joining.KEY) {
            facts.add(new Span(words.get("learn.courses.key")));
        }
        ListItem card = new ListItem(title, facts);
        card.addClassName("course-card");
        String summary = Prose.text(said.summary());
        if (!summary.isBlank()) {
            Paragraph text =
                    new Paragraph(
                            summary.length() > SUMMARY
                                    ? summary.substring(0, SUMMARY - 1) + "…"
                                    : summary);
            text.getElement().setAttribute("lang", said.language());
            card.add(text);
        }
        Paragraph by =
                new Paragraph(
                        course.teachers().stream()
                                .map(Course.Teacher::name)
                                .collect(Collectors.joining(", ")));
        by.addClassName("quiet");
        card.add(by);
        return card;
    }
}
