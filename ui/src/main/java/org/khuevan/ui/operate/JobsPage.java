package org.khuevan.ui.operate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import org.khuevan.deposit.JobDesk;
import org.khuevan.deposit.JobDesk.DeskJob;
import org.khuevan.jobs.JobFigures;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// Lasting work: what runs, what waits and since when, what failed and why, and what an older
/// examiner has read. Looks again every few seconds.
@Route("operate/jobs")
@Menu(title = "nav.jobs", order = 112)
@RolesAllowed("ADMINISTRATOR")
public class JobsPage extends WatchingPage {

    private static final long serialVersionUID = 1;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SHOWN = 100;

    private final transient JobDesk desk;
    private final transient CurrentActor actor;
    private final JobsLook look;
    private final JobNumbers numbers;
    private final JobList running;
    private final JobList waiting;
    private final FailureList failures;
    private final UpgradePanel upgrade;
    private final Paragraph more = new Paragraph();
    private final Paragraph said = new Paragraph();

    JobsPage(JobDesk desk, CurrentActor actor, JobsLook look, Translations translations) {
        super(translations, "jobs.title", PAUSE);
        Words words = words();
        this.desk = desk;
        this.actor = actor;
        this.look = look;
        this.numbers = new JobNumbers(words);
        this.running =
                new JobList(words, words.get("jobs.nothing-runs"), this::cancel, this::tryNow);
        this.waiting =
                new JobList(words, words.get("jobs.nothing-waits"), this::cancel, this::tryNow);
        this.failures = new FailureList(words, problem -> again(Choice.of(problem)));
        this.upgrade = new UpgradePanel(words, kind -> again(Choice.outdated(kind)));
        addClassName("jobs-page");
        said.getElement().setAttribute("role", "status");
        said.addClassName("jobs-said");
        more.addClassName("upload-line");
        add(
                said,
                numbers,
                panel("jobs.running", running),
                panel("jobs.waiting", waiting, more),
                panel("jobs.failures", failures),
                panel("jobs.upgrade", upgrade),
                panel("jobs.kind", new KindPanel(words, kind -> again(Choice.of(kind)))));
        show();
    }

    @Override
    void show() {
        JobFigures figures = desk.figures(actor.get());
        numbers.show(figures);
        List<DeskJob> queue = desk.queue(actor.get(), SHOWN);
        running.show(queue.stream().filter(one -> one.job().isRunning()).toList());
        List<DeskJob> next = queue.stream().filter(one -> !one.job().isRunning()).toList();
        waiting.show(next);
        long hidden = figures.allWaiting() - next.size();
        more.setText(hidden > 0 ? words().get("jobs.more", hidden) : "");
        more.setVisible(hidden > 0);
        failures.show(figures.failures());
        upgrade.show(desk.outdated(actor.get()));
    }

    private void cancel(DeskJob one) {
        desk.cancel(actor.get(), one.job().kind(), one.job().key());
        said.setText(words().get("jobs.cancelled", JobList.name(words(), one)));
        show();
    }

    private void tryNow(DeskJob one) {
        desk.tryNow(actor.get(), one.job().kind(), one.job().key());
        said.setText(words().get("jobs.tried", JobList.name(words(), one)));
        show();
    }

    private void again(Choice choice) {
        int files =
                desk.examineAgain(
                        actor.get(), choice.kind(), choice.problem(), choice.onlyOutdated());
        said.setText(words().get("jobs.again", files));
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        look.bring(event.getUI());
    }
}
