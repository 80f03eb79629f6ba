package org.khuevan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Chromium of this machine; rather the one without any window of its own, which draws a page
/// with half the work. Each person gets a window of their own.
public final class Chromium implements AutoCloseable {

    /// In milliseconds: a build machine may be busy with other things.
    private static final double PATIENCE = 90_000;

    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /// Starting one costs more than most tests; Playwright is used by one thread only. It ends with
    /// the JVM.
    private static final ThreadLocal<Browser> OF_THIS_THREAD =
            ThreadLocal.withInitial(Chromium::started);

    private final List<BrowserContext> windows = new ArrayList<>();

    private static Browser started() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable())
                                .setArgs(ARGUMENTS));
    }

    private static Browser browser() {
        if (!OF_THIS_THREAD.get().isConnected()) {
            OF_THIS_THREAD.remove();
        }
        return OF_THIS_THREAD.get();
    }

    /// A window in which nobody has signed in.
    ///
    /// @param language of the browser, such as `vi`
    public Page window(String language) {
        BrowserContext context =
                browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setLocale(language)
                                        // A colour on its way to another is not what is looked at.
                                        .setReducedMotion(ReducedMotion.REDUCE)
                                        .setViewportSize(1280, 900));
        windows.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        return page;
    }

    /// A window in which somebody signed in, by what the form sends: two pages need not be drawn
    /// for it.
    public Page windowOf(RunningPlatform platform, String login, String language) {
        Page page = window(language);
        APIRequestContext requests = page.context().request();
        String address = platform.address("/sign-in");
        Matcher csrf = CSRF.matcher(requests.get(address).text());
        assertThat(csrf.find()).as("the form has a token").isTrue();
        APIResponse answer =
                requests.post(
                        address,
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(
                                        FormData.create()
                                                .set("_csrf", csrf.group(1))
                                                .set("username", login)
                                                .set("password", RunningPlatform.PASSWORD)));
        assertThat(answer.headers().get("location")).doesNotContain("/sign-in");
        return page;
    }

    /// What of WCAG 2.2 AA the page does not keep, one line each. A page without frames is looked
    /// at in one go, which is five times as quick.
    public static List<String> violations(Page page) {
        // A page that has not got its looks yet is not what is judged.
        page.waitForFunction(
                "() => [...document.querySelectorAll('link[rel=stylesheet]')]"
                        + ".every(link => link.sheet)");
        // What lies half below the bar that stays at the top is no small target.
        page.evaluate("window.scrollTo(0, 0)");
        AxeRunOptions onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .setLegacyMode(page.frames().size() == 1)
                        .options(onlyViolations)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Chromium::line)
                        .toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml();
    }

    private static Path executable() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name ->
                        Stream.of("/usr/bin/", "/usr/local/bin/", "/snap/bin/")
                                .map(folder -> Path.of(folder + name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No Chromium: apt install chromium-headless-shell"));
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
