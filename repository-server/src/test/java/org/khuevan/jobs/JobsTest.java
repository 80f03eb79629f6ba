package org.khuevan.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.khuevan.database.TestDatabase;
import org.khuevan.jobs.Jobs.Priority;

class JobsTest {

    private final TestDatabase database = TestDatabase.create();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Worker worker = worker(new Work());
    private final Jobs jobs = new Jobs(database.jdbc(), worker);

    @AfterEach
    void stop() {
        worker.stop();
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
        jobs.submit("work", "bulk", Priority.BULK);
        jobs.submit("work", "normal", Priority.NORMAL);
        jobs.submit("work", "urgent", Priority.BULK);
        jobs.submit("work", "urgent", Priority.URGENT);
        jobs.submit("work", "unwanted", Priority.URGENT);
        jobs.cancel("work", "unwanted");
        assertThat(jobs.queue(10))
                .extracting(QueuedJob::key)
                .containsExactly("urgent", "normal", "bulk");
        worker.start();
        assertThat(List.of(next(), next(), next())).containsExactly("urgent", "normal", "bulk");
    }

    @Test
    void thatFailAreTriedAgainAndThenGivenUp() throws Exception {
        worker.start();
        jobs.submit("work", "fails", Priority.NORMAL);
        assertThat(List.of(next(), next(), next()))
                .containsExactly("fails", "fails", "gave up fails");
        untilNothingIsQueued();
    }

    @Test
    void ofADeadWorkerRunAgainAsSoonAsTheNextStarts() throws Exception {
        jobs.submit("work", "cut off", Priority.NORMAL);
        database.jdbc()
                .sql(
                        "UPDATE scheduled_tasks SET picked = true, picked_by = 'here/1',"
                                + " last_heartbeat = now()")
                .update();
        worker.start();
        assertThat(next()).isEqualTo("cut off");
    }

    @Test
    void thatRunWhenTheWorkerStopsWaitForTheNextOne() throws Exception {
        worker.start();
        jobs.submit("work", "long", Priority.NORMAL);
        assertThat(next()).isEqualTo("long");
        worker.stop();
        assertThat(next()).isEqualTo("interrupted long");
        assertThat(jobs.queue(10)).singleElement().matches(job -> !job.running());
    }

    @Test
    void thatRunCanBeCancelled() throws Exception {
        worker.start();
        jobs.submit("work", "long", Priority.NORMAL);
        assertThat(next()).isEqualTo("long");
        jobs.cancel("work", "long");
        assertThat(next()).isEqualTo("interrupted long");
        untilNothingIsQueued();
    }

    private void untilNothingIsQueued() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!jobs.queue(1).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(jobs.queue(1)).isEmpty();
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }

    private Worker worker(JobKind kind) {
        JobsSettings settings = new JobsSettings(1, 2, Duration.ofMillis(100));
        return new Worker(database.dataSource(), List.of(kind), settings, "here", true);
    }

    private final class Work implements JobKind {

        @Override
        public String name() {
            return "work";
        }

        @Override
        public void run(String key) throws InterruptedException {
            heard.add(key);
            if (key.equals("fails")) {
                throw new IllegalStateException("as it must");
            }
            if (key.equals("long")) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    heard.add("interrupted " + key);
                    throw e;
                }
            }
        }

        @Override
        public void gaveUp(String key, String reason) {
            heard.add("gave up " + key);
        }
    }
}
