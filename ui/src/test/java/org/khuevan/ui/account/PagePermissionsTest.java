package org.khuevan.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.khuevan.people.Role;
import org.khuevan.ui.RunningPlatform;

/// Every page has its row here; a page without one fails.
class PagePermissionsTest {

    private static final Set<Role> EVERYBODY_WITH_AN_ACCOUNT = EnumSet.allOf(Role.class);

    /// Who may open what; empty for everybody, also without an account.
    private static final Map<String, Optional<Set<Role>>> ROWS =
            Map.ofEntries(
                    Map.entry("", Optional.empty()),
                    Map.entry("search", Optional.empty()),
                    Map.entry("m/:id", Optional.empty()),
                    Map.entry("account", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("account/searches", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("unsubscribe/:secret", Optional.empty()),
                    Map.entry("c/:course", Optional.empty()),
                    Map.entry("courses", Optional.empty()),
                    Map.entry("verify/:code", Optional.empty()),
                    Map.entry("learn", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("learn/notes", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("learn/:course", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("learn/:course/:activity", Optional.of(EVERYBODY_WITH_AN_ACCOUNT)),
                    Map.entry("teach/courses/:course/grades", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/mark/:item", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/students/:student", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/anew/:activity", from(Role.TEACHER)),
                    Map.entry("curate", from(Role.LIBRARIAN)),
                    Map.entry("curate/search", from(Role.LIBRARIAN)),
                    Map.entry("operate", from(Role.ADMINISTRATOR)),
                    Map.entry("operate/jobs", from(Role.ADMINISTRATOR)),
                    Map.entry("operate/people", from(Role.ADMINISTRATOR)),
                    Map.entry("teach", from(Role.TEACHER)),
                    Map.entry("teach/courses", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/a/:activity", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/questions", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/access", from(Role.TEACHER)),
                    Map.entry("teach/courses/:course/preview/:activity?", from(Role.TEACHER)),
                    Map.entry("teach/captions/:file", from(Role.TEACHER)),
                    Map.entry("teach/:material", from(Role.TEACHER)));

    private final RunningPlatform platform = RunningPlatform.shared();

    @Test
    void everyPageHasARowHere() {
        assertThat(pages().stream().map(RouteBaseData::getTemplate))
                .containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }

    @Test
    void everyPageOpensForThoseRolesAndNoOthers() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();
        for (RouteBaseData<?> page : pages()) {
            Optional<Set<Role>> row = ROWS.getOrDefault(page.getTemplate(), Optional.empty());
            Class<? extends Component> view = page.getNavigationTarget();
            assertThat(checker.hasAccess(view, null, _ -> false))
                    .as("%s for a visitor", page.getTemplate())
                    .isEqualTo(row.isEmpty());
            for (Role role : Role.values()) {
                assertThat(checker.hasAccess(view, principal(role), has(role)))
                        .as("%s for a %s", page.getTemplate(), role)
                        .isEqualTo(row.isEmpty() || row.get().contains(role));
            }
        }
    }

    @Test
    void visitorsAreLedToTheSignInPage() throws Exception {
        for (String path :
                List.of(
                        "/teach",
                        "/curate",
                        "/operate",
                        "/operate/jobs",
                        "/operate/people",
                        "/account")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue(platform.address("/sign-in"));
        }
    }

    @Test
    void theSignInFormAsksForItsToken() throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(platform.address("/sign-in")))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "username=admin&password=x"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?stale");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.address(path)))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private List<RouteBaseData<?>> pages() {
        return ApplicationRouteRegistry.getInstance(
                        new VaadinServletContext(platform.bean(ServletContext.class)))
                .getRegisteredRoutes()
                .stream()
                .<RouteBaseData<?>>map(page -> page)
                .toList();
    }

    private static Optional<Set<Role>> from(Role least) {
        return Optional.of(EnumSet.range(least, Role.ADMINISTRATOR));
    }

    private static @Nullable Principal principal(Role role) {
        return () -> RunningPlatform.login(role);
    }

    /// As Spring Security knows them: each role has those below it.
    private static Function<String, Boolean> has(Role role) {
        return wanted -> role.atLeast(Role.valueOf(wanted));
    }
}
