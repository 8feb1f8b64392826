package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls that can be made for one shop. None is made inside a database transaction.
///
/// Keys: the same key with the same question does a thing once, for about a day at most providers.
/// Whoever repeats a call later than that asks first.
public interface Account {

    /// Gives the buyer a way to pay.
    ///
    /// @param key under which it is started once
    Checkout startCheckout(CheckoutAsk ask, String key) throws CallFailed;

    /// The checkout that was started for this ask, where a call timed out and may have been done.
    ///
    /// @param since the time before which nobody asked
    @Nullable Checkout findCheckout(String checkoutId, Instant since) throws CallFailed;

    /// Sends money back.
    RefundSeen refund(RefundAsk ask, String key) throws CallFailed;

    /// A payment as the provider knows it now, with all its refunds.
    ///
    /// @param paymentId `pi_…`, or another object that pays
    PaymentSeen look(String paymentId) throws CallFailed;

    /// Takes what was only authorised.
    ///
    /// @param amount null: all of it
    PaymentSeen capture(String paymentId, @Nullable Money amount, String key) throws CallFailed;

    /// Makes sure that nothing more is paid by an object: expires a session, cancels an intent or
    /// gives an authorisation back.
    Ended end(String objectId) throws CallFailed;

    /// What the provider told, or wanted to tell, since then, oldest first; at most what it keeps
    /// (Stripe: 30 days).
    List<RawMessage> eventsSince(Instant from) throws CallFailed;

    /// What became of the wish to end an object.
    enum Ended {
        /// Nothing more can be paid by it; it may have been so before.
        ENDED,
        /// Too late: it was paid. What happens to the money is the order's to say.
        PAID
    }
}
