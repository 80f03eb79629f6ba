package org.khuevan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.ChangeLog;
import org.khuevan.catalogue.ChangeLog.Change;
import org.khuevan.catalogue.MaterialChanged;
import org.khuevan.catalogue.MaterialId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps the index up with the catalogue: reads the change log from where the index is, and applies
/// what each changed material looks like now.
///
/// It needs nothing but the log. After a crash, a deleted folder or a damaged index it reads again
/// from the position that the index has, or from the beginning. Applying a change twice does no
/// harm. A material that cannot be read or indexed is tried again later and holds up no other.
class IndexFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 200;

    /// While a new index is filled, so that changes do not wait for a great many books.
    private static final int SMALL_BATCH = 50;

    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration COMMIT = Duration.ofSeconds(4);
    private static final Duration RETRY = Duration.ofSeconds(30);

    /// When so many fail, and all, it is not for what they are.
    private static final int SOMETHING_ELSE = 5;

    private final ChangeLog log;
    private final Engine index;
    private final Turn turn;
    private final Entries entries;
    private final CountedUses counted;
    private final MeaningOfEntries meaning;
    private final Semaphore nudges = new Semaphore(0);

    /// Materials that could not be indexed, with the position of their change.
    private final Map<MaterialId, Long> postponed = new LinkedHashMap<>();

    /// The last change that was applied or postponed, in the index that is followed for.
    private long applied;

    private @Nullable Generation followed;
    private long lastCommit = System.nanoTime();
    private long lastRetry = System.nanoTime();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    IndexFollower(
            ChangeLog log,
            Engine index,
            Turn turn,
            Entries entries,
            CountedUses counted,
            MeaningOfEntries meaning) {
        this.meaning = meaning;
        this.turn = turn;
        this.log = log;
        this.entries = entries;
        this.counted = counted;
        this.index = index;
    }

    /// A material has changed: looks at once instead of soon.
    @TransactionalEventListener(fallbackExecution = true)
    void on(MaterialChanged changed) {
        nudges.release();
    }

    @Override
    public void start() {
        if (!index.isShared()) {
            try {
                index.open();
            } catch (IOException e) {
                throw new UncheckedIOException("The index cannot be opened", e);
            }
        }
        stopping = false;
        thread = Thread.ofPlatform().daemon().name("index").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        // Not interrupted: an interrupt in the middle of writing would close the index's files.
        stopping = true;
        nudges.release();
        try {
            running.join(Duration.ofSeconds(20));
            counted.flush();
            index.close();
            turn.giveBack();
        } catch (IOException e) {
            LOG.warn(
                    "The index was not closed in order; the next start repeats what is missing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before pages are served, and after they no longer are.
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        boolean checked = false;
        boolean failing = false;
        while (!stopping) {
            try {
                if (!turn.isOurs()) {
                    checked = false;
                    rest(true);
                    continue;
                }
                if (!checked) {
                    if (index.isShared()) {
                        index.open();
                    }
                    check();
                    checked = true;
                }
                catchUp();
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    LOG.error("The index cannot follow the catalogue now; it tries again", e);
                }
                failing = true;
            }
            rest(failing);
        }
    }

    private void rest(boolean failing) {
        try {
            if (nudges.tryAcquire(LOOK.toMillis() * (failing ? 5 : 1), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /// Whether the index is whole, and not ahead of a catalogue that was restored from a backup.
    private void check() throws IOException {
        Generation written = index.written();
        try {
            written.verify();
        } catch (UnusableIndex e) {
            index.rebuild(String.valueOf(e.getMessage()));
            return;
        }
        if (written.position() > 0 && log.after(written.position() - 1, 1).isEmpty()) {
            index.rebuild("it is ahead of the catalogue");
        }
    }

    /// Applies all changes that there are, and makes them visible.
    void catchUp() throws IOException {
        Optional<String> reason = index.takeRequest();
        if (reason.isPresent()) {
            index.rebuild(reason.get());
        }
        if (!index.written().isWritable()) {
            index.reopen();
        }
        boolean more = true;
        while (more && !stopping) {
            bringOutgoing();
            int most = index.outgoing().isPresent() ? SMALL_BATCH : BATCH;
            Generation written = index.written();
            if (written != followed) {
                followed = written;
                applied = written.position();
                postponed.clear();
            }
            List<Change> changes = log.after(applied, most);
            if (!changes.isEmpty()) {
                apply(written, changes);
            }
            more = changes.size() == most;
            commitNowAndThen(written);
        }
        retryPostponed();
        counted.takeIn(index.written());
        if (!stopping) {
            index.caughtUp();
        }
    }

    /// What changes while the index is built anew is seen at once in the one that still serves.
    /// What fails there is left to the new one.
    private void bringOutgoing() {
        Optional<Generation> outgoing = index.outgoing();
        if (outgoing.isEmpty()) {
            return;
        }
        Generation serving = outgoing.get();
        List<Change> changes = log.after(serving.position(), BATCH);
        if (changes.isEmpty()) {
            return;
        }
        try {
            for (MaterialId material : materials(changes)) {
                bringIfPossible(serving, material);
            }
            serving.refresh();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The outgoing index does not take changes", e);
        }
        serving.reached(changes.getLast().position());
    }

    /// What it does not take may be something that nobody is to see any more.
    private void bringIfPossible(Generation serving, MaterialId material) throws IOException {
        try {
            bring(serving, material);
        } catch (RuntimeException e) {
            LOG.debug("The outgoing index does not take {}", material, e);
            serving.remove(material);
        }
    }

    private static Set<MaterialId> materials(List<Change> changes) {
        Set<MaterialId> materials = new LinkedHashSet<>();
        changes.forEach(change -> materials.add(change.material()));
        return materials;
    }

    private void apply(Generation written, List<Change> changes) throws IOException {
        Set<MaterialId> materials = materials(changes);
        Map<MaterialId, RuntimeException> failures = new LinkedHashMap<>();
        for (MaterialId material : materials) {
            try {
                bring(written, material);
            } catch (RuntimeException e) {
                failures.put(material, e);
            }
        }
        if (failures.size() >= SOMETHING_ELSE && failures.size() == materials.size()) {
            throw failures.values().iterator().next();
        }
        Set<MaterialId> missing = new LinkedHashSet<>(written.refresh());
        failures.forEach((material, failure) -> {
            LOG.error("Material {} is not indexed for now", material, failure);
            missing.add(material);
        });
        for (Change change : changes) {
            if (missing.contains(change.material())) {
                postponed.putIfAbsent(change.material(), change.position());
            } else {
                postponed.remove(change.material());
            }
        }
        applied = changes.getLast().position();
        settle(written);
        meaning.askForMissing();
    }

    private void bring(Generation written, MaterialId material) throws IOException {
        var seen = log.look(material);
        if (seen.isPresent()) {
            Entry entry = entries.of(seen.get(), counted.of(material));
            written.put(meaning.addedTo(entry, seen.get()));
        } else {
            written.remove(material);
            meaning.removed(material);
        }
    }

    /// What is committed never passes a change that is still to be applied.
    private void settle(Generation written) {
        written.reached(
                postponed.values().stream()
                        .mapToLong(position -> position - 1)
                        .reduce(applied, Math::min));
    }

    private void retryPostponed() throws IOException {
        if (postponed.isEmpty() || System.nanoTime() - lastRetry < RETRY.toNanos()) {
            return;
        }
        lastRetry = System.nanoTime();
        Generation written = index.written();
        Set<MaterialId> missing = new LinkedHashSet<>();
        for (MaterialId material : postponed.keySet()) {
            try {
                bring(written, material);
            } catch (RuntimeException e) {
                LOG.debug("Material {} still cannot be indexed", material, e);
                missing.add(material);
            }
        }
        missing.addAll(written.refresh());
        postponed.keySet().retainAll(missing);
        settle(written);
    }

    private void commitNowAndThen(Generation written) throws IOException {
        if (System.nanoTime() - lastCommit >= COMMIT.toNanos()) {
            written.commit();
            lastCommit = System.nanoTime();
        }
    }
}
