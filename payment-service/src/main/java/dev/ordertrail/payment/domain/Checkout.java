package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way to pay that a buyer was given, or is about to be.
///
/// @param checkoutId derived from who asked under which key
/// @param objectId the provider's session; null until it is known
/// @param url where the buyer pays
public record Checkout(
        String checkoutId,
        String orderId,
        String shop,
        String provider,
        Money amount,
        State state,
        @Nullable String objectId,
        @Nullable String url,
        @Nullable Instant expiresAt,
        Instant askedAt) {

    /// How far it is.
    public enum State {
        SENT,
        UNKNOWN,
        OPEN,
        OVER
    }

    /// Whether a buyer who asks again is to be sent there again.
    public boolean serves(String byProvider, Money asked, Instant until) {
        return state == State.OPEN
                && provider.equals(byProvider)
                && amount.equals(asked)
                && (expiresAt == null || expiresAt.isAfter(until));
    }
}
