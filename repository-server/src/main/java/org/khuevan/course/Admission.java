package org.khuevan.course;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.khuevan.catalogue.ChangeLog;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who may join a course, and who teaches it. What is changed here holds at once.
///
/// Methods that take an actor and change something throw [org.khuevan.people.NotAllowed] or
/// [NoSuchCourse] when they may not.
@Service
@Transactional
public class Admission {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+");
    private static final int LONGEST_KEY = 100;

    private final JdbcClient database;
    private final CourseRows rows;
    private final People people;
    private final ChangeLog changes;
    private final Clock clock;

    Admission(JdbcClient database, CourseRows rows, People people, ChangeLog changes, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    /// Sets how students come in.
    ///
    /// @param key for [Joining#KEY], otherwise kept but not asked for
    /// @throws IllegalArgumentException for a key that is empty, where one is needed, or too long
    public void open(Actor actor, CourseId id, Joining joining, String key) {
        editable(actor, id);
        String tidy = key.strip();
        if ((joining == Joining.KEY && tidy.isEmpty()) || tidy.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters");
        }
        database.sql("update course set joining = ?, join_key = ? where id = ?")
                .params(joining.name(), tidy, id.value())
                .update();
        note(id);
    }

    /// The key, for teachers to tell their students.
    @Transactional(readOnly = true)
    public String key(Actor actor, CourseId id) {
        editable(actor, id);
        return keyOf(id);
    }

    /// Whether somebody may join a published course now.
    ///
    /// @param key what they typed, or empty
    @Transactional(readOnly = true)
    public boolean admits(Actor.Member member, CourseId id, String key) {
        return rows.published(id)
                .filter(course -> course.state() == Course.State.PUBLISHED)
                .map(course ->
                        isInvited(member, id)
                                || switch (course.joining()) {
                                    case OPEN -> true;
                                    case KEY -> same(key.strip(), keyOf(id));
                                    case INVITATION -> false;
                                })
                .orElse(false);
    }

    /// The addresses in a CSV or a list: whatever has an @ in it is one, the rest are names and
    /// headings. Whether they can be addresses is not asked here.
    public static List<String> addresses(String csv) {
        return Arrays.stream(csv.split("[\\s,;\"<>]+"))
                .filter(word -> word.contains("@"))
                .distinct()
                .toList();
    }

    /// The same of a file as spreadsheets write them: UTF-16 with its mark, or anything that has
    /// addresses as ASCII has them, with the mark of UTF-8 or without.
    public static List<String> addresses(byte[] csv) {
        boolean isUtf16 =
                csv.length > 1
                        && (csv[0] == (byte) 0xFF && csv[1] == (byte) 0xFE
                                || csv[0] == (byte) 0xFE && csv[1] == (byte) 0xFF);
        String text = new String(csv, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return addresses(text.replaceAll("[\0\uFEFF]", ""));
    }

    /// Invites people by their e-mail addresses; those invited before stay so.
    ///
    /// @return what is no address, as it was given
    public List<String> invite(Actor actor, CourseId id, Collection<String> emails) {
        editable(actor, id);
        List<String> refused = emails.stream().filter(email -> !isEmail(email)).toList();
        for (String email : emails) {
            if (isEmail(email)) {
                database.sql(
                                """
                                insert into course_invitation (course, email, invited_at)
                                values (?, ?, ?) on conflict do nothing
                                """)
                        .params(id.value(), normal(email), now())
                        .update();
            }
        }
        return refused;
    }

    public void uninvite(Actor actor, CourseId id, String email) {
        editable(actor, id);
        database.sql("delete from course_invitation where course = ? and email = ?")
                .params(id.value(), normal(email))
                .update();
    }

    /// The addresses that are invited, in their order.
    @Transactional(readOnly = true)
    public List<String> invitations(Actor actor, CourseId id) {
        editable(actor, id);
        return database.sql("select email from course_invitation where course = ? order by email")
                .param(id.value())
                .query((row, _) -> row.getString("email"))
                .list();
    }

    /// The published courses that the member's address is invited to, the last invitation first.
    @Transactional(readOnly = true)
    public List<Course> invitedTo(Actor.Member member) {
        String email = people.find(member.account()).map(Account::email).orElse("");
        return email.isBlank()
                ? List.of()
                : database
                        .sql(
                                """
                                select course from course_invitation where email = ?
                                order by invited_at desc limit 50
                                """)
                        .param(normal(email))
                        .query((row, _) -> new CourseId(row.getString("course")))
                        .list()
                        .stream()
                        .flatMap(id -> rows.published(id).stream())
                        .filter(course -> course.state() == Course.State.PUBLISHED)
                        .toList();
    }

    /// Whether the actor's account has an address that is invited.
    @Transactional(readOnly = true)
    public boolean isInvited(Actor actor, CourseId id) {
        return actor instanceof Actor.Member member
                && people.find(member.account())
                        .map(Account::email)
                        .filter(email -> !email.isBlank())
                        .map(email ->
                                database.sql(
                                                """
                                                select exists (select 1 from course_invitation
                                                               where course = ? and email = ?)
                                                """)
                                        .params(id.value(), normal(email))
                                        .query(Boolean.class)
                                        .single())
                        .orElse(false);
    }

    /// Makes somebody a teacher of the course.
    ///
    /// @param login as they sign in
    /// @return empty if there is no such account, or it may not teach
    public Optional<Account> addTeacher(Actor actor, CourseId id, String login) {
        editable(actor, id);
        Optional<Account> account =
                people.find(login)
                        .filter(Account::enabled)
                        .filter(found -> found.role().atLeast(Role.TEACHER));
        account.ifPresent(found -> {
            database.sql(
                            """
                            insert into course_teacher (course, account, position)
                            select ?, ?, coalesce(max(position), 0) + 1
                            from course_teacher where course = ? on conflict do nothing
                            """)
                    .params(id.value(), found.id().value(), id.value())
                    .update();
            note(id);
        });
        return account;
    }

    /// Ends somebody's teaching; the last teacher stays.
    ///
    /// @return whether they have gone
    public boolean removeTeacher(Actor actor, CourseId id, AccountId account) {
        // Two who remove each other at the same moment do not both succeed.
        database.sql("select id from course where id = ? for update")
                .param(id.value())
                .query((row, _) -> row.getString("id"))
                .optional();
        Course course = editable(actor, id);
        if (course.teachers().size() < 2 || !course.isTaughtBy(account)) {
            return false;
        }
        database.sql("delete from course_teacher where course = ? and account = ?")
                .params(id.value(), account.value())
                .update();
        note(id);
        return true;
    }

    private Course editable(Actor actor, CourseId id) {
        Course course = rows.latest(id).orElseThrow(() -> new NoSuchCourse(id.value()));
        CourseRights.requireEdit(actor, course);
        return course;
    }

    private String keyOf(CourseId id) {
        return database.sql("select join_key from course where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private void note(CourseId id) {
        if (rows.published(id).isPresent()) {
            changes.note(id.value(), new CourseChanged(id));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static boolean isEmail(String text) {
        return EMAIL.matcher(text.strip()).matches();
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// In constant time. Phones begin what is typed with a capital, and some keyboards write an
    /// accent as a character of its own: neither makes it another key.
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(typed(one), typed(other));
    }

    private static byte[] typed(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8);
    }
}
