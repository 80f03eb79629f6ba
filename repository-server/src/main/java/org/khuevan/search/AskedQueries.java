package org.khuevan.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people look for, counted without who they are.
///
/// A query's text is written down only once several visitors typed it, or one who typed it opened
/// something public that it found; what looks like an address, a number of somebody or a secret is
/// not counted at all. Who is told apart from whom is known in memory only, for a day.
public final class AskedQueries {

    private static final int LONGEST = 80;
    private static final int REMEMBERED = 100_000;
    private static final Pattern PERSONAL = Pattern.compile("@|://|\\d[\\d .-]{6,}\\d");

    private final JdbcClient database;
    private final Clock clock;
    private final byte[] salt = new byte[16];

    /// Who asked what today, as salted hashes.
    private final Set<String> today = ConcurrentHashMap.newKeySet();

    private volatile LocalDate day = LocalDate.EPOCH;

    AskedQueries(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    /// What people looked for and did not find.
    ///
    /// @param visitors who asked so, as far as they could be told apart
    public record Unanswered(String text, long visitors, LocalDate last) {}

    /// Somebody searched for a text.
    ///
    /// @param visitor tells visitors apart, such as the id of a session; not kept
    /// @param found how many materials
    public void asked(String visitor, String text, long found) {
        String words = Plain.words(text);
        if (!isCounted(text, words) || !isFirst(visitor, words)) {
            return;
        }
        boolean again =
                database.sql(
                                        """
                                        update asked_query
                                        set visitors = visitors + 1, found = ?, text = ?, day = ?
                                        where words = ?
                                        """)
                                .params(found, text.strip(), Date.valueOf(day), words)
                                .update()
                        > 0;
        if (!again && !isFirstEver(words)) {
            write(words, text, found, 2, 0);
        }
    }

    /// Somebody opened what a search for the text had found, which everybody may see. Counts only
    /// for who searched so today: a link can say anything.
    public void opened(String visitor, String text) {
        String words = Plain.words(text);
        if (isCounted(text, words)
                && today.contains(key(visitor, words))
                && isFirst(visitor + " opened", words)) {
            write(words, text, 1, 1, 1);
        }
    }

    private void write(String words, String text, long found, int visitors, int opens) {
        database.sql(
                        """
                        insert into asked_query as known (words, text, visitors, opens, found, day)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (words) do update
                            set opens = known.opens + excluded.opens,
                                found = greatest(known.found, excluded.found),
                                day = excluded.day
                        """)
                .params(words, text.strip(), visitors, opens, found, Date.valueOf(day))
                .update();
    }

    /// Texts that found something, the most asked first.
    ///
    /// @param typed how they begin, with or without marks
    List<String> beginning(String typed, int limit) {
        String words = Plain.words(typed);
        if (words.length() < 2) {
            return List.of();
        }
        return database.sql(
                        """
                        select text from asked_query
                        where words like ? and found > 0
                        order by opens * 3 + visitors desc, words limit ?
                        """)
                .params(words + "%", limit)
                .query((row, _) -> row.getString("text"))
                .list();
    }

    /// What nothing was found for, the most asked first.
    ///
    /// @throws NotAllowed unless the actor is a librarian
    public List<Unanswered> unanswered(Actor actor, int limit) {
        requireLibrarian(actor);
        return database.sql(
                        """
                        select text, visitors, day from asked_query where found = 0
                        order by visitors desc, day desc, words limit ?
                        """)
                .param(limit)
                .query((row, _) ->
                        new Unanswered(
                                row.getString("text"),
                                row.getLong("visitors"),
                                row.getDate("day").toLocalDate()))
                .list();
    }

    /// Takes a text out of lists and suggestions.
    ///
    /// @throws NotAllowed unless the actor is a librarian
    public void forget(Actor actor, String text) {
        requireLibrarian(actor);
        database.sql("delete from asked_query where words = ?").param(Plain.words(text)).update();
    }

    private static void requireLibrarian(Actor actor) {
        if (!actor.isAtLeast(Role.LIBRARIAN)) {
            throw new NotAllowed("only librarians see what people look for");
        }
    }

    private static boolean isCounted(String text, String words) {
        boolean plain = TypedText.of(text).parts().stream().allMatch(TypedText.Part::isWanted);
        return plain
                && text.length() <= LONGEST
                && words.length() >= 2
                && !text.contains("\0")
                && !PERSONAL.matcher(text).find();
    }

    private boolean isFirst(String visitor, String words) {
        LocalDate now = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (!now.equals(day)) {
            day = now;
            today.clear();
            forgetOld(now);
        }
        return today.size() < REMEMBERED && today.add(key(visitor, words));
    }

    private String key(String visitor, String words) {
        return Base64.getEncoder().encodeToString(hash(salt, visitor + "\n" + words));
    }

    private boolean isFirstEver(String words) {
        return database.sql(
                                """
                                insert into asked_once (sha256, day) values (?, ?)
                                on conflict do nothing
                                """)
                        .params(hash(new byte[0], words), Date.valueOf(day))
                        .update()
                > 0;
    }

    private void forgetOld(LocalDate now) {
        database.sql("delete from asked_once where day < ?")
                .param(Date.valueOf(now.minusMonths(1)))
                .update();
        database.sql("delete from asked_query where day < ?")
                .param(Date.valueOf(now.minusYears(1)))
                .update();
    }

    private static byte[] hash(byte[] salt, String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
