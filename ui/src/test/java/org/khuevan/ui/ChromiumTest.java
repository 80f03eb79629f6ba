package org.khuevan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/// That pages without violations are so because somebody looked.
class ChromiumTest {

    private static final String PAGE = "http://page.test/";
    private static final String FRAME = "http://page.test/frame";

    @Test
    void whatAPageDoesNotKeepIsSeenInItsFramesToo() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.window("en");
            answer(page, FRAME, "<button></button>");
            answer(
                    page,
                    PAGE,
                    """
                    <p style="color: #bbb; background: #fff">Too pale to be read</p>
                    <iframe title="A frame" src="/frame"></iframe>
                    """);
            page.navigate(PAGE);
            assertThat(Chromium.violations(page))
                    .anyMatch(line -> line.startsWith("color-contrast"))
                    .anyMatch(line -> line.startsWith("button-name"));
        }
    }

    private static void answer(Page page, String address, String main) {
        page.route(
                address,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("text/html")
                                        .setBody(
                                                "<html lang='en'><title>A page</title><main>"
                                                        + main
                                                        + "</main></html>")));
    }
}
