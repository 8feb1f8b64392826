package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that a provider said about money. Its id follows from what it says: said again, it is
/// the same entry.
///
/// @param id unique within the order
/// @param object the provider's object that moved the money, or that knows how far it has come
/// @param dispute the dispute because of which it moved
/// @param amount of this movement, or of all so far, as the kind says
/// @param at when the provider says it happened
public record Entry(
        String id,
        String paymentId,
        Kind kind,
        String object,
        @Nullable String dispute,
        Money amount,
        Instant at) {

    /// What an entry says. A movement has an object of its own; `SO_FAR` is a level: everything of
    /// this kind up to now, whichever objects moved it.
    public enum Kind {
        /// The buyer's money is reserved up to this amount: nothing has moved.
        AUTHORIZED_SO_FAR,
        CAPTURED,
        CAPTURED_SO_FAR,
        /// As captured, by an escrow.
        LOCKED_SO_FAR,
        /// A refund was asked for and is on its way: nothing has moved.
        REFUND_PENDING,
        REFUNDED,
        REFUNDED_SO_FAR,
        /// Somebody of the shop sent money back by a way that the payment's provider does not know.
        REFUNDED_BY_HAND,
        /// A refund did not reach the buyer; what it had moved came back.
        REFUND_FAILED,
        /// A refund was not made: nothing had moved, unless it had said so itself.
        REFUND_NOT_MADE,
        DISPUTE_WITHDRAWN,
        DISPUTE_REINSTATED,
        DISPUTE_LOST,
        /// The dispute ended without loss: won, or withdrawn.
        DISPUTE_OVER,
        FEE,
        FEE_RETURNED_SO_FAR,
        GAS,
        RELEASED,
        RELEASED_SO_FAR,
        PAID_OUT,
        PAID_OUT_RETURNED_SO_FAR,
        /// What this object had moved is no longer part of its chain.
        VOIDED
    }

    /// An entry under the id that follows from what it says.
    public static Entry of(String paymentId, Kind kind, Source source, Money amount, Instant at) {
        var id =
                String.join(
                        "/",
                        kind.name().toLowerCase(Locale.ROOT),
                        paymentId,
                        source.object(),
                        amount.amount().toPlainString() + amount.asset().code(),
                        at.toString());
        return new Entry(id, paymentId, kind, source.object(), source.dispute(), amount, at);
    }

    /// Which object says it, and because of which dispute.
    public record Source(String object, @Nullable String dispute) {
        public static Source of(String object) {
            return new Source(object, null);
        }
    }
}
