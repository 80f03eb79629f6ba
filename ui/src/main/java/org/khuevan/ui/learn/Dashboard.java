package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.khuevan.course.Course;
import org.khuevan.learning.Certificate;
import org.khuevan.learning.Journey;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// One's courses: how far one is in each, and one button to go on.
final class Dashboard extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;

    private Dashboard(Study study, Words words, Actor.Member student) {
        this.words = words;
        addClassName("dashboard");
        Div heading =
                new Div(
                        new H1(words.get("learn.title")),
                        Tags.link(words.get("learn.notes"), "/learn/notes", "button button-quiet"));
        heading.addClassName("study-heading");
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
        add(heading, Tags.custom("khuevan-outbox", "account", student.account().toString()), line);
        List<Journey> journeys = study.enrolments().journeys(student);
        List<Course> invitations =
                study.admission().invitedTo(student).stream()
                        .filter(course -> !study.enrolments().isEnrolled(student, course.id()))
                        .filter(course -> !study.courses().mayEdit(student, course))
                        .toList();
        if (!invitations.isEmpty()) {
            add(invited(invitations));
        }
        if (journeys.isEmpty()) {
            Section nothing =
                    new Section(
                            new H2(words.get("learn.empty.title")),
                            new Paragraph(words.get("learn.empty.text")),
                            Tags.link(words.get("learn.find-course"), "/courses", "button"));
            nothing.addClassName("nothing");
            add(nothing);
        }
        List<Certificate> certificates = study.certificates().of(student);
        UnorderedList list = new UnorderedList();
        list.addClassName("journeys");
        journeys.stream()
                .sorted((a, b) -> Boolean.compare(a.isSeenFinished(), b.isSeenFinished()))
                .map(journey -> card(journey, certificates))
                .forEach(list::add);
        if (!journeys.isEmpty()) {
            add(list);
        }
        if (!certificates.isEmpty()) {
            add(certificates(certificates));
        }
    }

    static Shown page(Study study, Words words, Actor.Member student) {
        return Shown.own(words.get("learn.title"), new Dashboard(study, words, student));
    }

    private static boolean mayGetCertificate(Journey journey, List<Certificate> certificates) {
        return journey.isSeenFinished()
                && journey.isKnown()
                && journey.course().content().completion().certificate()
                && certificates.stream()
                        .noneMatch(one -> one.course().equals(journey.course().id()));
    }

    private ListItem card(Journey journey, List<Certificate> certificates) {
        String address = "/learn/" + journey.course().id();
        Anchor link = new Anchor(address, journey.course().description().title());
        H2 title = new H2(link);
        title.getElement().setAttribute("lang", journey.course().description().language());
        Paragraph line =
                new Paragraph(
                        journey.isSeenFinished()
                                ? words.get("learn.finished")
                                : words.get("learn.share", Says.percent(words, journey.share())));
        line.addClassName("quiet");
        ListItem card =
                new ListItem(
                        title,
                        Tags.bar(
                                journey.isSeenFinished() ? 1 : journey.share(),
                                journey.course().description().title()),
                        line);
        card.addClassName("journey");
        if (mayGetCertificate(journey, certificates)) {
            Div actions =
                    new Div(
                            Tags.link(
                                    words.get("learn.certificate.get"),
                                    address + "#certificate",
                                    "button"));
            actions.addClassName("next");
            card.add(actions);
        }
        if (!journey.isSeenFinished()) {
            journey.next()
                    .ifPresent(next -> {
                        String on = words.get(journey.share() > 0 ? "learn.next" : "learn.begin");
                        Anchor go = Tags.link(on, address + "/" + next.activity().id(), "button");
                        go.getElement()
                                .setAttribute(
                                        "aria-label",
                                        on + ": " + Says.title(words, next.activity()));
                        Div actions =
                                new Div(
                                        go,
                                        Tags.span(
                                                Says.title(words, next.activity()), "next-title"));
                        actions.addClassName("next");
                        card.add(actions);
                    });
        }
        return card;
    }

    private Section invited(List<Course> courses) {
        UnorderedList list = new UnorderedList();
        list.addClassName("certificates");
        for (Course course : courses) {
            Anchor link = new Anchor("/learn/" + course.id(), course.description().title());
            link.getElement().setAttribute("lang", course.description().language());
            list.add(new ListItem(link));
        }
        Section invited = new Section(new H2(words.get("learn.invited")), list);
        invited.addClassName("panel-soft");
        return invited;
    }

    private Section certificates(List<Certificate> certificates) {
        UnorderedList list = new UnorderedList();
        list.addClassName("certificates");
        for (Certificate one : certificates) {
            Anchor link = new Anchor("/verify/" + one.code(), one.title());
            list.add(new ListItem(link, Tags.span(words.date(one.issued()), "quiet")));
        }
        return new Section(new H2(words.get("learn.certificates")), list);
    }
}
