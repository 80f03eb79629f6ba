package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Sentences;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.Prose;
import org.khuevan.course.QuestionId;
import org.khuevan.course.Rubric;
import org.khuevan.learning.AttemptId;
import org.khuevan.learning.HandIn;
import org.khuevan.learning.Marking.AnswerToMark;
import org.khuevan.learning.Marking.Waiting;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.learning.NotPossible;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.ui.learn.LessonPreview;
import org.khuevan.ui.learn.QuizAnswers;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// Marking one piece of work: what was handed in on one side, the rubric or the points on the
/// other.
@Route("teach/courses/:course/mark/:item")
@RolesAllowed("TEACHER")
public class MarkingPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern ITEM =
            Pattern.compile(
                    "work-(?<work>" + ID + ")|essay-(?<attempt>" + ID + ")-(?<question>\\w+)");

    private final transient MarkingDesk desk;
    private final transient Assets assets;
    private final WorkLook look;
    private final Words words;
    private final NumberField points = new NumberField();
    private final Map<String, RadioButtonGroup<Rubric.Level>> levels = new HashMap<>();
    private final TextArea comment = new TextArea();
    private final Paragraph said = new Paragraph();
    private final transient LessonPreview lessons;
    private String item = "";
    private transient @Nullable ActivityId activity;

    MarkingPage(
            MarkingDesk desk,
            LessonPreview lessons,
            WorkLook look,
            Assets assets,
            Translations translations) {
        this.desk = desk;
        this.lessons = lessons;
        this.look = look;
        this.assets = assets;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "marking");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        levels.clear();
        Optional<Course> course = CourseResultsPage.taught(desk, event);
        item = event.getRouteParameters().get("item").orElse("");
        Matcher named = ITEM.matcher(item);
        if (course.isEmpty()
                || !named.matches()
                || !(desk.actor().get() instanceof Actor.Member teacher)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        try {
            if (named.group("work") != null) {
                work(course.get(), teacher, UUID.fromString(named.group("work")));
            } else {
                essay(
                        course.get(),
                        teacher,
                        new AttemptId(UUID.fromString(named.group("attempt"))),
                        new QuestionId(named.group("question")));
            }
        } catch (NoSuchActivity | IllegalArgumentException _) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void essay(Course course, Actor.Member teacher, AttemptId attempt, QuestionId id) {
        AnswerToMark essay = desk.marking().answer(teacher, attempt, id);
        activity = essay.activity();
        double full = essay.question().stem().points();
        Div given =
                essay.question() instanceof org.khuevan.course.Question.Essay
                        ? written(essay)
                        : chosen(teacher, attempt, id);
        points(full, essay.mark().map(credit -> credit * full));
        Div fields = new Div(points);
        comment.setValue(essay.comment());
        show(
                course,
                essay.student(),
                CourseResultsPage.name(words, course, essay.activity()),
                given,
                fields,
                () -> desk.marking().markAnswer(teacher, attempt, id, value(), comment.getValue()));
        if (essay.byPerson()) {
            NativeButton back =
                    new NativeButton(
                            words.get("mark.take-back"),
                            _ ->
                                    keep(
                                            course,
                                            () ->
                                                    desk.marking()
                                                            .unmarkAnswer(teacher, attempt, id)));
            back.addClassName("link-button");
            fields.add(back);
        }
    }

    private Div written(AnswerToMark essay) {
        Div given =
                new Div(
                        prose(essay.question().stem().text()),
                        new H2(words.get("mark.answer")),
                        prose(essay.text()));
        if (!essay.guide().isBlank()) {
            given.add(new H2(words.get("mark.guide")), prose(essay.guide()));
        }
        return given;
    }

    /// What has a key can be marked otherwise than by it.
    private Div chosen(Actor.Member teacher, AttemptId attempt, QuestionId id) {
        return new Div(
                QuizAnswers.read(
                        words,
                        desk.works().attempt(teacher, attempt).items().stream()
                                .filter(item -> item.posed().id().equals(id))
                                .toList(),
                        _ -> new Div()));
    }

    private void work(Course course, Actor.Member teacher, UUID id) {
        HandIn work = desk.marking().handIn(teacher, id);
        activity = work.activity();
        Assignment assignment = desk.marking().assignment(work);
        Div given = new Div(prose(assignment.task()), new H2(words.get("mark.work")));
        work.submitted().ifPresent(when -> given.add(submitted(assignment, when)));
        if (!work.text().isBlank()) {
            given.add(prose(work.text()));
        }
        given.add(new HandedInFiles(words, work.files()));
        if (!work.before().isEmpty()) {
            given.add(lessons.earlier(words, work.before()));
        }
        Div fields = new Div();
        if (assignment.rubric().criteria().isEmpty()) {
            points(assignment.fullPoints(), work.mark().map(HandIn.Mark::points));
            fields.add(points);
        } else {
            assignment.rubric().criteria().forEach(one -> fields.add(criterion(one, work.mark())));
        }
        comment.setValue(work.isMarked() ? work.mark().map(HandIn.Mark::comment).orElse("") : "");
        show(course, work.account(), assignment.title(), given, fields, () -> mark(teacher, work));
        fields.add(givingBack(course, teacher, work));
    }

    private void mark(Actor.Member teacher, HandIn work) {
        desk.marking()
                .markHandIn(
                        teacher,
                        work.id(),
                        work.submitted().orElseThrow(),
                        chosen(),
                        value(),
                        comment.getValue());
    }

    private Div givingBack(Course course, Actor.Member teacher, HandIn work) {
        NativeButton back =
                new NativeButton(words.get("mark.give-back"), _ -> giveBack(course, teacher, work));
        back.addClassNames("button", "button-quiet");
        Paragraph help = new Paragraph(words.get("mark.give-back.help"));
        help.addClassName("hint");
        Div both = new Div(back, help);
        both.addClassName("giving-back");
        return both;
    }

    /// With the mark that was chosen, if one was.
    private void giveBack(Course course, Actor.Member teacher, HandIn work) {
        if (comment.getValue().isBlank()) {
            said.setText(words.get("mark.give-back.comment"));
            comment.focus();
            return;
        }
        boolean isMarked =
                levels.isEmpty()
                        ? points.getOptionalValue().isPresent()
                        : chosen().size() == levels.size();
        keep(
                course,
                () -> {
                    if (isMarked) {
                        mark(teacher, work);
                    }
                    desk.marking()
                            .giveBack(
                                    teacher,
                                    work.id(),
                                    work.submitted().orElseThrow(),
                                    comment.getValue());
                });
    }

    private Paragraph submitted(Assignment assignment, Instant when) {
        boolean late = assignment.isLate(when);
        Paragraph sentence =
                new Paragraph(words.get(late ? "mark.late" : "mark.handed-in", words.time(when)));
        sentence.addClassName(late ? "upload-problem" : "upload-line");
        return sentence;
    }

    private void points(double full, Optional<Double> given) {
        points.setLabel(words.get("mark.points", number(full)));
        points.setMin(0);
        points.setMax(full);
        points.setValue(given.orElse(null));
    }

    private RadioButtonGroup<Rubric.Level> criterion(
            Rubric.Criterion criterion, Optional<HandIn.Mark> mark) {
        RadioButtonGroup<Rubric.Level> group = new RadioButtonGroup<>();
        group.setLabel(criterion.title());
        group.setItems(criterion.levels());
        group.setItemLabelGenerator(level -> level.title() + " (" + number(level.points()) + ")");
        criterion.levels().stream()
                .filter(level ->
                        mark.map(HandIn.Mark::levels)
                                .map(found -> level.key().equals(found.get(criterion.key())))
                                .orElse(false))
                .findFirst()
                .ifPresent(group::setValue);
        levels.put(criterion.key(), group);
        return group;
    }

    private void show(
            Course course,
            AccountId student,
            String activity,
            Div given,
            Div fields,
            Runnable keep) {
        Anchor back =
                new Anchor("/teach/courses/" + course.id() + "/grades", words.get("results.title"));
        back.addClassName("back");
        Div heading =
                new Div(
                        new H1(activity),
                        CourseResultsPage.quiet(
                                desk.people().find(student).map(Account::displayName).orElse("")));
        heading.addClassName("work-heading");
        comment.setLabel(words.get("mark.comment"));
        comment.setMinRows(4);
        said.getElement().setAttribute("role", "status");
        NativeButton done = new NativeButton(words.get("mark.keep"), _ -> keep(course, keep));
        done.addClassName("button");
        given.addClassNames("panel", "mark-given");
        said.setText("");
        Div actions = new Div(done);
        actions.addClassName("actions");
        next(course)
                .ifPresent(other -> {
                    NativeButton on =
                            new NativeButton(words.get("mark.keep-next"), _ -> keep(keep, other));
                    on.addClassNames("button", "button-quiet");
                    actions.add(on);
                });
        fields.add(comment, actions, said);
        fields.addClassNames("panel", "mark-fields");
        Div both = new Div(given, fields);
        both.addClassName("mark-both");
        add(back, heading, both);
    }

    /// What else waits in the course, the same activity first, by its address.
    private Optional<String> next(Course course) {
        List<Waiting> others =
                desk.marking().waiting(desk.actor().get(), course.id()).stream()
                        .filter(one -> !CourseResultsPage.item(one).equals(item))
                        .toList();
        return others.stream()
                .filter(one -> activity != null && one.activity().equals(activity))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(one ->
                        "teach/courses/" + course.id() + "/mark/" + CourseResultsPage.item(one));
    }

    private void keep(Course course, Runnable keep) {
        keep(keep, "teach/courses/" + course.id() + "/grades");
    }

    /// @param then where to go when it is kept
    private void keep(Runnable keep, String then) {
        try {
            keep.run();
            getUI().ifPresent(ui -> ui.navigate(then));
        } catch (NotPossible e) {
            say(e.reason());
        } catch (NoSuchActivity _) {
            say(NotPossible.Reason.HANDED_IN_ANEW);
        }
    }

    private void say(NotPossible.Reason reason) {
        said.setText(Sentences.of("learning." + reason, words.locale()));
    }

    private Map<String, String> chosen() {
        Map<String, String> chosen = new HashMap<>();
        levels.forEach((criterion, group) ->
                group.getOptionalValue().ifPresent(level -> chosen.put(criterion, level.key())));
        return chosen;
    }

    private double value() {
        return points.getOptionalValue().orElse(levels.isEmpty() ? -1.0 : 0.0);
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(words.locale()).format(number);
    }

    private static Div prose(String markdown) {
        Div prose = new Div(new Html("<div>" + Prose.html(markdown) + "</div>"));
        prose.addClassName("prose");
        return prose;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
        event.getUI().getPage().addStyleSheet("context:/" + assets.address("/look/results.css"));
    }

    @Override
    public String getPageTitle() {
        return words.get("mark.title") + " · Khuê Văn";
    }
}
