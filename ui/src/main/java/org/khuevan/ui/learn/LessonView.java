package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Journey;
import org.khuevan.learning.Journey.Step;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// One activity in a calm column: what it is, notes and talk beside it, and the way on at the
/// bottom, where a thumb reaches it.
final class LessonView extends Div {

    private static final long serialVersionUID = 1;
    private static final int CONVERSATIONS = 30;

    private final transient Study study;
    private final Words words;
    private final transient Actor.Member student;
    private final transient Journey journey;
    private final transient Step step;
    private final transient Map<String, List<String>> parameters;

    private LessonView(
            Study study,
            Words words,
            Actor.Member student,
            Journey journey,
            Step step,
            Map<String, List<String>> parameters) {
        this.study = study;
        this.words = words;
        this.student = student;
        this.journey = journey;
        this.step = step;
        this.parameters = parameters;
        addClassName("lesson");
        Article column = new Article(head());
        column.addClassName("lesson-column");
        boolean readable = step.isOpen() || step.keepsResults();
        column.add(readable ? content() : closed());
        boolean teaches = study.courses().mayEdit(student, journey.course());
        // What was said stays when it closes, and teachers answer for it.
        boolean heard = readable || step.isReached() || teaches;
        boolean isTalk = step.activity() instanceof Activity.Discussion;
        if (heard && isTalk) {
            column.add(talk(teaches));
        }
        column.add(line(), turning());
        if (readable) {
            column.add(notes());
        }
        if (heard && !isTalk) {
            column.add(talk(teaches));
        }
        add(outline(), column);
    }

    static Shown page(
            Study study,
            Words words,
            Actor.Member student,
            Journey journey,
            ActivityId activity,
            Map<String, List<String>> parameters) {
        Step step =
                journey.step(activity)
                        .orElseThrow(() -> new NoSuchActivity("activity " + activity));
        return Shown.own(
                Says.title(words, step.activity()),
                new LessonView(study, words, student, journey, step, parameters));
    }

    private String address(Step other) {
        return "/learn/" + journey.course().id() + "/" + other.activity().id();
    }

    private Div head() {
        Paragraph way =
                new Paragraph(
                        new Anchor(
                                "/learn/" + journey.course().id(),
                                journey.course().description().title()));
        way.addClassName("lesson-way");
        H1 title = new H1(Says.title(words, step.activity()));
        title.getElement().setAttribute("lang", journey.course().description().language());
        return new Div(way, title);
    }

    /// Lies open where there is room.
    private HtmlContainer outline() {
        NativeDetails details = new NativeDetails();
        details.addClassName("lesson-outline");
        details.setSummary(
                Tags.data(
                        new Span(
                                words.get(
                                        "learn.outline.share",
                                        Says.percent(words, journey.share()))),
                        "course-share",
                        words.get("learn.outline.share", "{0}")));
        details.setContent(new Outline(words, journey, Optional.of(step.activity().id())));
        return Tags.tag("khuevan-outline", details);
    }

    private Component content() {
        HtmlContainer lesson =
                Tags.custom(
                        "khuevan-lesson",
                        "account",
                        student.account().toString(),
                        "course",
                        journey.course().id().value(),
                        "activity",
                        step.activity().id().value(),
                        "now",
                        Instant.now().toString());
        step.progress().place().ifPresent(place -> Tags.data(lesson, "at", place.at().toString()));
        switch (step.activity()) {
            case Activity.MaterialActivity material ->
                    new MaterialLesson(
                                    study,
                                    words,
                                    material,
                                    step.progress(),
                                    step.done() && step.share() >= 1,
                                    address(step))
                            .fill(lesson, parameters);
            case Activity.WrittenPage page -> lesson.add(Tags.prose(page.text()), end());
            case Activity.Quiz quiz ->
                    lesson.add(
                            new QuizView(
                                    study,
                                    words,
                                    student,
                                    journey,
                                    quiz,
                                    parameters,
                                    step.isOpen()));
            case Activity.Assignment assignment ->
                    lesson.add(new WorkView(study, words, student, journey, assignment, step));
            case Activity.Discussion discussion -> lesson.add(Tags.prose(discussion.prompt()));
        }
        Tags.speak(lesson.getElement(), journey.course().description().language());
        return lesson;
    }

    /// Whoever sees this has come to the end.
    static Div end() {
        return Tags.data(new Div(), "lesson-end", "");
    }

    private Section closed() {
        return conditions(words, "learn.closed", journey.course().content(), step.unmet());
    }

    /// @param key of the words before them
    static Section conditions(
            Words words, String key, CourseContent content, List<Condition> conditions) {
        UnorderedList list = new UnorderedList();
        conditions.forEach(
                condition -> list.add(new ListItem(Says.condition(words, content, condition))));
        Section section = new Section(new Paragraph(words.get(key)), list);
        section.addClassName("panel-soft");
        return section;
    }

    /// Says when there is no line, so that nobody fears for their work.
    private Paragraph line() {
        Paragraph line =
                Tags.data(
                        new Paragraph(),
                        "line",
                        "",
                        "offline",
                        words.get("learn.offline"),
                        "signed-out",
                        words.get("learn.signed-out"));
        line.addClassName("line");
        line.getElement().setAttribute("role", "status");
        return line;
    }

    private Nav turning() {
        int here = journey.steps().indexOf(step);
        Nav nav = new Nav();
        nav.addClassName("lesson-turn");
        nav.getElement().setAttribute("aria-label", words.get("learn.turn"));
        if (here > 0) {
            nav.add(turn(journey.steps().get(here - 1), "prev", "button button-quiet"));
        } else {
            nav.add(new Span());
        }
        if (here < journey.steps().size() - 1) {
            nav.add(turn(journey.steps().get(here + 1), "next", "button"));
        } else {
            nav.add(
                    Tags.link(
                            words.get("learn.to-course"),
                            "/learn/" + journey.course().id(),
                            "button"));
        }
        return nav;
    }

    private Anchor turn(Step other, String rel, String style) {
        Anchor link = Tags.link(words.get("learn." + rel), address(other), style);
        link.getElement()
                .setAttribute("rel", rel)
                .setAttribute(
                        "aria-label",
                        words.get("learn." + rel) + ": " + Says.title(words, other.activity()));
        return link;
    }

    private NotesView notes() {
        return new NotesView(
                words,
                student,
                journey.course().id(),
                step.activity().id(),
                study.beside().notes().of(student, journey.course().id(), step.activity().id()));
    }

    private Component talk(boolean teaches) {
        CourseId course = journey.course().id();
        ActivityId activity = step.activity().id();
        Discussions discussions = study.beside().discussions();
        Discussions.Amount all = discussions.amount(course, activity);
        int shown = conversations();
        int earlier = all.conversations() - shown;
        Optional<Anchor> way =
                earlier > 0
                        ? Optional.of(
                                Tags.link(
                                        words.get("learn.talk.earlier", earlier),
                                        address(step)
                                                + "?talk="
                                                + (shown + CONVERSATIONS)
                                                + "#talk",
                                        "quiet"))
                        : Optional.empty();
        TalkView talk =
                new TalkView(
                        words,
                        student,
                        course,
                        activity,
                        discussions.of(student, course, activity, shown),
                        teaches,
                        step.isOpen(),
                        way);
        boolean isTalk = step.activity() instanceof Activity.Discussion;
        NativeDetails details = new NativeDetails();
        details.addClassName("beside");
        details.setId("talk");
        // As an attribute, which the first HTML has, too.
        details.getElement().setAttribute("open", isTalk || shown > CONVERSATIONS);
        details.setSummary(new Span(words.get("learn.talk", all.posts())));
        details.setContent(talk);
        return details;
    }

    /// How many conversations are shown: more, for who asks for earlier ones.
    private int conversations() {
        return parameters.getOrDefault("talk", List.of()).stream()
                .filter(text -> text.matches("[0-9]{1,5}"))
                .mapToInt(Integer::parseInt)
                .filter(more -> more > CONVERSATIONS)
                .findFirst()
                .orElse(CONVERSATIONS);
    }
}
