package dev.ordertrail.payment.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.StripeNotice;
import dev.ordertrail.payment.handle.PaymentActions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order that is cancelled, expires, is paid late and refunded by staff, all at the same time.
/// It asks its money back as order-service does: what came in, less what went back or was asked
/// back, under an id that follows from the amount.
final class RacedOrder {
    /// What can happen.
    enum Step {
        PAY,
        PAY_AGAIN,
        DELIVER,
        CANCEL,
        EXPIRE,
        STAFF_REFUNDS_A_PART,
        STAFF_REFUNDS_ALL,
        ORDER_LOOKS,
        ORDER_REPLAYS,
        CLOSE,
        WORK
    }

    private static final By SYSTEM = By.system("test");
    private static final Money PRICE = Orders.usd("100.00");
    private static final Caller STAFF = new Caller("staff", Set.of(Role.STAFF), "main", "api");

    private final Shop shop;
    final String id;
    final String intent;
    private boolean cancelled;
    private Money asked = Orders.usd("0.00");
    private final ArrayList<RefundRequested> requests = new ArrayList<>();

    RacedOrder(Shop shop, long seed) {
        this.shop = shop;
        id = "race-" + seed;
        intent = shop.books().newIntent(10_000, id).path("id").asText();
        says(placed());
    }

    /// The steps in a seeded order, in two halves that race each other.
    static List<List<Step>> plan(Random random) {
        var steps = new ArrayList<>(List.of(Step.values()));
        steps.add(Step.DELIVER);
        steps.add(Step.ORDER_LOOKS);
        steps.add(Step.WORK);
        steps.add(Step.WORK);
        if (random.nextBoolean()) {
            steps.remove(Step.CANCEL);
        }
        if (random.nextBoolean()) {
            steps.remove(Step.EXPIRE);
        }
        if (random.nextInt(3) == 0) {
            steps.remove(Step.STAFF_REFUNDS_ALL);
        }
        Collections.shuffle(steps, random);
        if (random.nextInt(4) == 0) {
            // Late: what closes the order comes first, and races with the payment.
            steps.removeAll(List.of(Step.CANCEL, Step.CLOSE, Step.PAY, Step.PAY_AGAIN));
            steps.addAll(0, List.of(Step.CANCEL, Step.CLOSE, Step.WORK));
            steps.add(Step.PAY);
        }
        var half = steps.size() / 2;
        return List.of(steps.subList(0, half), steps.subList(half, steps.size()));
    }

    void does(Step step) {
        switch (step) {
            case PAY, PAY_AGAIN -> shop.books().payOnce(intent);
            case DELIVER -> delivers();
            case CANCEL -> cancels();
            case EXPIRE -> says(moved("failed"));
            case STAFF_REFUNDS_A_PART -> staffRefunds(new BigDecimal("30.00"), "part");
            case STAFF_REFUNDS_ALL -> staffRefunds(null, "all");
            case ORDER_LOOKS -> looks();
            case ORDER_REPLAYS -> replays();
            case CLOSE -> shop.closes();
            case WORK -> shop.calls().workOne(id);
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    void delivers() {
        for (var message : shop.books().messagesOf(intent)) {
            shop.keep(StripeNotice.of(message), message);
        }
    }

    private synchronized void cancels() {
        cancelled = true;
        says(moved("cancelled"));
    }

    /// Asks back what came in, once the order is called off.
    synchronized void looks() {
        if (!cancelled) {
            return;
        }
        var levels = shop.levels(id, intent);
        var gone = levels.refunded().max(asked);
        var left = levels.captured().minus(gone);
        if (left.isPositive()) {
            asked = asked.plus(left);
            var refundId = UUID.nameUUIDFromBytes((id + intent + asked.minor()).getBytes(UTF_8));
            var request =
                    new RefundRequested(SYSTEM, "refund_" + refundId, intent, left, "cancelled");
            requests.add(request);
            says(request);
        }
    }

    private synchronized void replays() {
        requests.forEach(this::says);
    }

    private void staffRefunds(@Nullable BigDecimal amount, String key) {
        try {
            shop.actions().refund(new PaymentActions.Asking(STAFF, id, intent, id + key), amount);
        } catch (ProblemException e) {
            // Nothing was paid so far: staff see that, and leave it.
        }
    }

    private void says(Event event) {
        var now = Instant.now();
        var envelope =
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event),
                        "/order-service",
                        id,
                        now,
                        now,
                        "main",
                        1,
                        null,
                        null,
                        null);
        shop.tells(List.of(new Seen(new Recorded<>(envelope, event), false)));
    }

    private static StatusChanged moved(String to) {
        return new StatusChanged(SYSTEM, "payment_pending", to, Cause.PERSON, null, null);
    }

    private OrderPlaced placed() {
        return new OrderPlaced(
                SYSTEM,
                new WorkflowRef("marketplace", 1),
                "payment_pending",
                "ORD-" + id,
                null,
                "buyer",
                null,
                List.of(),
                PRICE,
                new PaymentTerms("stripe", PaymentClaim.NONE, intent, null, null, null, null, null),
                new Delivery(null, null, null, null),
                new Origin(null, null, null, null),
                null,
                Map.of(),
                null);
    }
}
