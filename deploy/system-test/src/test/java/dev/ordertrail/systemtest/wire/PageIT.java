package dev.ordertrail.systemtest.wire;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.ordertrail.systemtest.callback.EasyPost;
import dev.ordertrail.systemtest.callback.EasyPost.Scan;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// An order's public page in a real browser. Its pictures are in `target/screenshots`.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class PageIT {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final double PATIENCE_MS = 30_000;

    private final WholeSystem system = WholeSystem.shared();
    private final Marketplace marketplace = new Marketplace(system);
    private final Playwright playwright =
            Playwright.create(
                    new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = launch(playwright);

    /// A window in which people look.
    private enum Window {
        PHONE(390, 844, true),
        DESKTOP(1280, 900, false);

        private final int width;
        private final int height;
        private final boolean touched;

        Window(int width, int height, boolean touched) {
            this.width = width;
            this.height = height;
            this.touched = touched;
        }

        NewContextOptions options() {
            return new NewContextOptions()
                    .setViewportSize(width, height)
                    .setHasTouch(touched)
                    .setIsMobile(touched)
                    .setDeviceScaleFactor(touched ? 2 : 1)
                    .setLocale("en-GB");
        }
    }

    private static Browser launch(Playwright playwright) {
        var program = System.getenv().getOrDefault("ORDERTRAIL_BROWSER", "/usr/bin/chromium");
        return playwright
                .chromium()
                .launch(
                        new LaunchOptions()
                                .setExecutablePath(Path.of(program))
                                .setArgs(
                                        List.of(
                                                "--no-sandbox",
                                                "--disable-gpu",
                                                "--disable-background-networking")));
    }

    @BeforeAll
    void picturesHaveAPlace() {
        assertThat(PICTURES.toFile().mkdirs() || PICTURES.toFile().isDirectory()).isTrue();
    }

    @AfterAll
    void closed() {
        browser.close();
        playwright.close();
    }

    @Test
    void a_phone_and_a_desktop_see_an_order_move_without_reloading() {
        // Given
        var story = Stories.fresh();
        var order = placed(story);
        var viewers = new ArrayList<Viewer>();
        for (var window : Window.values()) {
            viewers.add(new Viewer(window, order.number()));
        }
        viewers.forEach(v -> v.sees("Payment pending", "1-pending"));

        // When
        marketplace.post(Stripe.sessionCompleted(story));

        // Then
        viewers.forEach(v -> v.sees("Payment confirmed", "2-confirmed"));
        for (var status : List.of("order_confirmed", "processing", "ready_to_ship")) {
            awaitAllowed(() -> marketplace.sellerMoves(order.id(), status).status());
        }
        viewers.forEach(v -> v.sees("Ready to ship", "3-ready"));
        marketplace.sellerShips(order.id(), story);
        marketplace.post(EasyPost.updated(story, Scan.OUT_FOR_DELIVERY));
        viewers.forEach(v -> v.sees("Out for delivery", "4-out"));
        marketplace.post(EasyPost.updated(story, Scan.DELIVERED));
        viewers.forEach(v -> v.sees("Delivered", "5-delivered"));
        awaitAllowed(() -> marketplace.buyerCompletes(order.id()).status());
        viewers.forEach(v -> v.sees("Completed", "6-completed"));
        viewers.forEach(Viewer::wasNeverReloaded);
        viewers.forEach(Viewer::seesWhatANewcomerSees);
        viewers.forEach(Viewer::close);
    }

    @Test
    void in_the_dark_and_without_scripts_the_page_is_complete() {
        var story = Stories.fresh();
        var order = placed(story);
        marketplace.post(Stripe.sessionCompleted(story));
        for (var window : Window.values()) {
            var options =
                    window.options().setJavaScriptEnabled(false).setColorScheme(ColorScheme.DARK);
            try (var context = browser.newContext(options)) {
                var page = context.newPage();
                page.navigate(url("/track"));
                page.locator("input[name=number]").fill(order.number());
                page.locator("input[name=number]").press("Enter");
                page.waitForURL("**/track/" + order.number());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> {
                            page.reload();
                            return page.locator("body").innerText().contains("Payment confirmed");
                        });
                var text = page.locator("body").innerText();
                assertThat(text).contains(order.number(), "Wireless Headphones", "Charleston");
                assertThat(text).doesNotContain("John Doe", "Main St", "john@example.com");
                // The money came before the order did.
                assertThat(page.locator(".line li").first()).containsText("Order placed");
                assertThat(page.locator(".line li").last()).containsText("Payment confirmed");
                fits(page);
                picture(page, "dark-no-script-" + window.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    void a_parcel_that_is_lost_is_shown_as_lost() {
        var story = Stories.fresh();
        var order = placed(story);
        marketplace.post(Stripe.sessionCompleted(story));
        for (var status : List.of("order_confirmed", "processing", "ready_to_ship")) {
            awaitAllowed(() -> marketplace.sellerMoves(order.id(), status).status());
        }
        marketplace.sellerShips(order.id(), story);
        marketplace.post(EasyPost.updated(story, Scan.IN_TRANSIT));
        marketplace.post(EasyPost.lost(story));
        for (var window : Window.values()) {
            try (var context = browser.newContext(window.options())) {
                var page = context.newPage();
                page.navigate(url("/track/" + order.number()));
                assertThat(page.locator("#live"))
                        .containsText(
                                java.util.regex.Pattern.compile("lost", 2),
                                new ContainsTextOptions().setTimeout(PATIENCE_MS));
                assertThat(page.locator("#live")).not().containsText("Expected");
                fits(page);
                picture(page, "lost-" + window.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    void the_start_page_the_form_an_unknown_number_and_a_problem_have_pages() {
        for (var window : Window.values()) {
            try (var context = browser.newContext(window.options())) {
                var page = context.newPage();
                var paths =
                        Map.of(
                                "start", "/",
                                "form", "/track",
                                "unknown", "/track/ORD-1999-000001",
                                "problem", "/problems/order-not-found",
                                "signin", "/orders/order_unknown");
                paths.forEach((name, path) -> {
                    page.navigate(url(path));
                    assertThat(page.locator("body")).not().isEmpty();
                    fits(page);
                    var size = window.name().toLowerCase(java.util.Locale.ROOT);
                    picture(page, name + "-" + size);
                });
            }
        }
    }

    /// Somebody who opened the page once.
    private final class Viewer {
        private final Window window;
        private final BrowserContext context;
        private final Page page;

        Viewer(Window window, String number) {
            this.window = window;
            context = browser.newContext(window.options());
            page = context.newPage();
            page.navigate(url("/track/" + number));
            page.evaluate("window.openedOnce = true");
        }

        void sees(String label, String picture) {
            var live = page.locator("#live");
            assertThat(live)
                    .hasAttribute(
                            "data-status",
                            label,
                            new HasAttributeOptions().setTimeout(PATIENCE_MS));
            fits(page);
            picture(page, picture + "-" + window.name().toLowerCase(java.util.Locale.ROOT));
        }

        void wasNeverReloaded() {
            assertThat(page.evaluate("window.openedOnce")).isEqualTo(true);
        }

        /// Whoever watched sees what a newcomer sees.
        void seesWhatANewcomerSees() {
            var newcomer = context.newPage();
            newcomer.navigate(page.url());
            for (var look : List.of("#headline", ".bar-fill", ".line")) {
                assertThat(look(page, look)).as(look).isEqualTo(look(newcomer, look));
            }
        }

        private static Object look(Page page, String selector) {
            return page.locator(selector)
                    .evaluate("e => [e.textContent, getComputedStyle(e).fill].join(' ')");
        }

        void close() {
            context.close();
        }
    }

    private Marketplace.Placed placed(Story story) {
        var order = marketplace.place(story);
        awaitAllowed(() -> marketplace.anybodyReads(order.number()).status());
        return order;
    }

    private static void awaitAllowed(java.util.concurrent.Callable<Integer> request) {
        await().atMost(Duration.ofSeconds(60)).until(request, status -> status == 200);
    }

    private String url(String path) {
        return system.settings().gateway().resolve(path).toString();
    }

    /// Nothing sticks out sideways.
    private static void fits(Page page) {
        var wider =
                page.locator("html").evaluate("html => html.scrollWidth > html.clientWidth + 1");
        assertThat(wider).as("the page is wider than its window: " + page.url()).isEqualTo(false);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }
}
