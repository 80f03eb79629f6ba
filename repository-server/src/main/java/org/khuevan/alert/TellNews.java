package org.khuevan.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.khuevan.people.Account;
import org.khuevan.people.People;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks for what is new in one saved search and tells its owner, once for each material.
final class TellNews implements JobKind {

    static final String NAME = "tell-news";

    private static final Logger LOG = LoggerFactory.getLogger(TellNews.class);

    /// Texts may become findable long after publishing, when a long recording is examined.
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    /// In one message; the next one tells the rest.
    private static final int MOST_AT_ONCE = 50;

    private final SavedSearches searches;
    private final Search search;
    private final People people;
    private final AlertMail mail;
    private final JdbcClient database;
    private final Clock clock;

    TellNews(
            SavedSearches searches,
            Search search,
            People people,
            AlertMail mail,
            JdbcClient database,
            Clock clock) {
        this.searches = searches;
        this.search = search;
        this.people = people;
        this.mail = mail;
        this.database = database;
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
                    .ifPresent(account -> tell(saved.get(), account, turn));
        }
    }

    /// Sent first and noted then: a message that cannot be sent is tried again, and only a crash in
    /// this very moment sends one twice. A mail server that lets us wait holds up no other work.
    private void tell(SavedSearch saved, Account account, Turn turn) {
        List<Hit> news = news(saved);
        if (!news.isEmpty()) {
            turn.takesLong();
            mail.send(saved, account, news);
            news.forEach(hit -> note(saved, hit));
        }
    }

    private List<Hit> news(SavedSearch saved) {
        Instant lookedBack = clock.instant().minus(LOOKED_BACK);
        Instant since = saved.created().isAfter(lookedBack) ? saved.created() : lookedBack;
        Set<MaterialId> told = told(saved);
        List<Hit> news = new ArrayList<>();
        SearchQuery page = saved.query().in(Order.NEWEST).at(0, MOST_AT_ONCE);
        boolean more = true;
        while (more && news.size() < MOST_AT_ONCE) {
            List<Hit> newest = search.news(page).hits();
            newest.stream()
                    .filter(hit -> !hit.published().isBefore(since))
                    .filter(hit -> !told.contains(hit.material()))
                    .limit(MOST_AT_ONCE - news.size())
                    .forEach(news::add);
            SearchQuery next = page.at(page.from() + MOST_AT_ONCE, MOST_AT_ONCE);
            more =
                    newest.size() == MOST_AT_ONCE
                            && !newest.getLast().published().isBefore(since)
                            && next.from() > page.from();
            page = next;
        }
        return news;
    }

    private Set<MaterialId> told(SavedSearch saved) {
        return database.sql("select material from saved_search_told where search = ?")
                .param(saved.id())
                .query((row, _) -> new MaterialId(row.getString("material")))
                .set();
    }

    private void note(SavedSearch saved, Hit hit) {
        database.sql(
                        """
                        insert into saved_search_told (search, material) values (?, ?)
                        on conflict do nothing
                        """)
                .params(saved.id(), hit.material().value())
                .update();
    }

    @Override
    public void gaveUp(String key, String reason) {
        LOG.warn("News of saved search {} were not told now: {}", key, reason);
    }
}
