package org.khuevan.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.khuevan.people.Account;
import org.khuevan.people.People;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for what is new in one saved search and tells its owner, once for each material.
final class TellNews implements JobKind {

    static final String NAME = "tell-news";

    private static final Logger LOG = LoggerFactory.getLogger(TellNews.class);

    /// Texts may become findable long after publishing, when a long recording is examined.
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 50;

    private final SavedSearches searches;
    private final Search search;
    private final People people;
    private final AlertMail mail;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TellNews(
            SavedSearches searches,
            Search search,
            People people,
            AlertMail mail,
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock) {
        this.searches = searches;
        this.search = search;
        this.people = people;
        this.mail = mail;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) {
        Optional<SavedSearch> saved =
                searches.find(UUID.fromString(key)).filter(SavedSearch::byMail);
        if (saved.isPresent()) {
            people.find(saved.get().account())
                    .filter(Account::enabled)
                    .filter(account -> !account.email().isBlank())
                    .ifPresent(account -> tell(saved.get(), account));
        }
    }

    /// Noted first and sent within the same transaction: a message that cannot be sent is tried
    /// again, and only a crash in this very moment sends one twice.
    private void tell(SavedSearch saved, Account account) {
        Instant lookedBack = clock.instant().minus(LOOKED_BACK);
        Instant since = saved.created().isAfter(lookedBack) ? saved.created() : lookedBack;
        List<Hit> newest = search.search(saved.query().in(Order.NEWEST).at(0, MOST_AT_ONCE)).hits();
        transaction.executeWithoutResult(_ -> {
            List<Hit> news = new ArrayList<>();
            for (Hit hit : newest) {
                if (!hit.published().isBefore(since) && isNoted(saved, hit)) {
                    news.add(hit);
                }
            }
            if (!news.isEmpty()) {
                mail.send(saved, account, news);
            }
        });
    }

    private boolean isNoted(SavedSearch saved, Hit hit) {
        return database.sql(
                                """
                                insert into saved_search_told (search, material) values (?, ?)
                                on conflict do nothing
                                """)
                        .params(saved.id(), hit.material().value())
                        .update()
                > 0;
    }

    @Override
    public void gaveUp(String key, String reason) {
        LOG.warn("News of saved search {} were not told now: {}", key, reason);
    }
}
