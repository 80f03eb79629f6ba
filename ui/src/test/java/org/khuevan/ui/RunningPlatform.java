package org.khuevan.ui;

import static org.khuevan.ui.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.khuevan.jobs.JobFigures;
import org.khuevan.jobs.Jobs;
import org.khuevan.people.AccessTokens;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// The application as `java -jar` starts it, with PostgreSQL, storage and index of its own in an
/// empty data folder, and with the sample library; all tests of a JVM share one. It has an account
/// for each role, whose login is the role in lower case.
public final class RunningPlatform {

    public static final String PASSWORD = "a password for tests";

    private static final String ADMINISTRATOR = "admin";

    private final ConfigurableApplicationContext context;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningPlatform(Path data) {
        context =
                new SpringApplicationBuilder(Application.class)
                        .run(
                                "--server.port=0",
                                "--khuevan.data=" + data,
                                "--khuevan.admin-password=" + PASSWORD,
                                "--khuevan.demo=true",
                                "--khuevan.organisation=Trường Thử Nghiệm");
        for (Role role : Role.values()) {
            account(login(role), role);
        }
        untilTheSamplesAreExamined();
    }

    /// Tests begin with a library as it stays.
    private void untilTheSamplesAreExamined() {
        Jobs jobs = bean(Jobs.class);
        eventually(
                "the samples are examined",
                () -> {
                    JobFigures figures = jobs.figures();
                    return figures.running() == 0 && figures.allWaiting() == 0;
                });
        eventually(
                "the samples are found",
                () -> Stream.of("mật khẩu", "bóng ngắn nhất").allMatch(this::findsPassages));
    }

    private boolean findsPassages(String words) {
        return bean(Search.class).search(SearchQuery.of(words)).hits().stream()
                .anyMatch(hit -> !hit.passages().isEmpty());
    }

    /// Started on first use, stopped and removed with the JVM.
    public static RunningPlatform shared() {
        return Shared.PLATFORM;
    }

    public String address(String path) {
        return "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port")
                + path;
    }

    /// Whoever has this login, made now if nobody has it: for tests whose doings others must not
    /// see.
    public Actor.Member account(String login, Role role) {
        People people = bean(People.class);
        if (people.find(login).isEmpty()) {
            people.create(
                    member(ADMINISTRATOR),
                    new People.NewAccount(
                            login,
                            "Test " + login,
                            "",
                            PASSWORD,
                            role,
                            member(ADMINISTRATOR).organisation()));
        }
        return member(login);
    }

    /// A request that a program makes for somebody, with a token: looking a password up takes long,
    /// and is meant to.
    ///
    /// @param login empty for a visitor
    public HttpRequest.Builder request(String path, String login) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        return login.isEmpty()
                ? request
                : request.header(
                        "Authorization", "Bearer " + tokens.computeIfAbsent(login, this::token));
    }

    private String token(String login) {
        return bean(AccessTokens.class).create(member(login), "test", Duration.ofDays(1)).secret();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /// Whoever has this login, for asking rooms directly.
    public Actor.Member member(String login) {
        var account = bean(People.class).find(login).orElseThrow();
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }

    public static String login(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static final class Shared {

        static final RunningPlatform PLATFORM = start();
    }

    private static RunningPlatform start() {
        try {
            Path data = Files.createTempDirectory(Path.of("target"), "platform-");
            RunningPlatform platform = new RunningPlatform(data.toAbsolutePath());
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                platform.context.close();
                                remove(data);
                            }));
            return platform;
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
