package dev.ordertrail.payment.http;

import dev.ordertrail.payment.handle.Evidence;
import dev.ordertrail.payment.handle.ShowMoney;
import dev.ordertrail.payment.http.MoneyBody.Amount;
import dev.ordertrail.payment.http.MoneyBody.DisputeBody;
import dev.ordertrail.payment.http.MoneyBody.PaymentBody;
import dev.ordertrail.payment.http.MoneyBody.PostingBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The evidence pack of an order as JSON.
///
/// @param missing what a bank will ask for and nobody has told
public record EvidenceBody(
        String orderId,
        String orderNumber,
        Instant collectedAt,
        @Nullable PurchaseBody purchase,
        Evidence.@Nullable Buyer buyer,
        List<PaymentBody> payments,
        List<PostingBody> ledger,
        List<DisputeBody> disputes,
        List<Evidence.Parcel> parcels,
        List<Evidence.Handover> handovers,
        List<Evidence.Message> messages,
        List<Evidence.Moment> timeline,
        List<String> missing) {

    /// What was bought.
    public record PurchaseBody(
            Instant placedAt,
            @Nullable String reference,
            @Nullable String seller,
            String paymentMethod,
            Amount total,
            List<LineBody> items) {}

    /// One line of the order.
    public record LineBody(
            @Nullable String productName,
            int quantity,
            @Nullable Amount unitPrice,
            @Nullable Amount totalPrice) {}

    static EvidenceBody of(ShowMoney.Money money, Evidence evidence, Instant now) {
        return new EvidenceBody(
                evidence.orderId(),
                evidence.number(),
                now,
                purchase(evidence.purchase()),
                evidence.buyer(),
                MoneyBodies.payments(money),
                MoneyBodies.postings(money),
                MoneyBodies.disputes(money),
                evidence.parcels(),
                evidence.handovers(),
                evidence.messages(),
                evidence.timeline(),
                evidence.missing());
    }

    private static @Nullable PurchaseBody purchase(Evidence.@Nullable Purchase purchase) {
        return purchase == null
                ? null
                : new PurchaseBody(
                        purchase.placedAt(),
                        purchase.reference(),
                        purchase.seller(),
                        purchase.paymentMethod(),
                        Amount.of(purchase.total()),
                        purchase.items().stream().map(EvidenceBody::line).toList());
    }

    private static LineBody line(Evidence.Line line) {
        return new LineBody(
                line.productName(),
                line.quantity(),
                Amount.ofNullable(line.unitPrice()),
                Amount.ofNullable(line.totalPrice()));
    }
}
