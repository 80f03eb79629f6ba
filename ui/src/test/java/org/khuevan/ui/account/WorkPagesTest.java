package org.khuevan.ui.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.jobs.JobKind;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// The pages on which people work, looked at and used.
class WorkPagesTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Chromium CHROMIUM = new Chromium();

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void everyWorkPageIsAccessibleOnAPhoneInTheDarkAndOnADesktop() {
        PLATFORM.bean(Drafts.class)
                .create(PLATFORM.member("admin"), Description.of("Bài giảng một", "vi"));
        for (String language : List.of("vi", "en")) {
            Page page = CHROMIUM.windowOf(PLATFORM, "admin", language);
            for (String path :
                    List.of(
                            "/teach",
                            "/curate",
                            "/operate",
                            "/curate/search",
                            "/operate/jobs",
                            "/operate/people",
                            "/account",
                            "/account/searches")) {
                page.navigate(PLATFORM.address(path));
                assertThat(page.locator(".work-page h1")).isVisible();
                boolean phone = language.equals("vi");
                check(
                        page,
                        path,
                        language,
                        phone ? 360 : 1280,
                        phone ? ColorScheme.DARK : ColorScheme.LIGHT);
            }
            page.close();
        }
    }

    @Test
    void everyKindOfJobHasAName() {
        for (JobKind kind : PLATFORM.beans(JobKind.class)) {
            for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
                assertThat(ResourceBundle.getBundle("messages.jobs", language).keySet())
                        .contains("job." + kind.name());
            }
        }
    }

    @Test
    void theSignInPageIsAccessibleAndSaysWhatWasWrong() {
        Page page = CHROMIUM.window("vi");
        page.navigate(PLATFORM.address("/"));
        assertThat(page.locator("#first-page")).hasCount(0);
        // The living page knows no such page; it must not keep the link for itself.
        page.locator("header a[href$='sign-in']").click();
        assertThat(page.locator("#username")).isVisible();
        check(page, "/sign-in", "vi", 360, ColorScheme.DARK);
        page.fill("#username", "nobody");
        page.fill("#password", "not the password");
        page.click("form[action='/sign-in'] button");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("mật khẩu không đúng");
        check(page, "/sign-in", "vi", 1280, ColorScheme.LIGHT);
        page.close();
    }

    @Test
    void anAdministratorMakesAnAccountWhichOpensWithTheShownPassword() {
        Page page = CHROMIUM.windowOf(PLATFORM, "admin", "en");
        page.navigate(PLATFORM.address("/operate/people"));
        page.getByRole(AriaRole.BUTTON, named("New account")).click();
        page.getByRole(AriaRole.TEXTBOX, named("Login").setExact(true)).fill("hoa.nguyen");
        page.getByRole(AriaRole.TEXTBOX, named("Name").setExact(true)).fill("Nguyễn Thị Hoa");
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Make account")).click();
        Locator shown = page.locator(".copy-field input");
        assertThat(shown).not().hasValue("");
        String password = shown.inputValue();

        Page hers = CHROMIUM.window("vi");
        hers.navigate(PLATFORM.address("/account"));
        hers.fill("#username", "hoa.nguyen");
        hers.fill("#password", password);
        hers.click("form[action='/sign-in'] button");
        assertThat(hers.locator(".account-display-name")).hasText("Nguyễn Thị Hoa");
        assertThat(PLATFORM.bean(People.class).find("hoa.nguyen").orElseThrow().role())
                .isEqualTo(Role.TEACHER);
        hers.close();
        page.close();
    }

    @Test
    void aTokenIsShownOnceAndCanBeRevoked() {
        PLATFORM.account("token-maker", Role.LEARNER);
        Page page = CHROMIUM.windowOf(PLATFORM, "token-maker", "en");
        page.navigate(PLATFORM.address("/account"));
        page.getByRole(AriaRole.TEXTBOX, named("Name").setExact(true)).fill("my script");
        page.getByRole(AriaRole.BUTTON, named("Make a token")).click();
        assertThat(page.locator(".copy-field input")).hasValue(Pattern.compile("^kv_"));
        page.reload();
        Locator token = page.locator(".person");
        assertThat(token).containsText("my script");
        assertThat(page.locator(".copy-field")).hasCount(0);
        token.getByRole(AriaRole.BUTTON).click();
        assertThat(token).hasCount(0);
        page.close();
    }

    @Test
    void aNewPasswordThrowsOutWhoeverElseIsSignedIn() throws Exception {
        PLATFORM.account("password-changer", Role.LEARNER);
        Page intruder = CHROMIUM.windowOf(PLATFORM, "password-changer", "en");
        Page page = CHROMIUM.windowOf(PLATFORM, "password-changer", "en");
        page.navigate(PLATFORM.address("/account"));
        page.getByLabel("Current password").fill(RunningPlatform.PASSWORD);
        page.getByLabel("New password").fill("another password");
        page.getByRole(AriaRole.BUTTON, named("Change password")).click();
        assertThat(page.getByText("signed out everywhere else")).isVisible();
        page.reload();
        assertThat(page.locator(".account-display-name")).isVisible();
        intruder.navigate(PLATFORM.address("/account"));
        assertThat(intruder).hasURL(PLATFORM.address("/sign-in"));
        intruder.close();

        assertThat(tokenOpens("password-changer")).isTrue();
        People people = PLATFORM.bean(People.class);
        people.changePassword(
                PLATFORM.member("admin"),
                PLATFORM.member("password-changer").account(),
                "",
                "a third password");
        assertThat(tokenOpens("password-changer")).isFalse();
        page.reload();
        assertThat(page).hasURL(PLATFORM.address("/sign-in"));
        page.close();
    }

    private static boolean tokenOpens(String login) throws Exception {
        return HttpClient.newHttpClient()
                        .send(
                                PLATFORM.request("/api/tokens", login).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    @Test
    void whoAsksForItStaysSignedInWithoutASessionUntilSigningOut() {
        Page page = CHROMIUM.window("en");
        page.navigate(PLATFORM.address("/account"));
        page.fill("#username", RunningPlatform.login(Role.LEARNER));
        page.fill("#password", RunningPlatform.PASSWORD);
        page.check("#stay");
        page.click("form[action='/sign-in'] button");
        assertThat(page.locator(".work-page h1")).isVisible();
        page.context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
        page.navigate(PLATFORM.address("/account"));
        assertThat(page.locator(".work-page h1")).isVisible();
        page.locator(".account-menu > summary").click();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Sign in"))).isVisible();
        page.context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
        page.navigate(PLATFORM.address("/account"));
        assertThat(page).hasURL(PLATFORM.address("/sign-in"));
        page.close();
    }

    @Test
    void whoSignsOutIsAVisitorAgain() {
        Page page = CHROMIUM.windowOf(PLATFORM, RunningPlatform.login(Role.LIBRARIAN), "en");
        page.navigate(PLATFORM.address("/curate"));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.locator(".account-menu > summary").click();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Sign in"))).isVisible();
        page.navigate(PLATFORM.address("/curate"));
        assertThat(page).hasURL(PLATFORM.address("/sign-in"));
        page.close();
    }

    @Test
    void aLearnerFindsNothingWhereTeachersWork() {
        Page page = CHROMIUM.windowOf(PLATFORM, RunningPlatform.login(Role.LEARNER), "en");
        page.navigate(PLATFORM.address("/teach"));
        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.getByText("My materials")).hasCount(0);
        page.close();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /// Nothing breaks WCAG, nothing sticks out to the side; and what was seen is kept as a picture.
    private static void check(
            Page page, String path, String language, int width, ColorScheme light) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
        // Colours fade from one scheme into the other.
        page.waitForTimeout(300);
        String view = path + " in " + language + ", " + width + " wide, " + light;
        assertThat(Chromium.violations(page)).as(view).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + view)
                .isLessThanOrEqualTo(width);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                Path.of(
                                        "target",
                                        "screenshots",
                                        path.substring(1).replace('/', '-')
                                                + "-"
                                                + language
                                                + "-"
                                                + width
                                                + ".png")));
    }
}
