package org.khuevan.alert;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.OrganisationRenamed;
import org.khuevan.search.Facet;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/// The searches that people keep in their accounts.
@Service
@Transactional
public class SavedSearches {

    /// How many one account may keep.
    public static final int MOST = 50;

    private static final int LONGEST_NAME = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Clock clock;

    SavedSearches(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<SavedSearch> of(Actor.Member member) {
        return database.sql(
                        "select * from saved_search where account = ? order by created_at desc, id")
                .param(member.account().value())
                .query((row, _) -> read(row))
                .list();
    }

    /// @param name what its owner calls it; empty for its words
    /// @param language of messages, `vi` or `en`
    /// @return empty if the account keeps too many already
    public Optional<SavedSearch> save(
            Actor.Member member, String name, SearchQuery query, boolean byMail, String language) {
        if (of(member).size() >= MOST) {
            return Optional.empty();
        }
        String tidy = name.replace("\0", "").strip();
        SavedSearch saved =
                new SavedSearch(
                        UUID.randomUUID(),
                        member.account(),
                        tidy.substring(0, Math.min(LONGEST_NAME, tidy.length())),
                        query,
                        byMail,
                        language,
                        secret(),
                        clock.instant());
        database.sql(
                        """
                        insert into saved_search
                            (id, account, name, asked, by_mail, language, secret, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        saved.id(),
                        saved.account().value(),
                        saved.name(),
                        SearchAddress.of(query.at(0, 0)),
                        byMail,
                        language,
                        saved.secret(),
                        Timestamp.from(saved.created()))
                .update();
        return Optional.of(saved);
    }

    /// Begins or ends the messages of one's own search.
    public void tellByMail(Actor.Member member, UUID id, boolean byMail) {
        database.sql("update saved_search set by_mail = ? where id = ? and account = ?")
                .params(byMail, id, member.account().value())
                .update();
    }

    public void remove(Actor.Member member, UUID id) {
        database.sql("delete from saved_search where id = ? and account = ?")
                .params(id, member.account().value())
                .update();
    }

    /// Ends the messages of a search, for whoever got one. The search itself stays.
    ///
    /// @return the name of the search; empty if there is none
    public Optional<String> unsubscribe(String secret) {
        return database.sql(
                        "update saved_search set by_mail = false where secret = ? returning name")
                .param(secret)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    /// Those whose news go out by mail.
    List<UUID> told() {
        return database.sql("select id from saved_search where by_mail order by id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    Optional<SavedSearch> find(UUID id) {
        return database.sql("select * from saved_search where id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    /// Searches name organisations as their readers do.
    @EventListener
    void on(OrganisationRenamed renamed) {
        database.sql("select * from saved_search where asked like '%organisation=%' for update")
                .query((row, _) -> read(row))
                .list()
                .forEach(saved -> rename(saved, renamed));
    }

    private void rename(SavedSearch saved, OrganisationRenamed renamed) {
        Map<Facet, Set<String>> filters = new HashMap<>(saved.query().filters());
        Set<String> names = new HashSet<>(filters.getOrDefault(Facet.ORGANISATION, Set.of()));
        if (names.remove(renamed.before())) {
            names.add(renamed.now());
            filters.put(Facet.ORGANISATION, names);
            database.sql("update saved_search set asked = ? where id = ?")
                    .params(SearchAddress.of(saved.query().within(filters)), saved.id())
                    .update();
        }
    }

    private static SavedSearch read(ResultSet row) throws SQLException {
        var parameters =
                UriComponentsBuilder.newInstance().query(row.getString("asked")).build(true);
        var decoded = new org.springframework.util.LinkedMultiValueMap<String, String>();
        parameters
                .getQueryParams()
                .forEach((name, values) ->
                        values.forEach(value -> decoded.add(name, decode(value))));
        return new SavedSearch(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("name"),
                SearchAddress.parse(decoded),
                row.getBoolean("by_mail"),
                row.getString("language"),
                row.getString("secret"),
                row.getTimestamp("created_at").toInstant());
    }

    private static String decode(String value) {
        return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
