package org.khuevan.deposit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.Examinations.Examined;
import org.khuevan.catalogue.Examinations.Selection;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;
import org.khuevan.jobs.JobFigures;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Where operators watch over lasting work and steer it. Every method throws [NotAllowed] unless
/// the actor is an administrator.
@Service
public class JobDesk {

    /// The kinds of jobs whose key is a file.
    private static final Set<String> OF_FILES =
            Set.of(ExamineFile.NAME, ExamineAgain.NAME, PictureFile.NAME, HearRecording.NAME);

    private final Jobs jobs;
    private final Examinations examinations;
    private final People people;
    private final TransactionTemplate transaction;

    JobDesk(Jobs jobs, Examinations examinations, People people, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.examinations = examinations;
        this.people = people;
        this.transaction = transaction;
    }

    /// A job with what it is about.
    ///
    /// @param organisation whose turn it takes, or empty
    public record DeskJob(
            QueuedJob job,
            String organisation,
            Optional<MaterialFile> file,
            Optional<MaterialId> material) {}

    /// What runs and waits, the most urgent first.
    public List<DeskJob> queue(Actor actor, int limit) {
        requireAdministrator(actor);
        Map<String, String> names =
                people.organisations().stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), one -> one.name()));
        return jobs.queue(limit).stream().map(job -> told(job, names)).toList();
    }

    private DeskJob told(QueuedJob job, Map<String, String> names) {
        Optional<FileId> id =
                OF_FILES.contains(job.kind()) ? FileId.parse(job.key()) : Optional.empty();
        return new DeskJob(
                job,
                names.getOrDefault(job.share(), ""),
                id.flatMap(examinations::file),
                id.flatMap(examinations::materialOf));
    }

    public JobFigures figures(Actor actor) {
        requireAdministrator(actor);
        return jobs.figures();
    }

    /// How many files of each kind were last examined by another version of the examiner.
    public Map<Kind, Long> outdated(Actor actor) {
        requireAdministrator(actor);
        return examinations.outdated();
    }

    /// Takes a job back, whether it waits or runs.
    ///
    /// @return whether there was one
    public boolean cancel(Actor actor, String kind, String key) {
        requireAdministrator(actor);
        boolean known = jobs.find(kind, key).isPresent();
        transaction.executeWithoutResult(_ -> jobs.cancel(kind, key));
        return known;
    }

    /// Makes a job that waits after a failure due at once.
    ///
    /// @return whether there is one that waits
    public boolean tryNow(Actor actor, String kind, String key) {
        requireAdministrator(actor);
        return jobs.tryNow(kind, key);
    }

    /// Has files examined again, when nobody waits for anything else. In those that can be read,
    /// everybody sees what was found before until there is something better.
    ///
    /// @param kind of files, or all
    /// @param problem that files had, or all
    /// @param onlyOutdated only those that another version of the examiner has read
    /// @return how many
    public int examineAgain(
            Actor actor, Optional<Kind> kind, Optional<Problem> problem, boolean onlyOutdated) {
        requireAdministrator(actor);
        Selection wanted = new Selection(kind, problem, onlyOutdated);
        return transaction.execute(_ -> {
            List<Examined> files = examinations.select(wanted);
            Map<Boolean, Map<String, String>> shares =
                    files.stream()
                            .collect(
                                    Collectors.partitioningBy(
                                            Examined::readable,
                                            Collectors.toMap(
                                                    one -> one.file().value(),
                                                    Examined::organisation)));
            examinations.requeue(
                    files.stream().filter(one -> !one.readable()).map(Examined::file).toList());
            shares.forEach((readable, some) ->
                    jobs.submitAll(
                            readable ? ExamineAgain.NAME : ExamineFile.NAME, some, Priority.LATER));
            return files.size();
        });
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAtLeast(Role.ADMINISTRATOR)) {
            throw new NotAllowed("only administrators watch over jobs");
        }
    }
}
