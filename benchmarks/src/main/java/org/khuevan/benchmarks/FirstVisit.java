package org.khuevan.benchmarks;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What a phone that was never here has to fetch, and how long it waits on a weak line, against the
/// first HTML answer alone, which can be read already.
final class FirstVisit implements Benchmark {

    @Override
    public String name() {
        return "first-visit";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        Table table =
                new Table(
                        "A first visit with an empty cache; a weak line is 400 kbit/s with 400 ms",
                        "Page",
                        "Requests",
                        "Bytes on the line",
                        "of which the first HTML",
                        "Readable on a weak line",
                        "Alive on a weak line");
        try (Platform platform = Platform.start(setting.jar(), setting.work().resolve("data"));
                Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(chromium())
                                                .setArgs(
                                                        List.of(
                                                                "--no-sandbox",
                                                                "--disable-gpu",
                                                                "--disable-quic")))) {
            Lessons lessons = new Lessons(4);
            String material = "";
            for (int i = 0; i < 12; i++) {
                material = platform.newMaterial("Bài " + lessons.words(5), "vi");
                platform.put(
                        material,
                        "bai.md",
                        BodyPublishers.ofString(Lessons.markdown(lessons.sections(4))));
                platform.publish(material);
            }
            while (platform.found("bài") < 12) {
                Thread.sleep(50);
            }
            for (String path : List.of("/", "/search?q=b%C3%A0i", "/m/" + material)) {
                visit(browser, platform, path, table);
            }
        }
        return table;
    }

    private static void visit(Browser browser, Platform platform, String path, Table table) {
        AtomicLong requests = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        AtomicLong first = new AtomicLong();
        try (BrowserContext context = phone(browser)) {
            Page page = context.newPage();
            CDPSession session = context.newCDPSession(page);
            session.on(
                    "Network.loadingFinished",
                    event -> {
                        long length = event.get("encodedDataLength").getAsLong();
                        requests.incrementAndGet();
                        bytes.addAndGet(length);
                        first.compareAndSet(0, length);
                    });
            session.send("Network.enable");
            page.navigate(platform.address() + path);
            alive(page);
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        try (BrowserContext context = phone(browser)) {
            Page page = context.newPage();
            CDPSession session = context.newCDPSession(page);
            session.send("Network.enable");
            JsonObject weak = new JsonObject();
            weak.addProperty("offline", false);
            weak.addProperty("latency", 400);
            weak.addProperty("downloadThroughput", 50_000);
            weak.addProperty("uploadThroughput", 50_000);
            session.send("Network.emulateNetworkConditions", weak);
            long start = System.nanoTime();
            page.navigate(
                    platform.address() + path,
                    new Page.NavigateOptions()
                            .setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
            page.locator("h1").first().waitFor();
            long readable = System.nanoTime() - start;
            alive(page);
            long alive = System.nanoTime() - start;
            table.row(
                    path.startsWith("/m/") ? "a lesson" : path.equals("/") ? "home" : "search",
                    requests,
                    "%,d".formatted(bytes.get()),
                    "%,d".formatted(first.get()),
                    Table.seconds(readable),
                    Table.seconds(alive));
        }
    }

    private static BrowserContext phone(Browser browser) {
        return browser.newContext(
                new Browser.NewContextOptions().setLocale("vi").setViewportSize(360, 740));
    }

    /// The living page has taken the place of the first one.
    private static void alive(Page page) {
        page.waitForFunction(
                "() => !document.querySelector('#first-page')",
                null,
                new Page.WaitForFunctionOptions().setTimeout(120_000));
    }

    private static Path chromium() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No Chromium: apt install chromium-headless-shell"));
    }
}
