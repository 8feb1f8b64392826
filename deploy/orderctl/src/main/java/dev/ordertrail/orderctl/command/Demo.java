package dev.ordertrail.orderctl.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.api.Signatures;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// One order through its whole life, as the outside world would do it.
@Command(
        name = "demo",
        description = {
            "Drives one marketplace order through its whole life against a running system,",
            "by nothing but the public HTTP API and signed webhooks, and leaves a page to look at."
        })
public final class Demo implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(10);

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final DemoBodies bodies = new DemoBodies(new SecureRandom());
    private final List<Step> steps = new ArrayList<>();

    @Mixin private Output output;

    @Option(
            names = "--patience",
            defaultValue = "30",
            description = "Seconds to wait for a step to become visible (${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--pause",
            defaultValue = "0",
            description =
                    "Seconds to rest after each step, for watching the page (${DEFAULT-VALUE}).")
    private long pause;

    public Demo(Settings settings) {
        this.settings = settings;
    }

    /// A step and how long it took to be seen.
    ///
    /// @param millis from sending the request until tracking showed the status
    public record Step(String what, String status, long millis) {}

    /// What the demo leaves behind.
    public record Result(String orderId, String orderNumber, String page, List<Step> steps) {}

    @Override
    public Integer call() {
        var http = new Http(settings.gateway());
        var people = new Tokens(settings, clock);
        output.say("One order, from payment to doorstep:\n");
        var order = place(http, people);
        act(order, "Stripe says: paid", "payment_confirmed", () -> stripe(http, order));
        for (var status : List.of("order_confirmed", "processing", "ready_to_ship", "shipped")) {
            act(
                    order,
                    "seller: " + status.replace('_', ' '),
                    status,
                    () -> put(http, order, people.issue("seller456", "seller"), status));
        }
        act(
                order,
                "EasyPost says: in transit",
                "in_transit",
                () -> easypost(http, "in_transit", "Departed facility"));
        act(
                order,
                "EasyPost says: out for delivery",
                "out_for_delivery",
                () -> easypost(http, "out_for_delivery", "Out for delivery"));
        act(
                order,
                "EasyPost says: delivered",
                "delivered",
                () -> easypost(http, "delivered", "Delivered, front door"));
        act(
                order,
                "buyer: everything is fine",
                "completed",
                () -> put(http, order, people.issue("buyer123", "buyer"), "completed"));
        var result =
                new Result(
                        order.id(),
                        order.number(),
                        settings.publicUrl() + "/track/" + order.number(),
                        List.copyOf(steps));
        output.print(
                result,
                () ->
                        "\n"
                                + order.number()
                                + " is complete. Its page: "
                                + result.page()
                                + "\nIts events: ./run events "
                                + order.id());
        return 0;
    }

    /// The order of this run.
    private record Placed(String id, String number, Http http, String reader) {}

    private Placed place(Http http, Tokens people) {
        var began = System.nanoTime();
        var headers = once(people.issue("storefront", "storefront"));
        var answer = http.send("POST", "/api/orders", headers, bodies.order());
        demand(answer, "placing the order");
        var placed = answer.json().path("order");
        var order =
                new Placed(
                        placed.path("id").asText(),
                        placed.path("orderNumber").asText(),
                        http,
                        people.issue("buyer123", "buyer"));
        await(order, "payment_pending");
        seen("storefront: places " + order.number(), "payment_pending", began);
        return order;
    }

    private void act(Placed order, String what, String status, Callable<Answer> request) {
        var began = System.nanoTime();
        try {
            demand(request.call(), what);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Failure(what + ": " + e.getMessage(), e);
        }
        await(order, status);
        seen(what, status, began);
    }

    private void seen(String what, String status, long began) {
        var step = new Step(what, status, Duration.ofNanos(System.nanoTime() - began).toMillis());
        steps.add(step);
        output.say("  %-36s %-20s visible after %4d ms".formatted(what, status, step.millis()));
        if (pause > 0) {
            LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
        }
    }

    private void await(Placed order, String status) {
        var deadline = Instant.now().plusSeconds(patience);
        var last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            var answer = order.http().get("/api/orders/" + order.id(), Http.bearer(order.reader()));
            last =
                    answer.ok()
                            ? answer.json().path("order").path("status").asText("")
                            : answer.complaint();
            if (last.equals(status)) {
                return;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new Failure(
                "%s did not become %s within %d s; tracking says: %s"
                        .formatted(order.number(), status, patience, last));
    }

    private Answer put(Http http, Placed order, String token, String status) {
        return http.send(
                "PUT",
                "/api/orders/" + order.id() + "/status",
                once(token),
                bodies.status(status, clock.instant()));
    }

    private Answer stripe(Http http, Placed order) {
        var body = bodies.paid(order.id(), clock.instant());
        var header =
                Signatures.stripe(
                        body.getBytes(UTF_8),
                        settings.secret("STRIPE_WEBHOOK_SECRET"),
                        clock.instant());
        return http.send("POST", "/webhooks/stripe", Map.of(header.name(), header.value()), body);
    }

    private Answer easypost(Http http, String status, String message) {
        var body = bodies.scan(status, message, clock.instant());
        var header =
                Signatures.easypost(
                        body.getBytes(UTF_8), settings.secret("EASYPOST_WEBHOOK_SECRET"));
        return http.send("POST", "/webhooks/easypost", Map.of(header.name(), header.value()), body);
    }

    private static Map<String, String> once(String token) {
        var headers = new HashMap<>(Http.bearer(token));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return headers;
    }

    private static void demand(Answer answer, String what) {
        if (!answer.ok()) {
            throw new Failure(what + " was refused: " + answer.complaint());
        }
    }
}
