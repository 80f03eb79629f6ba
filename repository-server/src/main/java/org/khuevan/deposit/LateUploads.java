package org.khuevan.deposit;

import java.time.Clock;
import java.time.Duration;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends uploads for those who do not come back for them.
@Component
final class LateUploads {

    private static final Logger LOG = LoggerFactory.getLogger(LateUploads.class);

    /// By then, whoever made a file has noted what it is.
    private static final Duration UNTOUCHED = Duration.ofDays(1);

    private final Uploads uploads;
    private final UploadRows rows;
    private final People people;
    private final Clock clock;

    LateUploads(Uploads uploads, UploadRows rows, People people, Clock clock) {
        this.uploads = uploads;
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    /// Those whose last byte came just before a crash.
    void takeInWhole() {
        for (UploadRows.Row row : rows.unfinished()) {
            people.find(row.account())
                    .filter(Account::enabled)
                    .ifPresent(account -> takeInIfWhole(row, account));
        }
    }

    private void takeInIfWhole(UploadRows.Row row, Account account) {
        Actor owner =
                new Actor.Member(
                        account.id(),
                        account.displayName(),
                        account.role(),
                        account.organisation().id());
        try {
            uploads.find(owner, row.id());
        } catch (RuntimeException e) {
            stays(row, e);
        }
    }

    void forgetExpired() {
        for (UploadRows.Row row : rows.expired()) {
            try {
                uploads.forget(row.id());
            } catch (RuntimeException e) {
                stays(row, e);
            }
        }
    }

    /// Removes bytes of which no upload is known.
    void sweepBytes() {
        uploads.sweep(clock.instant().minus(UNTOUCHED));
    }

    private static void stays(UploadRows.Row row, RuntimeException e) {
        LOG.info("Upload {} stays as it is: {}", row.id(), e.toString());
    }
}
