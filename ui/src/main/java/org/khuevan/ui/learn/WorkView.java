package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.CourseId;
import org.khuevan.course.Rubric;
import org.khuevan.learning.HandIn;
import org.khuevan.learning.HandIns;
import org.khuevan.learning.Journey;
import org.khuevan.learning.Journey.Step;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.UploadWords;
import org.khuevan.ui.shell.Words;

/// An assignment for one student: the task, their work, and how it was marked.
final class WorkView extends Div {

    private static final long serialVersionUID = 1;

    private final transient Study study;
    private final Words words;
    private final transient Assignment assignment;

    WorkView(
            Study study,
            Words words,
            Actor.Member student,
            Journey journey,
            Assignment assignment,
            Step step) {
        this.study = study;
        this.words = words;
        this.assignment = assignment;
        addClassName("work");
        add(task(words, assignment));
        Optional<HandIn> work =
                study.handIns().find(student, journey.course().id(), assignment.id());
        boolean isGivenBack = work.filter(HandIn::isGivenBack).isPresent();
        boolean isMarked = work.filter(HandIn::isMarked).isPresent();
        if (isGivenBack) {
            work.ifPresent(back -> add(givenBack(back)));
        } else if (isMarked) {
            work.flatMap(HandIn::mark).ifPresent(mark -> add(mark(mark)));
        }
        if (!assignment.rubric().criteria().isEmpty() && !isMarked) {
            add(rubric(words, assignment.rubric()));
        }
        add(panel(student, journey, work, step.isOpen() || (isGivenBack && step.isReached())));
        work.map(HandIn::before)
                .filter(before -> !before.isEmpty())
                .ifPresent(before -> add(earlier(words, before)));
    }

    /// What is to be done, and until when.
    static Div task(Words words, Assignment assignment) {
        Div task = new Div(Tags.prose(assignment.task()));
        assignment
                .due()
                .ifPresent(due -> {
                    Paragraph when =
                            new Paragraph(words.get("learn.work.due", Says.time(words, due)));
                    when.addClassName("quiet");
                    task.add(when);
                });
        return task;
    }

    private HtmlContainer panel(
            Actor.Member student, Journey journey, Optional<HandIn> work, boolean open) {
        HtmlContainer panel =
                Tags.custom(
                        "khuevan-work",
                        "account",
                        student.account().toString(),
                        "address",
                        "/api/learning/courses/"
                                + journey.course().id()
                                + "/activities/"
                                + assignment.id()
                                + "/work",
                        "revision",
                        Long.toString(work.map(HandIn::revision).orElse(0L)),
                        "now",
                        Instant.now().toString(),
                        "keeping",
                        words.get("learn.quiz.keeping"),
                        "kept",
                        words.get("learn.quiz.kept"),
                        "under-way",
                        words.get("learn.work.under-way"),
                        "newer",
                        words.get("learn.work.newer"),
                        "lost",
                        words.get("learn.work.other-lost"),
                        "replaced",
                        words.get("learn.work.other-replaced"),
                        "late",
                        words.get("learn.work.other-late"),
                        "take",
                        words.get("learn.work.other-take"),
                        "leave",
                        words.get("learn.quiz.other-leave"),
                        "signed-out",
                        words.get("learn.signed-out"),
                        "no-line",
                        words.get("learn.no-line"));
        boolean submitted = work.flatMap(HandIn::submitted).isPresent();
        boolean changeable = open && !submitted;
        panel.add(new H2(words.get("learn.work.yours")));
        submittedSentence(work).ifPresent(panel::add);
        if (assignment.handIn().text()) {
            panel.add(text(work.map(HandIn::text).orElse(""), changeable));
        }
        if (assignment.handIn().files() > 0) {
            panel.add(files(work, changeable));
            if (changeable) {
                panel.add(choice(student, journey.course().id()));
            }
            // Also where nothing is to be chosen until the work is taken back.
            panel.getElement()
                    .appendChild(
                            Tags.script(study.assets().address("/scripts/tus-4.3.1.min.js")),
                            Tags.script(study.assets().address("/scripts/upload.js")));
        }
        Div actions = new Div();
        actions.addClassName("study-actions");
        if (changeable) {
            actions.add(Tags.button(words.get("learn.work.submit"), "button", "submit-work", ""));
        } else if (open && work.filter(HandIn::isMarked).isEmpty()) {
            actions.add(
                    Tags.button(
                            words.get("learn.work.take-back"),
                            "button button-quiet",
                            "take-back",
                            ""));
        }
        Paragraph said = Tags.data(new Paragraph(), "said", "");
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        panel.add(actions, said);
        return panel;
    }

    private Optional<Paragraph> submittedSentence(Optional<HandIn> work) {
        return work.flatMap(HandIn::submitted)
                .map(when -> {
                    boolean late = assignment.isLate(when);
                    Paragraph sentence =
                            new Paragraph(
                                    words.get(
                                            late ? "learn.work.late" : "learn.work.handed-in",
                                            Says.time(words, when)));
                    sentence.addClassName(late ? "note" : "handed-in");
                    return sentence;
                });
    }

    private Div text(String text, boolean changeable) {
        if (!changeable) {
            return Tags.prose(text);
        }
        HtmlContainer area = new HtmlContainer("textarea");
        area.setId("work-text");
        area.getElement()
                .setAttribute("rows", "10")
                .setAttribute("maxlength", Integer.toString(HandIns.LONGEST_TEXT))
                .setText(text);
        NativeLabel label = new NativeLabel(words.get("learn.work.text"));
        label.getElement().setAttribute("for", "work-text");
        Div field = new Div(label, area);
        field.addClassName("field");
        return field;
    }

    private Div files(Optional<HandIn> work, boolean changeable) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-files");
        work.map(HandIn::files)
                .ifPresent(files ->
                        files.forEach(file -> {
                            ListItem item = file(words, file);
                            if (changeable) {
                                item.add(
                                        Tags.button(
                                                words.get("learn.remove"),
                                                "link-like",
                                                "remove-file",
                                                file.id().toString()));
                            }
                            list.add(item);
                        }));
        return new Div(list);
    }

    /// Where files are chosen; they go on their way at once, and go on after a lost line.
    private HtmlContainer choice(Actor.Member student, CourseId course) {
        HtmlContainer choice = new HtmlContainer("khuevan-upload");
        UploadWords.tell(
                choice.getElement(),
                Map.of("course", course.value(), "activity", assignment.id().value()),
                HandIns.LARGEST_FILE,
                study.uploads().unfinished(student, HandIns.uploadsTo(course, assignment.id())),
                key ->
                        switch (key) {
                            case "choose", "hint" ->
                                    words.get(
                                            "learn.work.upload." + key,
                                            assignment.handIn().files());
                            case "too-large", "full" -> words.get("learn.work.upload." + key);
                            case "refused", "gone" -> "";
                            default -> words.get("upload." + key);
                        });
        choice.getElement()
                .setAttribute("account", student.account().toString())
                // Handing in is what the page is for.
                .setAttribute("quiet", true);
        return choice;
    }

    private static ListItem file(Words words, HandIn.File file) {
        Anchor link = new Anchor("/api/learning/files/" + file.id(), file.name());
        link.setRouterIgnore(true);
        return new ListItem(link, Tags.span(words.size(file.stored().size()), "quiet"));
    }

    /// What is to be improved, and the mark that counts until then.
    private Section givenBack(HandIn work) {
        HandIn.Before last = work.before().getLast();
        Section section =
                new Section(
                        new H2(words.get("learn.work.given-back")),
                        new Paragraph(
                                words.get(
                                        "learn.work.given-back.text",
                                        Says.time(words, last.returned()))),
                        Tags.prose(last.comment()));
        section.addClassNames("panel-soft", "given-back");
        work.mark()
                .ifPresent(mark -> {
                    Paragraph counts =
                            new Paragraph(
                                    words.get(
                                            "learn.work.counts-until",
                                            Says.number(words, mark.points()),
                                            Says.number(words, mark.outOf())));
                    counts.addClassName("quiet");
                    section.add(counts);
                });
        return section;
    }

    /// What was handed in before, the last first.
    static NativeDetails earlier(Words words, List<HandIn.Before> before) {
        Div all = new Div();
        before.reversed()
                .forEach(one -> {
                    Div round = new Div(new H3(Says.time(words, one.submitted())));
                    round.addClassName("earlier-work");
                    one.points()
                            .ifPresent(points ->
                                    round.add(
                                            new Paragraph(
                                                    words.get(
                                                            "learn.outcome.points",
                                                            Says.number(words, points),
                                                            Says.number(words, one.outOf())))));
                    if (!one.text().isBlank()) {
                        round.add(Tags.prose(one.text()));
                    }
                    if (!one.files().isEmpty()) {
                        UnorderedList files = new UnorderedList();
                        files.addClassName("work-files");
                        one.files().forEach(file -> files.add(file(words, file)));
                        round.add(files);
                    }
                    Div said = Tags.prose(one.comment());
                    said.addClassName("earlier-said");
                    round.add(said);
                    all.add(round);
                });
        NativeDetails details = new NativeDetails();
        details.addClassName("beside");
        details.setSummaryText(words.get("learn.work.earlier", before.size()));
        details.setContent(all);
        return details;
    }

    private Section mark(HandIn.Mark mark) {
        Section section = new Section(new H2(words.get("learn.work.marked")));
        section.addClassName("panel-soft");
        Paragraph points =
                new Paragraph(
                        words.get(
                                "learn.outcome.points",
                                Says.number(words, mark.points()),
                                Says.number(words, mark.outOf())));
        points.addClassName("grade");
        section.add(points);
        UnorderedList found = new UnorderedList();
        assignment
                .rubric()
                .criteria()
                .forEach(criterion ->
                        criterion.levels().stream()
                                .filter(level ->
                                        level.key().equals(mark.levels().get(criterion.key())))
                                .forEach(level ->
                                        found.add(
                                                new ListItem(
                                                        criterion.title()
                                                                + ": "
                                                                + level.title()
                                                                + " ("
                                                                + Says.number(words, level.points())
                                                                + ")"))));
        section.add(found);
        if (!mark.comment().isBlank()) {
            section.add(Tags.prose(mark.comment()));
        }
        return section;
    }

    static Section rubric(Words words, Rubric rubric) {
        UnorderedList list = new UnorderedList();
        for (Rubric.Criterion criterion : rubric.criteria()) {
            UnorderedList levels = new UnorderedList();
            criterion
                    .levels()
                    .forEach(level ->
                            levels.add(
                                    new ListItem(
                                            level.title()
                                                    + " ("
                                                    + Says.number(words, level.points())
                                                    + ")")));
            ListItem item = new ListItem(criterion.title());
            item.add(levels);
            list.add(item);
        }
        Section section = new Section(new H2(words.get("learn.work.rubric")), list);
        section.addClassName("rubric");
        return section;
    }
}
