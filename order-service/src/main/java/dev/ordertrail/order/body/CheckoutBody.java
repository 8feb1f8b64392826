package dev.ordertrail.order.body;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.order.body.OrderBody.Context;
import dev.ordertrail.order.handle.OrderRequest;
import dev.ordertrail.order.handle.OrderRequest.Extras;
import dev.ordertrail.order.handle.OrderRequest.Parties;
import dev.ordertrail.order.handle.OrderRequest.Payment;
import dev.ordertrail.order.handle.OrderRequest.Shipping;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a marketplace: `paymentResult` and `checkoutData`.
final class CheckoutBody {
    private static final String GAS_ASSET = "ETH";

    private CheckoutBody() {}

    static OrderRequest read(Fields body, Context context) {
        var result = body.object("paymentResult");
        var checkout = body.object("checkoutData");
        if (!checkout.present()) {
            body.missing("checkoutData");
        }
        var asset = OrderBody.asset(checkout, context, "currency");
        var workflow = checkout.text(100, "workflow");
        var sent = OrderBody.isSent(checkout, context, workflow);
        return new OrderRequest(
                parties(checkout),
                OrderBody.goods(checkout, context, asset, "totalAmount"),
                payment(result, checkout, context, asset),
                shipping(checkout, sent),
                extras(checkout, result, workflow));
    }

    private static Parties parties(Fields checkout) {
        var buyer = checkout.object("buyer");
        var buyerId = checkout.id("buyerId");
        var seller = checkout.object("seller");
        var sellerId = checkout.id("sellerId");
        return new Parties(
                buyerId == null ? buyer.id("id") : buyerId,
                buyer.text(300, "name"),
                OrderBody.email(buyer, "email"),
                buyer.text(50, "phone"),
                OrderBody.seller(sellerId == null ? seller.id("id") : sellerId, seller));
    }

    private static Payment payment(Fields result, Fields checkout, Context context, Asset asset) {
        var success = result.flag("success");
        var method = OrderBody.method(result, "paymentMethod");
        if (result.present()) {
            if (!result.has("success")) {
                result.missing("success");
            }
            if (!result.has("paymentMethod")) {
                result.missing("paymentMethod");
            }
        } else {
            method = OrderBody.method(checkout, "paymentMethod");
        }
        var chain = result.text(40, "chain", "network");
        return new Payment(
                method == null ? "unknown" : method,
                success,
                result.id("paymentIntentId"),
                result.id("sessionId"),
                result.id("transactionHash"),
                chain == null ? "ethereum" : chain.toLowerCase(java.util.Locale.ROOT),
                result.id("escrowId"),
                money(result, context, asset, "processingFee", "processingFees"),
                gasFee(result, context));
    }

    /// Gas is paid in the chain's own coin unless the body says otherwise.
    private static @Nullable Money gasFee(Fields result, Context context) {
        if (!result.has("gasFee", "gasFees")) {
            return null;
        }
        var written = result.text(20, "gasFeeCurrency", "gasFeesCurrency");
        var asset = context.assets().find(written == null ? GAS_ASSET : written);
        return asset.isPresent()
                ? money(result, context, asset.get(), "gasFee", "gasFees")
                : result.refuse(
                        "gasFeeCurrency", "UNKNOWN_CURRENCY", "must be a token configured here");
    }

    private static @Nullable Money money(
            Fields fields, Context context, Asset asset, String... names) {
        var amounts = context.amounts();
        return fields.read((value, path) -> amounts.money(value, path, asset), names);
    }

    private static Shipping shipping(Fields checkout, boolean sent) {
        return new Shipping(
                Address.read(checkout.object("shippingAddress"), sent),
                checkout.text(100, "shippingMethod"),
                checkout.date("estimatedDelivery"));
    }

    private static Extras extras(Fields checkout, Fields result, @Nullable String workflow) {
        return new Extras(
                checkout.text(200, "reference"),
                workflow,
                checkout.text(OrderBody.NOTE, "specialInstructions"),
                checkout.text(OrderBody.NOTE, "customerNotes", "orderNotes"),
                checkout.text(OrderBody.NOTE, "internalNotes"),
                metadata(checkout, result),
                new Origin(checkout.id("agentId"), checkout.id("conversationId"), null, null));
    }

    /// Gas used is a count, not money: it stands with the metadata.
    private static Map<String, String> metadata(Fields checkout, Fields result) {
        var metadata = new LinkedHashMap<>(FreeFields.of(checkout, "metadata"));
        var gasUsed = result.id("gasUsed");
        if (gasUsed != null) {
            metadata.putIfAbsent("gasUsed", gasUsed);
        }
        return metadata;
    }
}
