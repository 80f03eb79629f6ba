package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.deposit.JobDesk;
import org.khuevan.deposit.JobDesk.DeskJob;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;
import org.khuevan.jobs.JobFigures;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Problems.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lasting work, for administrators.
@RestController
@RequestMapping("/api/jobs")
@Tag(name = "Jobs")
class JobEndpoints {

    private static final int MOST = 1_000;

    private final JobDesk desk;
    private final CurrentActor current;

    JobEndpoints(JobDesk desk, CurrentActor current) {
        this.desk = desk;
        this.current = current;
    }

    /// @param key what it is about: the id of a file, for examinations
    /// @param file its name
    /// @param state `running` or `waiting`
    /// @param failures how often it failed in a row, the last time for `reason`
    /// @param step what is being done, while it runs
    record JobJson(
            String kind,
            String key,
            String priority,
            @Nullable String organisation,
            @Nullable String material,
            @Nullable String file,
            String state,
            Instant submitted,
            Instant due,
            boolean takesLong,
            int failures,
            @Nullable String reason,
            @Nullable String worker,
            @Nullable Instant started,
            @Nullable String step,
            int percent) {

        static JobJson of(DeskJob one) {
            QueuedJob job = one.job();
            Optional<QueuedJob.Running> running = job.running();
            return new JobJson(
                    job.kind(),
                    job.key(),
                    Names.of(job.priority()),
                    blankAsNull(one.organisation()),
                    one.material().map(MaterialId::value).orElse(null),
                    one.file().map(MaterialFile::name).orElse(null),
                    job.isRunning() ? "running" : "waiting",
                    job.submitted(),
                    job.due(),
                    job.takesLong(),
                    job.failures(),
                    blankAsNull(job.reason()),
                    running.map(QueuedJob.Running::worker).orElse(null),
                    running.map(QueuedJob.Running::started).orElse(null),
                    running.map(QueuedJob.Running::step)
                            .map(step -> step.toLowerCase(Locale.ROOT).replace('_', '-'))
                            .orElse(null),
                    running.map(QueuedJob.Running::percent).orElse(0));
        }
    }

    /// @param waiting how many wait, by priority
    /// @param oldest since when the job that waits longest has waited
    /// @param lastHour, lastDay how many ended
    /// @param medianWait, medianRun of the last day, in seconds
    /// @param failures of the last seven days
    /// @param outdated how many files of each kind an older version of the examiner has read
    record FiguresJson(
            Map<String, Long> waiting,
            long running,
            @Nullable Instant oldest,
            long lastHour,
            long lastDay,
            double medianWait,
            double medianRun,
            List<FailureJson> failures,
            Map<String, Long> outdated) {

        static FiguresJson of(JobFigures figures, Map<Kind, Long> outdated) {
            return new FiguresJson(
                    named(figures.waiting()),
                    figures.running(),
                    figures.oldest().orElse(null),
                    figures.lastHour(),
                    figures.lastDay(),
                    figures.waited().toMillis() / 1000.0,
                    figures.took().toMillis() / 1000.0,
                    figures.failures().stream().map(FailureJson::of).toList(),
                    named(outdated));
        }
    }

    /// @param outcome `unreadable`, `tried`, `gave-up` or `cancelled`
    record FailureJson(String outcome, String kind, String reason, long count, Instant last) {

        static FailureJson of(JobFigures.Failure one) {
            return new FailureJson(
                    Names.of(one.outcome()), one.kind(), one.reason(), one.count(), one.last());
        }
    }

    /// @param kind such as `video`; all if left out
    /// @param problem such as `took-too-long`; all if left out
    /// @param outdated only what an older version of the examiner has read
    record AgainJson(@Nullable String kind, @Nullable String problem, @Nullable Boolean outdated) {}

    record SubmittedJson(int files) {}

    @Operation(summary = "List jobs that run or wait", description = "For administrators.")
    @GetMapping
    List<JobJson> jobs(@RequestParam(defaultValue = "100") int limit) {
        return desk.queue(current.get(), Math.clamp(limit, 1, MOST)).stream()
                .map(JobJson::of)
                .toList();
    }

    @Operation(
            summary = "Read figures of the queue",
            description = "Age, throughput and failures by reason. For administrators.")
    @GetMapping("/figures")
    FiguresJson figures() {
        return FiguresJson.of(desk.figures(current.get()), desk.outdated(current.get()));
    }

    @Operation(
            summary = "Take a job back",
            description = "Whether it waits or runs. For administrators.")
    @DeleteMapping("/{kind}/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String kind, @PathVariable String key) {
        if (!desk.cancel(current.get(), kind, key)) {
            throw new NoSuchMaterial(key);
        }
    }

    @Operation(
            summary = "Try a job that waits after a failure at once",
            description = "For administrators.")
    @PostMapping("/{kind}/{key}/try")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void tryNow(@PathVariable String kind, @PathVariable String key) {
        if (!desk.tryNow(current.get(), kind, key)) {
            throw new NoSuchMaterial(key);
        }
    }

    @Operation(
            summary = "Examine many files again",
            description =
                    "Of a kind, with a problem, or what an older version of the examiner has read."
                            + " Nobody loses what was found before. For administrators.")
    @PostMapping("/examinations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SubmittedJson examineAgain(@RequestBody AgainJson wanted) {
        return new SubmittedJson(
                desk.examineAgain(
                        current.get(),
                        parse(Kind.class, "kind", wanted.kind()),
                        parse(Problem.class, "problem", wanted.problem()),
                        Boolean.TRUE.equals(wanted.outdated())));
    }

    private static <E extends Enum<E>> Optional<E> parse(
            Class<E> type, String field, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                Names.parse(type, name)
                        .orElseThrow(() ->
                                new NotAcceptableFields(
                                        List.of(new FieldError(field, "field.code")))));
    }

    private static Map<String, Long> named(Map<? extends Enum<?>, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((key, count) -> named.put(Names.of(key), count));
        return named;
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text;
    }
}
