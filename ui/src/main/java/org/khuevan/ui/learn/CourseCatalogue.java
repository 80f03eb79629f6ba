package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseFilter;
import org.khuevan.course.Joining;
import org.khuevan.course.ListedCourse;
import org.khuevan.course.Prose;
import org.khuevan.ui.shell.Words;

/// The courses that everybody may know of, narrowed by subject, level, language and length.
final class CourseCatalogue extends Div {

    private static final long serialVersionUID = 1;
    private static final int[] LENGTHS = {5, 10, 20, 40};
    private static final int SUMMARY = 220;

    private static final int PAGE = 24;

    private final Words words;
    private final CourseFilter filter;

    /// @param from how many courses to pass over
    private CourseCatalogue(Study study, Words words, CourseFilter filter, int from) {
        this.words = words;
        this.filter = filter;
        addClassName("course-catalogue");
        ListedCourse.Choices choices = study.courses().choices();
        ListedCourse.Page found = study.courses().listed(filter, from, PAGE);
        boolean none = choices.languages().isEmpty();
        add(new H1(words.get("learn.courses.title")), lead());
        if (!none) {
            add(form(choices));
        }
        if (found.courses().isEmpty()) {
            Section nothing =
                    new Section(
                            new H2(words.get("learn.courses.none.title")),
                            new Paragraph(
                                    words.get(
                                            none
                                                    ? "learn.courses.none.text"
                                                    : "learn.courses.none.filtered")));
            nothing.addClassName("nothing");
            if (!none) {
                nothing.add(
                        Tags.link(
                                words.get("learn.courses.all"), "/courses", "button button-quiet"));
            }
            add(nothing);
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("course-cards");
            found.courses().stream().map(this::card).forEach(list::add);
            add(list);
            if (found.total() > PAGE) {
                add(pages(from, found.total()));
            }
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
        int from =
                wish.apply("from").matches("\\d{1,6}") ? Integer.parseInt(wish.apply("from")) : 0;
        return new Shown(
                words.get("learn.courses.title"),
                words.get("learn.courses.lead"),
                from == 0 ? "/courses" : "/courses?from=" + from,
                new CourseCatalogue(study, words, filter, from));
    }

    private Nav pages(int from, int total) {
        Nav pages = new Nav();
        pages.addClassName("pages");
        pages.getElement().setAttribute("aria-label", words.get("search.pages"));
        if (from > 0) {
            pages.add(turn(Math.max(0, from - PAGE), "search.before", "prev"));
        }
        if (from + PAGE < total) {
            pages.add(turn(from + PAGE, "search.after", "next"));
        }
        return pages;
    }

    private Anchor turn(int from, String key, String rel) {
        Anchor link = Tags.link(words.get(key), address(from), "button button-quiet");
        link.getElement().setAttribute("rel", rel);
        return link;
    }

    /// The same list from another course on.
    private String address(int from) {
        String hours = filter.hours() == 0 ? "" : "" + filter.hours();
        return Stream.of(
                        Map.entry("subject", filter.subject()),
                        Map.entry("level", filter.level()),
                        Map.entry("language", filter.language()),
                        Map.entry("hours", hours),
                        Map.entry("from", from == 0 ? "" : "" + from))
                .filter(one -> !one.getValue().isEmpty())
                .map(one ->
                        one.getKey()
                                + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/courses?", ""))
                .replaceFirst("\\?$", "");
    }

    private Paragraph lead() {
        Paragraph lead = new Paragraph(words.get("learn.courses.lead"));
        lead.addClassName("quiet");
        return lead;
    }

    private HtmlContainer form(ListedCourse.Choices all) {
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("course-filters");
        form.getElement().setAttribute("action", "/courses").setAttribute("method", "get");
        Tags.data(form, "at-once", "");
        form.add(
                choice("subject", filter.subject(), known(all.subjects(), Vocabulary.SUBJECT)),
                choice("level", filter.level(), known(all.levels(), Vocabulary.LEVEL)),
                choice("language", filter.language(), languages(all.languages())),
                choice("hours", filter.hours() == 0 ? "" : "" + filter.hours(), lengths()));
        HtmlContainer go = new HtmlContainer("button");
        go.getElement().setAttribute("type", "submit").setText(words.get("learn.courses.show"));
        go.addClassNames("button", "button-quiet");
        form.add(go);
        return form;
    }

    /// The codes that there are courses for, in the order of the vocabulary.
    private Map<String, String> known(Set<String> used, Vocabulary vocabulary) {
        Map<String, String> known = new LinkedHashMap<>();
        for (Term term : vocabulary.terms()) {
            if (used.contains(term.code())) {
                known.put(term.code(), term.label(words.locale()));
            }
        }
        return known;
    }

    private Map<String, String> languages(Set<String> used) {
        Map<String, String> languages = new LinkedHashMap<>();
        used.stream().sorted().forEach(tag -> languages.put(tag, words.language(tag)));
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

    private ListItem card(ListedCourse course) {
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
        Paragraph by = new Paragraph(String.join(", ", course.teachers()));
        by.addClassName("quiet");
        card.add(by);
        return card;
    }
}
