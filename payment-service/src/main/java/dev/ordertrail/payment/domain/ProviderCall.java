package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that we want done at a provider, and how far it is.
///
/// @param callId deterministic: asked twice it is the same call
public record ProviderCall(String callId, Ask ask, Progress progress) {

    /// What is to be done.
    public enum Kind {
        REFUND,
        END,
        CAPTURE,
        /// An escrow is to pay the seller.
        RELEASE
    }

    /// The wish.
    ///
    /// @param subject the payment or object that it is done to, by the provider's name
    /// @param refundId the refund that it is, for a refund
    /// @param amount what to refund or capture; null: all, or nothing of the kind
    public record Ask(
            Kind kind,
            String provider,
            String shop,
            String orderId,
            String subject,
            @Nullable String refundId,
            @Nullable Money amount) {}

    /// How far it is.
    ///
    /// @param attempt counts from 1
    /// @param sending the part of the amount that was allowed; null before anything was sent
    /// @param key the idempotency key; null before anything was sent
    /// @param keyAt since when the provider may know the key
    /// @param failed refunds that were made by it and did not reach the buyer, by the provider's
    ///   names
    public record Progress(
            int attempt,
            @Nullable Money sending,
            @Nullable String key,
            @Nullable Instant keyAt,
            List<String> failed) {
        public Progress {
            failed = List.copyOf(failed);
        }

        /// Nothing of it can have reached the provider.
        public boolean neverSent() {
            return key == null;
        }
    }
}
