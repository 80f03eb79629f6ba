package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.course.Activity;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.Courses;
import org.khuevan.course.Prose;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// A course as everybody sees it who may know of it: what it is about, what is in it, and how to
/// come in.
final class AboutCourse extends Article {

    private static final long serialVersionUID = 1;
    private static final int DESCRIPTION = 300;

    private final Words words;
    private final transient Course course;

    private AboutCourse(Study study, Words words, Actor actor, Course course) {
        this.words = words;
        this.course = course;
        addClassNames("lesson-column", "course-home");
        CourseDescription said = course.description();
        H1 title = new H1(said.title());
        title.getElement().setAttribute("lang", said.language());
        add(Tags.link(words.get("learn.courses.title"), "/courses", "study-back"), title, facts());
        if (!said.summary().isBlank()) {
            Div summary = Tags.prose(said.summary());
            summary.getElement().setAttribute("lang", said.language());
            add(summary);
        }
        Div comingIn = comingIn(study, actor);
        comingIn.addClassName("enrol");
        add(comingIn, contents());
    }

    static Shown page(Study study, Words words, Actor actor, Course course) {
        String text = Prose.text(course.description().summary());
        return new Shown(
                course.description().title(),
                text.length() > DESCRIPTION ? text.substring(0, DESCRIPTION - 1) + "…" : text,
                Courses.isListed(course) ? "/c/" + course.id() : "",
                new AboutCourse(study, words, actor, course));
    }

    private Paragraph facts() {
        CourseDescription said = course.description();
        List<String> facts = new ArrayList<>();
        said.subjects().forEach(code -> facts.add(words.term(Vocabulary.SUBJECT, code)));
        said.levels().forEach(code -> facts.add(words.term(Vocabulary.LEVEL, code)));
        if (said.hours() > 0) {
            facts.add(words.get("learn.hours", said.hours()));
        }
        facts.add(words.language(said.language()));
        facts.add(teachers());
        Paragraph line = new Paragraph();
        line.addClassName("facts");
        facts.forEach(fact -> line.add(new Span(fact)));
        return line;
    }

    private String teachers() {
        return course.teachers().stream()
                .map(Course.Teacher::name)
                .collect(Collectors.joining(", "));
    }

    private Div comingIn(Study study, Actor actor) {
        return switch (actor) {
            case Actor.Visitor() -> {
                // From there who is not signed in is asked to, and comes back to this course.
                Anchor signIn =
                        Tags.link(words.get("learn.sign-in"), "/learn/" + course.id(), "button");
                signIn.setRouterIgnore(true);
                yield new Div(signIn, quiet("learn.sign-in.why"));
            }
            case Actor.Member member ->
                    study.enrolments().isEnrolled(member, course.id())
                                    || study.courses().mayEdit(member, course)
                            ? new Div(
                                    Tags.link(
                                            words.get("learn.to-course"),
                                            "/learn/" + course.id(),
                                            "button"))
                            : new EnrolView(
                                    words,
                                    course,
                                    study.enrolments().left(member, course.id()).isPresent());
        };
    }

    private Paragraph quiet(String key) {
        Paragraph quiet = new Paragraph(words.get(key));
        quiet.addClassName("quiet");
        return quiet;
    }

    /// The titles of what is in it; hidden activities are not known to anybody.
    private Section contents() {
        Section contents = new Section(new H2(words.get("learn.contents")));
        contents.addClassName("about-contents");
        for (org.khuevan.course.Section section : course.content().sections()) {
            OrderedList list = new OrderedList();
            section.activities().stream()
                    .filter(activity -> !activity.offer().hidden())
                    .forEach(activity -> list.add(item(activity)));
            if (list.getComponentCount() > 0) {
                if (!section.title().isBlank()) {
                    contents.add(inCourseLanguage(new H3(section.title())));
                }
                contents.add(list);
            }
        }
        return contents;
    }

    private <C extends Component> C inCourseLanguage(C title) {
        title.getElement().setAttribute("lang", course.description().language());
        return title;
    }

    private ListItem item(Activity activity) {
        return new ListItem(
                inCourseLanguage(new Span(Says.title(words, activity))),
                Tags.span(words.get("learn.kind." + activity.kind()), "quiet"));
    }

    /// The course in the words of schema.org, for search engines. What is not known is not said.
    static Map<String, Object> linkedData(Course course, String origin) {
        CourseDescription said = course.description();
        String summary = Prose.text(said.summary());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Course");
        data.put("@id", origin + "/c/" + course.id());
        data.put("url", origin + "/c/" + course.id());
        data.put("name", said.title());
        data.put("description", summary.isBlank() ? said.title() : summary);
        data.put("inLanguage", said.language());
        data.put("about", labels(Vocabulary.SUBJECT, said.subjects()));
        data.put("educationalLevel", labels(Vocabulary.LEVEL, said.levels()));
        data.put("isAccessibleForFree", true);
        data.put(
                "offers",
                Map.of("@type", "Offer", "category", "Free", "price", 0, "priceCurrency", "VND"));
        data.put("provider", Map.of("@type", "Organization", "name", "Khuê Văn", "url", origin));
        course.published().ifPresent(published -> data.put("datePublished", published.toString()));
        data.put("hasCourseInstance", instance(course));
        data.put(
                "syllabusSections",
                course.content().sections().stream()
                        .filter(section -> !section.title().isBlank())
                        .map(section -> Map.of("@type", "Syllabus", "name", section.title()))
                        .toList());
        data.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return data;
    }

    /// It begins when a student does.
    private static Map<String, Object> instance(Course course) {
        int hours = course.description().hours();
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("@type", "CourseInstance");
        instance.put("courseMode", "Online");
        instance.put("inLanguage", course.description().language());
        if (hours > 0) {
            instance.put("courseWorkload", "PT" + hours + "H");
        }
        List<Map<String, String>> teachers =
                course.teachers().stream()
                        .filter(one -> !one.name().isBlank())
                        .map(one -> Map.of("@type", "Person", "name", one.name()))
                        .toList();
        if (!teachers.isEmpty()) {
            instance.put("instructor", teachers);
        }
        return instance;
    }

    private static List<String> labels(Vocabulary vocabulary, List<String> codes) {
        return codes.stream().map(code -> vocabulary.label(code, Locale.ENGLISH)).toList();
    }
}
