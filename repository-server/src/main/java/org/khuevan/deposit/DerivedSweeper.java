package org.khuevan.deposit;

import java.time.Clock;
import org.khuevan.catalogue.DerivedRoots;
import org.khuevan.catalogue.DerivedRoots.DerivedRoot;
import org.khuevan.catalogue.FileId;
import org.khuevan.jobs.Jobs;
import org.khuevan.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Removes what was derived from files and is not shown any more: after another examination, of
/// files that were removed, and what was begun when a process was killed.
@Component
final class DerivedSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedSweeper.class);

    private final DerivedRoots roots;
    private final Storage storage;
    private final Jobs jobs;
    private final Clock clock;

    DerivedSweeper(DerivedRoots roots, Storage storage, Jobs jobs, Clock clock) {
        this.roots = roots;
        this.storage = storage;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @return how many folders were removed
    int sweep() {
        int swept = 0;
        for (DerivedRoot root : roots.unused(clock.instant())) {
            if (!isBeingMade(root.file())) {
                storage.removeDerived(root.source(), root.root());
                roots.forget(root);
                swept++;
            }
        }
        if (swept > 0) {
            LOG.info("Removed {} folders of derived files that nobody reads any more", swept);
        }
        return swept;
    }

    /// A try that failed, or was killed, is gone on with from what is there.
    private boolean isBeingMade(FileId file) {
        return jobs.find(ExamineFile.NAME, file.value()).isPresent()
                || jobs.find(ExamineAgain.NAME, file.value()).isPresent();
    }
}
