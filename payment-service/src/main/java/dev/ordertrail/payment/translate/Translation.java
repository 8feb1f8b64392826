package dev.ordertrail.payment.translate;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider's message means to us.
public sealed interface Translation {

    /// Something happened to a payment.
    ///
    /// @param about which payment, and by which names its order may be known
    /// @param at when it happened at the provider, never after it was received
    /// @param said what happened
    /// @param moved the money of which the message knows beyond what was said
    /// @param object what says it, where that is more than the fact names: one event of a chain's
    ///   transaction
    record Happened(About about, Instant at, Said said, List<Moved> moved, @Nullable String object)
            implements Translation {
        public Happened {
            moved = List.copyOf(moved);
        }

        /// Said by what the fact names.
        public Happened(About about, Instant at, Said said, List<Moved> moved) {
            this(about, at, said, moved, null);
        }

        /// With no money beyond what was said.
        public Happened(About about, Instant at, Said said) {
            this(about, at, said, List.of());
        }
    }

    /// Something about the shop's account at the provider, not about an order.
    ///
    /// @param at when the provider said so, never after it was received
    record AboutShop(Instant at, Flagged flagged) implements Translation {}

    /// A message that says nothing about the payment of an order. It is kept and ignored.
    record NotOurs(String why) implements Translation {}

    /// A message about a payment that cannot be understood. It is kept for a human.
    record Unreadable(String why) implements Translation {}

    /// Which payment is meant.
    ///
    /// @param paymentId the payment's name, from the payload alone: the provider's longest-living
    ///   object that it names (the intent, else the session or charge)
    /// @param objects every object of the payment that the payload names
    /// @param orderNames what the merchant wrote to find the order again: its id, number or
    ///   reference
    record About(String paymentId, List<ProviderObject> objects, List<String> orderNames) {
        public About {
            objects = List.copyOf(objects);
            orderNames = List.copyOf(orderNames);
        }
    }

    /// What happened to it.
    sealed interface Said {}

    /// A fact that is complete as it stands.
    record Told(PaymentEvent fact) implements Said {}

    /// Money was captured; whether it is what the order asks is not the provider's to say.
    ///
    /// @param amount captured so far
    /// @param evidence the provider's object that says so
    record Paid(Money amount, String evidence) implements Said {}

    /// An escrow holds money for good; whether it is what the order asks is not the escrow's to
    /// say.
    ///
    /// @param amount locked so far
    /// @param transaction what locked it
    /// @param expiresAt from when on it may fall back to the buyer; null where nobody said so
    record Locked(Money amount, String transaction, @Nullable Instant expiresAt) implements Said {
        /// For as long as it takes.
        public Locked(Money amount, String transaction) {
            this(amount, transaction, null);
        }
    }

    /// The payment exists; there is nothing to tell about it, save the money that moved.
    record Noted() implements Said {}

    /// Nothing about the payment itself: money of its order moved beside it.
    record Beside() implements Said {}

    /// Somebody should look.
    ///
    /// @param object the provider's object that says so
    /// @param open whether it still needs somebody
    /// @param reason the provider's own word
    record Flagged(Concern concern, String object, boolean open, @Nullable String reason)
            implements Said {}

    /// What somebody should look at.
    enum Concern {
        /// The card's network expects this payment to be disputed as fraud.
        EARLY_FRAUD_WARNING,
        /// The provider asks for the payment to be looked at.
        REVIEW,
        /// A refund did not reach the buyer.
        REFUND_FAILED,
        /// The provider could not send the shop its money.
        PAYOUT_FAILED,
        /// The provider restricted what the shop's account may do.
        ACCOUNT_RESTRICTED
    }

    /// Money that moved, or how far it has come, said by a provider's object.
    ///
    /// @param object the object that moved it; where it names a dispute as a whole, the dispute
    /// @param dispute the dispute because of which it moved
    /// @param amount of this movement, or of all so far, as the kind says
    record Moved(Kind kind, String object, @Nullable String dispute, Money amount) {

        /// Outside of disputes.
        public static Moved of(Kind kind, String object, Money amount) {
            return new Moved(kind, object, null, amount);
        }

        /// What moved. A movement has an object of its own; `SO_FAR` is a level: everything of this
        /// kind up to now.
        public enum Kind {
            AUTHORIZED_SO_FAR,
            CAPTURED,
            CAPTURED_SO_FAR,
            REFUND_PENDING,
            REFUNDED,
            REFUNDED_SO_FAR,
            REFUNDED_BY_HAND,
            REFUND_FAILED,
            REFUND_NOT_MADE,
            DISPUTE_WITHDRAWN,
            DISPUTE_REINSTATED,
            FEE,
            FEE_RETURNED_SO_FAR,
            GAS,
            RELEASED,
            RELEASED_SO_FAR,
            PAID_OUT,
            PAID_OUT_RETURNED_SO_FAR,
            VOIDED
        }
    }
}
