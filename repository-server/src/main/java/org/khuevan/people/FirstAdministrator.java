package org.khuevan.people;

import java.io.PrintStream;
import java.util.List;
import org.khuevan.people.People.NewAccount;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the first organisation and the administrator `admin` when the platform has nobody yet, and
/// says on the console where it is and how to sign in.
@Component
@EnableConfigurationProperties(FirstAdministrator.Settings.class)
class FirstAdministrator {

    static final String LOGIN = "admin";

    private final JdbcClient database;
    private final People people;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final Settings settings;

    FirstAdministrator(
            JdbcClient database,
            People people,
            Passwords passwords,
            TransactionTemplate transaction,
            Environment environment,
            Settings settings) {
        this.database = database;
        this.people = people;
        this.passwords = passwords;
        this.transaction = transaction;
        this.environment = environment;
        this.settings = settings;
    }

    /// @param organisation the name of the first organisation
    /// @param adminPassword the first administrator's, or empty for one that is generated
    @ConfigurationProperties("khuevan")
    record Settings(
            @DefaultValue("Khue Van") String organisation, @DefaultValue("") String adminPassword) {

        /// The password must not stand in a log by accident.
        @Override
        public String toString() {
            return "Settings[organisation=" + organisation + "]";
        }
    }

    /// Only now, when everything else has started, is the generated password sure to be seen.
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void welcome() {
        String signIn =
                transaction.execute(_ -> nobodyYet() ? makeAdministrator() : "Sign in as before");
        say(System.out, signIn);
    }

    private boolean nobodyYet() {
        // Several processes may start on an empty database at the same moment.
        database.sql("select pg_advisory_xact_lock(hashtext('administrators'))")
                .query((_, _) -> true)
                .list();
        return database.sql("select not exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    private String makeAdministrator() {
        boolean chosen = !settings.adminPassword().isBlank();
        String password = chosen ? settings.adminPassword() : passwords.random();
        Organisation organisation =
                people.organisations().stream()
                        .findFirst()
                        .orElseGet(() -> people.insertOrganisation(settings.organisation()));
        people.insert(
                new NewAccount(
                        LOGIN,
                        "Administrator",
                        "",
                        password,
                        Role.ADMINISTRATOR,
                        organisation.id()),
                passwords.encode(password));
        return chosen
                ? "Sign in as " + LOGIN + " with the password you set"
                : "Sign in as "
                        + LOGIN
                        + " with the password "
                        + password
                        + "   (shown only this once)";
    }

    private void say(PrintStream console, String signIn) {
        String port = environment.getProperty("local.server.port", "");
        String path = environment.getProperty("server.servlet.context-path", "");
        String first =
                port.isEmpty()
                        ? "Khue Van is at work"
                        : "Khue Van is ready at http://localhost:" + port + path;
        String line = "-".repeat(Math.max(first.length(), signIn.length()) + 4);
        List.of("", line, "  " + first, "  " + signIn, line, "").forEach(console::println);
        console.flush();
    }
}
