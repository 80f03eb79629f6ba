package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.khuevan.learning.Certificate;
import org.khuevan.learning.Grades;
import org.khuevan.learning.Journey;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// A course for those who are in it: what is next, the outline, results and the certificate.
final class CourseHome extends Article {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Journey journey;

    private CourseHome(Study study, Words words, Actor.Member student, Journey journey) {
        this.words = words;
        this.journey = journey;
        addClassNames("lesson-column", "course-home");
        Anchor back = Tags.link(words.get("learn.title"), "/learn", "study-back");
        H1 title = new H1(journey.course().description().title());
        title.getElement().setAttribute("lang", journey.course().description().language());
        add(back, title, progress());
        if (journey.course().content().completion().certificate()) {
            add(certificate(study.certificates().find(student, journey.course().id())));
        }
        add(new Outline(words, journey, Optional.empty()));
        List<Grades.Result> results = Grades.of(journey);
        if (!results.isEmpty()) {
            add(results(results));
        }
        add(leaving());
    }

    static Shown page(Study study, Words words, Actor.Member student, Journey journey) {
        return Shown.own(
                journey.course().description().title(),
                new CourseHome(study, words, student, journey));
    }

    private Div progress() {
        Div progress =
                new Div(
                        Tags.bar(journey.share(), words.get("learn.progress")),
                        Tags.span(
                                journey.isSeenFinished()
                                        ? words.get("learn.finished")
                                        : words.get(
                                                "learn.share",
                                                Says.percent(words, journey.share())),
                                "quiet"));
        progress.addClassName("course-progress");
        int minimum = journey.course().content().completion().minimumPercent();
        journey.shownGrade()
                .filter(grade -> minimum > 0 && journey.share() >= 1 && !journey.isFinished())
                .ifPresent(grade ->
                        progress.add(
                                new Paragraph(
                                        words.get(
                                                "learn.below",
                                                Says.percent(words, grade),
                                                Says.percent(words, minimum / 100.0)))));
        if (journey.isGoingOn() && journey.share() >= 1) {
            progress.add(new Paragraph(words.get("learn.more-to-come")));
        }
        journey.next()
                .filter(_ -> !journey.isSeenFinished())
                .ifPresent(next -> {
                    Div go =
                            new Div(
                                    Tags.link(
                                            words.get(
                                                    journey.share() > 0
                                                            ? "learn.next"
                                                            : "learn.begin"),
                                            "/learn/"
                                                    + journey.course().id()
                                                    + "/"
                                                    + next.activity().id(),
                                            "button"),
                                    Tags.span(Says.title(words, next.activity()), "next-title"));
                    go.addClassName("next");
                    progress.add(go);
                });
        return progress;
    }

    private Section certificate(Optional<Certificate> given) {
        Section section = new Section(new H2(words.get("learn.certificate")));
        section.addClassName("panel-soft");
        section.setId("certificate");
        if (given.isPresent()) {
            Anchor pdf =
                    Tags.link(
                            words.get("learn.certificate.pdf"),
                            "/api/learning/certificates/" + given.get().code() + "/pdf",
                            "button");
            pdf.setRouterIgnore(true);
            section.add(
                    new Paragraph(
                            words.get("learn.certificate.given", words.date(given.get().issued()))),
                    pdf,
                    Tags.link(
                            words.get("learn.certificate.verify"),
                            "/verify/" + given.get().code(),
                            "also"));
        } else if (journey.isDone() && !journey.isKnown()) {
            section.add(
                    new Paragraph(
                            words.get(
                                    journey.isMarked()
                                            ? "learn.certificate.later"
                                            : "learn.certificate.waits")));
        } else if (journey.isFinished()) {
            NativeButton get =
                    Tags.doing(
                            words,
                            words.get("learn.certificate.get"),
                            "PUT",
                            "/api/learning/courses/" + journey.course().id() + "/certificate");
            get.setId("get-certificate");
            Tags.data(get, "renew", ".course-home", "look", "#certificate");
            section.add(new Paragraph(words.get("learn.certificate.ready")), get, said());
        } else {
            int minimum = journey.course().content().completion().minimumPercent();
            section.add(
                    new Paragraph(
                            minimum > 0
                                    ? words.get("learn.certificate.rule", minimum)
                                    : words.get("learn.certificate.all")));
        }
        return section;
    }

    private static String withoutGrade(Grades.Result result, Optional<Journey.Step> step) {
        if (step.filter(Journey.Step::returned).isPresent()) {
            return "learn.returned";
        }
        return result.done() ? "learn.not-marked" : "learn.not-done";
    }

    private Section results(List<Grades.Result> results) {
        HtmlContainer body = new HtmlContainer("tbody");
        for (Grades.Result result : results) {
            Optional<Journey.Step> step = journey.step(result.activity());
            // What is hidden now keeps its grade, and cannot be opened.
            Component what =
                    step.isPresent()
                            ? new Anchor(
                                    "/learn/" + result.course() + "/" + result.activity(),
                                    result.title())
                            : new Span(result.title());
            String grade =
                    result.grade()
                            .map(reached -> Says.percent(words, reached))
                            .orElse(words.get(withoutGrade(result, step)));
            body.add(Tags.tag("tr", Tags.tag("td", what), cell(grade)));
        }
        journey.shownGrade()
                .ifPresent(grade ->
                        body.add(
                                Tags.tag(
                                        "tr",
                                        heading(words.get("learn.whole"), "row"),
                                        cell(Says.percent(words, grade)))));
        HtmlContainer table =
                Tags.tag(
                        "table",
                        Tags.tag(
                                "thead",
                                Tags.tag(
                                        "tr",
                                        heading(words.get("learn.what"), "col"),
                                        heading(words.get("learn.grade"), "col"))),
                        body);
        table.addClassName("results");
        Section section = new Section(new H2(words.get("learn.results")), table);
        section.setId("results");
        return section;
    }

    private static Component cell(String text) {
        HtmlContainer cell = new HtmlContainer("td");
        cell.setText(text);
        return cell;
    }

    private static Component heading(String text, String scope) {
        HtmlContainer cell = new HtmlContainer("th");
        cell.setText(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private Div leaving() {
        NativeButton leave =
                Tags.doing(
                        words,
                        words.get("learn.leave"),
                        "DELETE",
                        "/api/learning/courses/" + journey.course().id() + "/enrolment");
        leave.addClassName("button-quiet");
        Tags.data(leave, "then", "/learn");
        NativeDetails asked = new NativeDetails();
        asked.setSummaryText(words.get("learn.leave"));
        asked.setContent(new Div(new Paragraph(words.get("learn.leave.sure")), leave, said()));
        Div end = new Div(asked);
        end.addClassName("leave");
        return end;
    }

    private static Paragraph said() {
        Paragraph said = Tags.data(new Paragraph(), "said", "");
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        return said;
    }
}
