package org.khuevan.ui.operate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Examinations;
import org.khuevan.deposit.Deposits;
import org.khuevan.deposit.JobDesk;
import org.khuevan.jobs.JobFigures;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// The platform at work: how its parts are, what waits and runs, and which files could not be
/// examined. Looks again every few seconds.
@Route("operate")
@Menu(title = "nav.platform", order = 111)
@RolesAllowed("ADMINISTRATOR")
public class PlatformPage extends WatchingPage {

    private static final long serialVersionUID = 1;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int TROUBLES = 100;

    private final transient JobDesk desk;
    private final transient Examinations examinations;
    private final transient Deposits deposits;
    private final transient CurrentActor actor;
    private final PlatformHealth health;
    private final Div parts = new Div();
    private final Paragraph count = new Paragraph();
    private final Div troubles = new Div();
    private List<Examinations.Trouble> shown = List.of();

    PlatformPage(
            JobDesk desk,
            Examinations examinations,
            Deposits deposits,
            CurrentActor actor,
            PlatformHealth health,
            Translations translations) {
        super(translations, "platform.title", PAUSE);
        this.desk = desk;
        this.examinations = examinations;
        this.deposits = deposits;
        this.actor = actor;
        this.health = health;
        add(
                panel("platform.parts", parts),
                panel(
                        "platform.queue",
                        new Div(
                                count,
                                new Anchor("/operate/jobs", words().get("platform.to-jobs")))),
                panel("platform.troubles", troubles));
        showTroubles(examinations.troubles(TROUBLES));
        show();
    }

    @Override
    void show() {
        parts.removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("parts");
        health.parts().forEach(part -> list.add(part(part)));
        parts.add(list);
        showQueue(desk.figures(actor.get()));
        List<Examinations.Trouble> now = examinations.troubles(TROUBLES);
        if (!now.equals(shown)) {
            showTroubles(now);
        }
    }

    private ListItem part(PlatformHealth.Part part) {
        Span state = new Span(words().get(part.well() ? "platform.well" : "platform.unwell"));
        state.addClassNames("badge", part.well() ? "badge-published" : "badge-failed");
        Span name = new Span(name(part));
        name.addClassName("upload-name");
        Paragraph facts = new Paragraph(facts(part));
        facts.addClassName("upload-line");
        Div text = new Div(name, facts);
        text.addClassName("upload-text");
        ListItem item = new ListItem(text, state);
        item.addClassName("person");
        return item;
    }

    private String name(PlatformHealth.Part part) {
        String key = "part." + part.name().toLowerCase(Locale.ROOT);
        String name = words().get(key);
        return name.contains(key) ? part.name() : name;
    }

    private String facts(PlatformHealth.Part part) {
        if (!part.state().isEmpty()) {
            return words().get(
                            "meaning." + part.state().toLowerCase(Locale.ROOT).replace('_', '-'),
                            part.uses(),
                            words().number(part.holds()),
                            part.languages().isEmpty()
                                    ? words().get("meaning.none")
                                    : part.languages().stream()
                                            .map(tag -> words().get("meaning.in." + tag))
                                            .collect(Collectors.joining(", ")));
        }
        return part.free() >= 0
                ? words().get(
                                "platform.free",
                                words().size(part.free()),
                                words().size(part.total()))
                : part.detail();
    }

    private void showQueue(JobFigures figures) {
        long waiting = figures.allWaiting();
        count.setText(
                waiting + figures.running() == 0
                        ? words().get("platform.idle")
                        : words().get("platform.counts", figures.running(), waiting));
    }

    private void showTroubles(List<Examinations.Trouble> now) {
        shown = now;
        troubles.removeAll();
        if (now.isEmpty()) {
            troubles.add(new Paragraph(words().get("platform.no-troubles")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("people-list");
        now.stream().map(this::trouble).forEach(list::add);
        troubles.add(list);
    }

    private ListItem trouble(Examinations.Trouble trouble) {
        Anchor name = new Anchor("/teach/" + trouble.material(), trouble.file().name());
        name.addClassName("upload-name");
        Paragraph why = new Paragraph(words().reason(trouble.file().examination()));
        why.addClassName("upload-line");
        Div text = new Div(name, why);
        if (!trouble.detail().isBlank()) {
            Paragraph detail = new Paragraph(trouble.detail());
            detail.addClassName("technical");
            text.add(detail);
        }
        text.addClassName("upload-text");
        NativeButton again = new NativeButton(words().get("teach.again"), _ -> again(trouble));
        again.addClassNames("button", "button-quiet", "button-small");
        again.getElement()
                .setAttribute(
                        "aria-label", words().get("teach.again") + ": " + trouble.file().name());
        ListItem item = new ListItem(text, again);
        item.addClassName("person");
        return item;
    }

    private void again(Examinations.Trouble trouble) {
        deposits.examineAgain(actor.get(), trouble.file().id());
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        health.look().bring(event.getUI());
    }
}
