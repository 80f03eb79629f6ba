package org.khuevan.course;

import org.khuevan.database.TestDatabase;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// One platform that all tests of courses and of learning share: starting it takes longer than what
/// they do with it.
@SpringBootTest(
        classes = School.Platform.class,
        properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
public abstract class School {

    protected static final TestDatabase DATABASE = TestDatabase.create();

    @Autowired protected People people;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    /// With the administrator's password, because making one takes its time.
    protected final Actor.Member member(String name, Role role) {
        String login = "p" + System.nanoTime();
        DATABASE.jdbc()
                .sql(
                        """
                        insert into account (id, login, display_name, email, role, organisation,
                                             password)
                        select gen_random_uuid(), ?, ?, ?, ?, organisation, password
                        from account where login = 'admin'
                        """)
                .params(login, name, login + "@truong.vn", role.name())
                .update();
        Account account = people.find(login).orElseThrow();
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }
}
