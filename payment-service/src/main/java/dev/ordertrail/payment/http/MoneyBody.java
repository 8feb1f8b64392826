package dev.ordertrail.payment.http;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Account;
import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Finding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The money of an order as JSON.
///
/// @param verdict the worst of the findings: CONTRADICTION, TO_DO, or CLEAR
public record MoneyBody(
        String orderId,
        String orderNumber,
        String shop,
        Amount expected,
        String verdict,
        List<Finding> findings,
        List<PaymentBody> payments,
        List<BalanceBody> balances,
        List<PostingBody> ledger,
        List<AttemptBody> attempts,
        List<RefundBody> refunds,
        List<AskedBody> refundTasks,
        List<DisputeBody> disputes,
        List<ConcernBody> tasks) {

    /// An exact amount.
    ///
    /// @param minor the same in the asset's smallest unit
    public record Amount(BigDecimal amount, String currency, BigInteger minor) {
        static Amount of(Money money) {
            return new Amount(money.amount(), money.asset().code(), money.minor());
        }

        static @Nullable Amount ofNullable(@Nullable Money money) {
            return money == null ? null : of(money);
        }
    }

    /// A payment with how far its money has come.
    public record PaymentBody(
            String paymentId,
            String provider,
            String state,
            @Nullable Amount authorized,
            @Nullable Amount captured,
            @Nullable Amount refunded,
            @Nullable Amount disputed,
            @Nullable Amount released) {}

    /// One asset: what came in is what went out and what is held.
    public record BalanceBody(
            String currency,
            int decimals,
            BigDecimal in,
            BigDecimal out,
            BigDecimal held,
            Map<String, BigDecimal> accounts) {}

    /// Money that moved from one account to another.
    public record PostingBody(
            String id,
            String paymentId,
            Account from,
            Account to,
            Amount amount,
            String object,
            Instant at) {}

    /// A way to pay that was begun, failed, succeeded or ended.
    public record AttemptBody(
            String paymentId,
            String provider,
            String what,
            @Nullable Amount amount,
            @Nullable String detail,
            Instant at) {}

    /// A refund as its provider tells it.
    ///
    /// @param state `pending`, `done` or `failed`
    public record RefundBody(
            String refund, String paymentId, String state, Amount amount, Instant at) {}

    /// A refund that the order asked for.
    ///
    /// @param byHand how somebody of the shop made it; null where nobody had to
    public record AskedBody(
            String refundId,
            @Nullable String paymentId,
            String provider,
            Amount amount,
            String cause,
            String state,
            Instant requestedAt,
            @Nullable HandBody byHand) {}

    /// A refund that somebody of the shop made.
    public record HandBody(
            Amount amount, String how, String reference, String refund, String by, Instant at) {}

    /// A dispute of the buyer's bank.
    ///
    /// @param evidenceDueBy until when the provider takes evidence
    public record DisputeBody(
            String disputeId,
            String paymentId,
            String state,
            String status,
            @Nullable String reason,
            @Nullable Amount amount,
            @Nullable Instant evidenceDueBy,
            Instant openedAt,
            Instant saidAt) {}

    /// Something that a provider wants somebody to look at.
    ///
    /// @param decision what somebody of the shop last decided about it
    public record ConcernBody(
            String kind,
            String provider,
            String object,
            boolean open,
            @Nullable String reason,
            Instant openedAt,
            Instant saidAt,
            Concern.@Nullable Decision decision) {}
}
