package org.khuevan.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.khuevan.database.TestDatabase;
import org.khuevan.jobs.JobFigures.Outcome;
import org.khuevan.jobs.Jobs.Priority;

class JobsTest {

    private final TestDatabase database = TestDatabase.create();
    private final JobRows rows = new JobRows(database.jdbc(), database.transactions());
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Semaphore mayGoOn = new Semaphore(0);
    private final Worker worker = worker("here", 1);
    private final Jobs jobs = jobs(worker);
    private final List<Worker> others = new ArrayList<>();

    @AfterEach
    void stop() {
        worker.stop();
        others.forEach(Worker::stop);
        database.close();
    }

    @Test
    void runOnceTheTransactionIsCommittedAndNeverWhenItIsRolledBack() throws Exception {
        worker.start();
        database.transactions()
                .executeWithoutResult(transaction -> {
                    jobs.submit("work", "lost", Priority.URGENT);
                    transaction.setRollbackOnly();
                });
        database.transactions()
                .executeWithoutResult(_ -> jobs.submit("work", "kept", Priority.BULK));
        assertThat(next()).isEqualTo("kept");
        assertThat(heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void waitOncePerKeyAndTheUrgentRunFirst() throws Exception {
        jobs.submit("work", "later", Priority.LATER);
        jobs.submit("work", "bulk", Priority.BULK);
        jobs.submit("work", "normal", Priority.NORMAL);
        jobs.submit("work", "urgent", Priority.BULK);
        jobs.submit("work", "urgent", Priority.URGENT);
        jobs.submit("work", "unwanted", Priority.URGENT);
        jobs.cancel("work", "unwanted");
        assertThat(jobs.queue(10))
                .extracting(QueuedJob::key)
                .containsExactly("urgent", "normal", "bulk", "later");
        worker.start();
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly("urgent", "normal", "bulk", "later");
    }

    @Test
    void thatAreLostComeBackAndTheOthersStayAsTheyAre() throws Exception {
        jobs.submit("work", "known", Priority.LATER);
        jobs.submitMissing("work", List.of("known", "lost"), Priority.BULK);
        assertThat(jobs.queue(10))
                .extracting(QueuedJob::key, QueuedJob::priority)
                .containsExactly(tuple("lost", Priority.BULK), tuple("known", Priority.LATER));
    }

    @Test
    void ofOneOrganisationDoNotLetThoseOfAnotherWait() throws Exception {
        for (int i = 0; i < 50; i++) {
            jobs.submit("work", "large-" + i, Priority.BULK, "large");
        }
        jobs.submit("work", "small-1", Priority.BULK, "small");
        jobs.submit("work", "small-2", Priority.BULK, "small");
        worker.start();
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly("large-0", "small-1", "large-1", "small-2");
    }

    @Test
    void thatTakeLongLeaveAPlaceForTheOthers() throws Exception {
        Worker two = worker("two", 2);
        others.add(two);
        two.start();
        jobs.submit("work", "video-1", Priority.URGENT);
        jobs.submit("work", "video-2", Priority.URGENT);
        // The first may be converting before the second begins.
        assertThat(List.of(next(), next(), next()))
                .contains("video-1", "video-2")
                .anyMatch(said -> said.startsWith("converting video-"));
        jobs.submit("work", "document", Priority.LATER);
        assertThat(next()).isEqualTo("document");
        mayGoOn.release(2);
        assertThat(next()).startsWith("video-");
        assertThat(next()).startsWith("converting video-");
        untilNothingIsQueued();
    }

    @Test
    void thatFailAreTriedAgainAndThenGivenUp() throws Exception {
        worker.start();
        jobs.submit("work", "fails", Priority.NORMAL);
        assertThat(List.of(next(), next(), next()))
                .containsExactly("fails", "fails", "gave up fails");
        untilNothingIsQueued();
        assertThat(jobs.figures().failures())
                .extracting(JobFigures.Failure::outcome)
                .containsExactlyInAnyOrder(Outcome.TRIED, Outcome.GAVE_UP);
    }

    @Test
    void areCountedByHowTheyEnded() throws Exception {
        worker.start();
        jobs.submit("work", "good", Priority.NORMAL);
        jobs.submit("work", "damaged", Priority.NORMAL);
        assertThat(List.of(next(), next())).containsExactly("good", "damaged");
        untilNothingIsQueued();
        JobFigures figures = jobs.figures();
        assertThat(figures.lastHour()).isEqualTo(2);
        assertThat(figures.failures())
                .singleElement()
                .matches(one -> one.outcome() == Outcome.UNREADABLE && one.reason().equals("BAD"));
    }

    @Test
    void ofADeadWorkerRunAgainAsSoonAsTheNextStarts() throws Exception {
        jobs.submit("work", "cut off", Priority.NORMAL);
        rows.take("here/1", List.of("work"), true);
        worker.start();
        assertThat(next()).isEqualTo("cut off");
    }

    @Test
    void ofAWorkerThatFellSilentGoToAnotherAndAreEndedByThatOneOnly() throws Exception {
        jobs.submit("work", "long", Priority.NORMAL);
        JobRows.Taken silent = rows.take("elsewhere/1", List.of("work"), true).orElseThrow();
        database.jdbc().sql("update job set heartbeat = now() - interval '11 seconds'").update();
        worker.start();
        assertThat(next()).isEqualTo("long");
        rows.end(silent.number(), "DONE", "");
        assertThat(jobs.queue(10)).singleElement().matches(QueuedJob::isRunning);
        assertThat(rows.beat(silent.number(), "", 0)).isEmpty();
    }

    @Test
    void thatRunWhenTheWorkerStopsWaitForTheNextOne() throws Exception {
        worker.start();
        jobs.submit("work", "long", Priority.NORMAL);
        assertThat(next()).isEqualTo("long");
        worker.stop();
        assertThat(next()).isEqualTo("interrupted long");
        assertThat(jobs.queue(10))
                .singleElement()
                .matches(job -> !job.isRunning() && job.failures() == 0);
    }

    @Test
    void thatRunCanBeCancelledFromAnyProcess() throws Exception {
        worker.start();
        jobs.submit("work", "long", Priority.NORMAL);
        assertThat(next()).isEqualTo("long");
        jobs(worker("a web process", 1)).cancel("work", "long");
        assertThat(List.of(next(), next())).containsExactly("interrupted long", "cancelled long");
        untilNothingIsQueued();
    }

    @Test
    void thatAreSubmittedWhileTheyRunRunOnceMore() throws Exception {
        worker.start();
        jobs.submit("work", "video", Priority.NORMAL);
        assertThat(List.of(next(), next())).containsExactly("video", "converting video");
        jobs.submit("work", "video", Priority.NORMAL);
        mayGoOn.release(2);
        assertThat(List.of(next(), next())).containsExactly("video", "converting video");
        untilNothingIsQueued();
    }

    /// Eight workers on one database take a thousand jobs, and each is run once.
    @Test
    void areTakenByOneOfManyWorkers() throws Exception {
        database.jdbc()
                .sql(
                        """
                        insert into job (kind, key, priority)
                        select 'work', 'no ' || n, 10 from generate_series(1, 1000) n
                        """)
                .update();
        for (int i = 0; i < 8; i++) {
            Worker one = worker("worker-" + i, 2);
            others.add(one);
            one.start();
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(next());
        }
        untilNothingIsQueued();
        assertThat(heard).isEmpty();
        assertThat(all).doesNotHaveDuplicates();
    }

    private void untilNothingIsQueued() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!jobs.queue(1).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(jobs.queue(1)).isEmpty();
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(60, TimeUnit.SECONDS));
    }

    private Worker worker(String name, int threads) {
        JobsSettings settings = new JobsSettings(threads, 2, Duration.ofMillis(100));
        return new Worker(rows, List.of(new Work()), settings, name, true);
    }

    private Jobs jobs(Worker worker) {
        return new Jobs(rows, new JobJournal(database.jdbc()), worker);
    }

    private final class Work implements JobKind {

        @Override
        public String name() {
            return "work";
        }

        @Override
        public void run(String key, Turn turn) throws InterruptedException {
            heard.add(key);
            if (key.equals("fails")) {
                throw new IllegalStateException("as it must");
            }
            if (key.equals("damaged")) {
                turn.foundUnreadable("BAD");
            }
            if (key.equals("long")) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    heard.add("interrupted " + key);
                    throw e;
                }
            }
            if (key.startsWith("video")) {
                turn.takesLong();
                heard.add("converting " + key);
                mayGoOn.acquire();
            }
        }

        @Override
        public void gaveUp(String key, String reason) {
            heard.add("gave up " + key);
        }

        @Override
        public void cancelled(String key) {
            heard.add("cancelled " + key);
        }
    }
}
