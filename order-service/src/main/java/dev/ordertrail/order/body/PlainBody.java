package dev.ordertrail.order.body;

import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.order.body.OrderBody.Context;
import dev.ordertrail.order.handle.OrderRequest;
import dev.ordertrail.order.handle.OrderRequest.Extras;
import dev.ordertrail.order.handle.OrderRequest.Parties;
import dev.ordertrail.order.handle.OrderRequest.Payment;
import dev.ordertrail.order.handle.OrderRequest.Shipping;
import org.jspecify.annotations.Nullable;

/// The body of a plain shop: a customer, items with prices, a total. It names no seller: that is
/// the owner of the agent who sold it, `user_id`.
final class PlainBody {
    private PlainBody() {}

    static OrderRequest read(Fields body, Context context) {
        var asset = OrderBody.asset(body, context, "currency");
        var workflow = body.text(100, "workflow");
        var sent = OrderBody.isSent(body, context, workflow);
        return new OrderRequest(
                parties(body),
                OrderBody.goods(body, context, asset, "total_amount"),
                payment(body),
                new Shipping(
                        Address.read(body.object("shipping_address"), sent),
                        body.text(100, "shipping_method"),
                        body.date("estimated_delivery")),
                extras(body, workflow));
    }

    private static Parties parties(Fields body) {
        return new Parties(
                body.id("customer_id"),
                body.text(300, "customer_name"),
                OrderBody.email(body, "customer_email"),
                body.text(50, "customer_phone"),
                OrderBody.seller(body.id("user_id"), body.object("seller")));
    }

    private static Payment payment(Fields body) {
        var method = OrderBody.method(body, "payment_method");
        if (!body.has("payment_method")) {
            body.missing("payment_method");
        }
        return new Payment(
                method == null ? "unknown" : method,
                paid(body),
                body.id("payment_intent_id"),
                body.id("session_id"),
                body.id("transaction_hash"),
                "ethereum",
                body.id("escrow_id"),
                null,
                null);
    }

    /// What `payment_status` claims; null when it claims nothing.
    private static @Nullable Boolean paid(Fields body) {
        var status = body.text(50, "payment_status");
        return switch (status) {
            case "paid", "confirmed", "completed" -> true;
            case "failed", "declined" -> false;
            case null, default -> null;
        };
    }

    private static Extras extras(Fields body, @Nullable String workflow) {
        return new Extras(
                body.text(200, "reference"),
                workflow,
                body.text(OrderBody.NOTE, "special_instructions"),
                body.text(OrderBody.NOTE, "customer_notes"),
                body.text(OrderBody.NOTE, "internal_notes"),
                FreeFields.of(body, "metadata"),
                new Origin(
                        body.id("agent_id"), body.id("conversation_id"), body.id("user_id"), null));
    }
}
