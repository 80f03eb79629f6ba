package org.khuevan.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.util.FileSystemUtils;

/// One platform that all tests of courses and of learning share: starting it takes longer than what
/// they do with it.
@SpringBootTest(
        classes = School.Platform.class,
        properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
public abstract class School {

    protected static final TestDatabase DATABASE = TestDatabase.create();
    private static final Path DATA = folder();

    @Autowired protected People people;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("khuevan.data", DATA::toString);
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

    /// Removed with the JVM, after whatever still used it.
    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "school-").toAbsolutePath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
