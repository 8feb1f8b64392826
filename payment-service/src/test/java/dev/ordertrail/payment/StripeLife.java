package dev.ordertrail.payment;

import java.time.Instant;
import java.util.List;

/// A life of a Stripe payment of 99.99 USD in six events: created, succeeded, checkout completed,
/// refunded in part, refunded in full, disputed.
///
/// @param name tells the objects of one life from those of another
public record StripeLife(String name) {
    public static final List<String> EVENTS =
            List.of("created", "succeeded", "completed", "part", "full", "disputed");
    private static final Instant BEGAN = Instant.parse("2025-01-15T10:00:00Z");

    public String intent() {
        return "pi_" + name;
    }

    /// One of the six, as Stripe sends it. Only the session names the order.
    public byte[] event(String which, String orderName) {
        return switch (which) {
            case "created" ->
                    event(
                            0,
                            "payment_intent.created",
                            "'id':'%1$s','amount':9999,'currency':'usd'");
            case "succeeded" ->
                    event(
                            2,
                            "payment_intent.succeeded",
                            "'id':'%1$s','latest_charge':'ch_%2$s','amount_received':9999,'currency':'usd'");
            case "completed" ->
                    event(
                            3,
                            "checkout.session.completed",
                            "'id':'cs_%2$s','payment_intent':'%1$s','amount_total':9999,'currency':'usd','payment_status':'paid','metadata':{'order_id':'"
                                    + orderName
                                    + "'}");
            case "part" -> event(10, "charge.refunded", charge(4000));
            case "full" -> event(20, "charge.refunded", charge(9999));
            case "disputed" ->
                    event(
                            30,
                            "charge.dispute.created",
                            "'id':'dp_%2$s','charge':'ch_%2$s','payment_intent':'%1$s','amount':9999,'currency':'usd','status':'needs_response','reason':'fraudulent','evidence_details':{'due_by':1768000000},'balance_transactions':[{'id':'txn_%2$s','amount':-9999,'fee':1500,'currency':'usd'}]");
            default -> throw new IllegalArgumentException(which);
        };
    }

    private static String charge(int refunded) {
        return "'id':'ch_%2$s','payment_intent':'%1$s','captured':true,'status':'succeeded','amount':9999,'amount_captured':9999,'amount_refunded':"
                + refunded
                + ",'currency':'usd'";
    }

    private byte[] event(long second, String type, String fields) {
        var at = BEGAN.plusSeconds(second);
        return Stripe.event(
                "evt_" + name + "_" + second, type, fields.formatted(intent(), name), at);
    }
}
