package org.khuevan.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.khuevan.catalogue.Examinations;
import org.khuevan.storage.Claimant;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes kept bytes that no material and no other room has needed for a day: those of deleted
/// drafts, and those that a crash left between being kept and being added.
@Component
class OrphanSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweeper.class);

    /// Any number that no other part locks in pairs on.
    private static final int LOCKS = 0x6b68;

    private static final Duration GRACE = Duration.ofHours(24);

    private final Storage storage;
    private final Examinations examinations;
    private final List<Claimant> claimants;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrphanSweeper(
            Storage storage,
            Examinations examinations,
            List<Claimant> claimants,
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock) {
        this.storage = storage;
        this.examinations = examinations;
        this.claimants = List.copyOf(claimants);
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Keeps these bytes from being swept, or waits until they are, to the end of the transaction.
    static void lock(JdbcClient database, Sha256 hash) {
        database.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCKS, hash.hex())
                .query((_, _) -> 1)
                .single();
    }

    /// @return how many kept files were removed
    int sweep() {
        AtomicInteger swept = new AtomicInteger();
        Set<String> seen = seen();
        storage.forEach(hash -> {
            if (isNeeded(hash)) {
                if (seen.contains(hash.hex())) {
                    forget(hash);
                }
            } else if (waitedLongEnough(hash)) {
                transaction.executeWithoutResult(_ -> {
                    lock(database, hash);
                    if (!isNeeded(hash)) {
                        storage.remove(hash);
                        swept.incrementAndGet();
                    }
                    forget(hash);
                });
            }
        });
        if (swept.get() > 0) {
            LOG.info("Removed {} kept files that no material needs", swept);
        }
        return swept.get();
    }

    /// What nobody needed when it was last looked.
    private Set<String> seen() {
        return database.sql("select sha256 from orphan")
                .query((row, _) -> row.getString("sha256"))
                .set();
    }

    private void forget(Sha256 hash) {
        database.sql("delete from orphan where sha256 = ?").param(hash.hex()).update();
    }

    private boolean isNeeded(Sha256 hash) {
        return examinations.needs(hash)
                || claimants.stream().anyMatch(claimant -> claimant.needs(hash));
    }

    private boolean waitedLongEnough(Sha256 hash) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.sql("insert into orphan (sha256, seen_at) values (?, ?) on conflict do nothing")
                .params(hash.hex(), now)
                .update();
        return database.sql("select seen_at <= ? from orphan where sha256 = ?")
                .params(now.minus(GRACE), hash.hex())
                .query(Boolean.class)
                .single();
    }
}
