package org.khuevan.ui.operate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.deposit.JobDesk.DeskJob;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.jobs.QueuedJob.Running;
import org.khuevan.ui.shell.Words;

/// One job: what it is about, how far it is or why it waits, and what may be done about it.
final class JobLine extends ListItem {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final Div text = new Div();
    private final Div state = new Div();
    private final NativeButton now;
    private final NativeButton stop;
    private transient @Nullable DeskJob shown;

    JobLine(
            Words words,
            SerializableConsumer<DeskJob> cancel,
            SerializableConsumer<DeskJob> tryNow) {
        this.words = words;
        this.now = tool("jobs.try", tryNow);
        this.stop = tool("jobs.cancel", cancel);
        text.addClassName("upload-text");
        Div tools = new Div(now, stop);
        tools.addClassName("upload-tools");
        addClassNames("person", "job");
        add(text, tools);
    }

    private NativeButton tool(String key, SerializableConsumer<DeskJob> action) {
        NativeButton button =
                new NativeButton(
                        words.get(key),
                        _ -> {
                            DeskJob one = shown;
                            if (one != null) {
                                action.accept(one);
                            }
                        });
        button.addClassNames("button", "button-quiet", "button-small");
        return button;
    }

    void show(DeskJob one) {
        if (shown == null) {
            String name = JobList.name(words, one);
            text.add(name(one, name), state);
            now.getElement().setAttribute("aria-label", words.get("jobs.try") + ": " + name);
            stop.getElement().setAttribute("aria-label", words.get("jobs.cancel") + ": " + name);
        }
        shown = one;
        QueuedJob job = one.job();
        state.removeAll();
        job.running().ifPresentOrElse(running -> running(one, running), () -> waiting(one));
        now.setVisible(!job.isRunning() && job.failures() > 0);
        stop.setEnabled(job.running().stream().noneMatch(Running::cancelled));
    }

    private static Component name(DeskJob one, String name) {
        Component component =
                one.material()
                        .<Component>map(material -> new Anchor("/teach/" + material, name))
                        .orElseGet(() -> new Span(name));
        component.addClassName("upload-name");
        return component;
    }

    private void running(DeskJob one, Running running) {
        if (!running.step().isEmpty()) {
            Element bar = new Element("progress");
            bar.setAttribute("max", "100")
                    .setAttribute("value", Integer.toString(running.percent()))
                    .setAttribute("aria-label", step(running));
            state.getElement().appendChild(bar);
        }
        List<String> facts = new ArrayList<>();
        if (running.cancelled()) {
            facts.add(words.get("jobs.stopping"));
        }
        facts.add(step(running));
        facts.add(words.get("jobs.since", span(running.started())));
        facts.add(one.organisation());
        state.add(line(facts));
    }

    private String step(Running running) {
        if (running.step().isEmpty()) {
            return words.get("jobs.begins");
        }
        String said =
                Stream.of(Step.values())
                        .filter(one -> one.name().equals(running.step()))
                        .findFirst()
                        .map(words::of)
                        .orElseGet(
                                () -> words.get("step." + running.step().toLowerCase(Locale.ROOT)));
        return said + " · " + running.percent() + " %";
    }

    private void waiting(DeskJob one) {
        QueuedJob job = one.job();
        List<String> facts = new ArrayList<>();
        facts.add(words.of("priority", job.priority()));
        if (one.file().isPresent()) {
            facts.add(JobList.kind(words, job.kind()));
        }
        facts.add(words.get("jobs.waits", span(job.submitted())));
        facts.add(one.organisation());
        if (job.takesLong()) {
            facts.add(words.get("jobs.long"));
        }
        state.add(line(facts));
        if (job.failures() > 0) {
            Paragraph failed =
                    line(
                            List.of(
                                    words.get("platform.failures", job.failures()),
                                    words.get("jobs.next", until(job.due()))));
            failed.addClassName("upload-notice");
            Paragraph why = new Paragraph(job.reason());
            why.addClassName("technical");
            state.add(failed, why);
        }
    }

    private String span(Instant since) {
        return JobNumbers.span(words, Duration.between(since, Instant.now()));
    }

    private String until(Instant due) {
        return JobNumbers.span(words, Duration.between(Instant.now(), due));
    }

    private static Paragraph line(List<String> facts) {
        Paragraph line =
                new Paragraph(
                        String.join(
                                " · ", facts.stream().filter(fact -> !fact.isEmpty()).toList()));
        line.addClassName("upload-line");
        return line;
    }
}
