package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.learning.Journey;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.learning.NotPossible;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.FirstHtml;
import org.khuevan.ui.shell.FirstHtmlSource;
import org.khuevan.ui.shell.Message;
import org.khuevan.ui.shell.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// What stands at the addresses of students' pages: the first HTML and the living page are the
/// same, so that a phone on a weak line shows the lesson before any script has come.
@Component
class StudentPages implements FirstHtmlSource {

    private final Study study;

    StudentPages(Study study) {
        this.study = study;
    }

    @Override
    public Optional<FirstHtml> of(Visit visit) {
        return show(visit.path(), visit.parameters(), visit.actor(), visit.words())
                .map(page ->
                        new FirstHtml(
                                200,
                                page.title(),
                                page.description(),
                                page.canonical(),
                                "",
                                "website",
                                linkedData(visit),
                                page.content()))
                .or(() -> nothing(visit));
    }

    /// Addresses of this feature at which there is nothing, or nothing for who asks.
    private static Optional<FirstHtml> nothing(Visit visit) {
        Words words = visit.words();
        return visit.path().matches("(c|verify|learn)/.*")
                ? Optional.of(
                        FirstHtml.plain(
                                HttpStatus.NOT_FOUND.value(),
                                words.get("not-found.title"),
                                new Message(words, "not-found")))
                : Optional.empty();
    }

    private Map<String, Object> linkedData(Visit visit) {
        return about(visit.path(), visit.actor())
                .map(course -> AboutCourse.linkedData(course, visit.origin()))
                .orElse(Map.of());
    }

    /// The course at an address `c/…` that the actor may know of.
    private Optional<Course> about(String path, Actor actor) {
        return path.matches("c/[0-9a-z]{12}")
                ? id(path.substring(2)).flatMap(course -> study.courses().find(actor, course))
                : Optional.empty();
    }

    private static Optional<CourseId> id(String text) {
        try {
            return Optional.of(new CourseId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param path without the `/` before it
    /// @return empty where there is nothing, or nothing for this actor
    Optional<Shown> show(
            String path, Map<String, List<String>> parameters, Actor actor, Words words) {
        String[] parts = path.split("/", -1);
        if (path.equals("courses")) {
            return Optional.of(dressed(CourseCatalogue.page(study, words, parameters)));
        }
        if (parts[0].equals("c")) {
            return about(path, actor)
                    .map(course -> dressed(AboutCourse.page(study, words, actor, course)));
        }
        if (parts[0].equals("verify") && parts.length == 2) {
            return VerifyView.page(study, words, parts[1]).map(this::dressed);
        }
        if (!parts[0].equals("learn") || !(actor instanceof Actor.Member student)) {
            return Optional.empty();
        }
        try {
            return switch (parts.length) {
                case 1 -> Optional.of(dressed(Dashboard.page(study, words, student)));
                case 2 ->
                        parts[1].equals("notes")
                                ? Optional.of(
                                        dressed(MyNotes.page(study, words, student, parameters)))
                                : course(parts[1], student, words).map(this::dressed);
                case 3 ->
                        Optional.of(
                                dressed(lesson(parts[1], parts[2], parameters, student, words)));
                default -> Optional.empty();
            };
        } catch (NoSuchCourse | NoSuchActivity | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Shown> course(String id, Actor.Member student, Words words) {
        CourseId course = new CourseId(id);
        try {
            Journey journey = study.enrolments().journey(student, course);
            return Optional.of(CourseHome.page(study, words, student, journey));
        } catch (NotPossible | NoSuchCourse _) {
            return enrolment(course, student, words);
        }
    }

    /// Who has left comes back, also where nobody else may know of the course.
    private Optional<Shown> enrolment(CourseId course, Actor.Member student, Words words) {
        Optional<Course> left = study.enrolments().left(student, course);
        return left.or(() -> study.courses().find(student, course))
                .map(found -> EnrolView.page(words, found, left.isPresent()));
    }

    private Shown lesson(
            String course,
            String activity,
            Map<String, List<String>> parameters,
            Actor.Member student,
            Words words) {
        CourseId id = new CourseId(course);
        try {
            return LessonView.page(
                    study,
                    words,
                    student,
                    study.enrolments().journey(student, id),
                    new ActivityId(activity),
                    parameters);
        } catch (NotPossible | NoSuchCourse _) {
            return enrolment(id, student, words).orElseThrow(() -> new NoSuchCourse(course));
        }
    }

    /// With the look and the script of these pages.
    private Shown dressed(Shown page) {
        Div dressed = new Div(page.content());
        dressed.addClassName("study");
        dressed.getElement()
                .appendChild(
                        new com.vaadin.flow.dom.Element("link")
                                .setAttribute("rel", "stylesheet")
                                .setAttribute("href", study.assets().address("/look/learn.css")),
                        Tags.script(study.assets().address("/scripts/learn.js")));
        return new Shown(page.title(), page.description(), page.canonical(), dressed);
    }
}
