package dev.ordertrail.systemtest.callback;

import java.time.Duration;

/// What Stripe posts about a checkout.
public final class Stripe {
    private Stripe() {}

    /// The buyer is through and has paid. It carries the storefront's reference and names the
    /// intent.
    public static Callback sessionCompleted(Story story) {
        return event(
                story,
                "checkout.session.completed",
                "session",
                Duration.ofMinutes(2),
                """
                {"id": "%s", "object": "checkout.session", "mode": "payment", "status": "complete",
                 "payment_status": "paid", "payment_intent": "%s", "client_reference_id": "%s",
                 "amount_total": %d, "currency": "usd", "metadata": {}}
                """
                        .formatted(
                                story.session(), story.intent(), story.reference(), story.cents()));
    }

    /// The money is there. It names nothing but the intent, as Stripe does unless told otherwise:
    /// only the session says whose it is.
    public static Callback intentSucceeded(Story story) {
        return event(
                story,
                "payment_intent.succeeded",
                "intent",
                Duration.ofMinutes(1),
                """
                {"id": "%s", "object": "payment_intent", "status": "succeeded", "amount": %d,
                 "amount_received": %d, "currency": "usd", "latest_charge": "ch_%s", "metadata": {}}
                """
                        .formatted(story.intent(), story.cents(), story.cents(), story.key()));
    }

    private static Callback event(
            Story story, String type, String name, Duration after, String object) {
        var id = "evt_" + name + "_" + story.key();
        var body =
                """
                {"id": "%s", "object": "event", "api_version": "2025-09-30.clover", "created": %d,
                 "livemode": false, "pending_webhooks": 1, "type": "%s",
                 "data": {"object": %s}}
                """
                        .formatted(id, story.after(after).getEpochSecond(), type, object.strip());
        return new Callback(Callback.Provider.STRIPE, id, body);
    }
}
