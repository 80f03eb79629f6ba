package org.khuevan.learning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.CourseId;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is in a published course, for its teachers.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach it, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional
public class ClassList {

    private final Classroom classroom;
    private final People people;

    ClassList(Classroom classroom, People people) {
        this.classroom = classroom;
        this.people = people;
    }

    /// @param left whether they are not in it any more
    /// @param takenOut whether that is because a teacher has taken them out
    public record Pupil(
            AccountId account,
            String name,
            String login,
            Instant since,
            boolean left,
            boolean takenOut) {

        /// Whether the name or login holds some words, in any case and without marks.
        public boolean isNamed(String words) {
            return Folded.of(name + " " + login).contains(Folded.of(words.strip()));
        }
    }

    /// Those who are, and were, in it, by name, as [RollOrder] has it.
    @Transactional(readOnly = true)
    public List<Pupil> of(Actor teacher, CourseId id) {
        classroom.taught(teacher, id);
        List<Classroom.Enrolled> enrolled = classroom.enrolled(Optional.of(id), Optional.empty());
        Map<AccountId, Account> accounts =
                people.find(enrolled.stream().map(Classroom.Enrolled::account).toList());
        return enrolled.stream()
                .flatMap(one ->
                        Optional.ofNullable(accounts.get(one.account())).stream()
                                .map(account -> pupil(one, account)))
                .sorted(
                        Comparator.comparing(Pupil::name, new RollOrder())
                                .thenComparing(Pupil::login))
                .toList();
    }

    private static Pupil pupil(Classroom.Enrolled one, Account account) {
        return new Pupil(
                account.id(),
                account.displayName(),
                account.login(),
                one.since(),
                one.left(),
                one.takenOut());
    }

    /// Puts somebody into the course, whatever it asks of others; who was taken out is in it again.
    ///
    /// @param login as they sign in
    /// @return empty if there is no such account
    public Optional<Account> putIn(Actor teacher, CourseId id, String login) {
        classroom.taught(teacher, id);
        Optional<Account> account = people.find(login.strip()).filter(Account::enabled);
        account.ifPresent(found -> classroom.enrol(id, found.id()));
        return account;
    }
}
