package dev.ordertrail.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a provider wants somebody to look at.
///
/// @param kind what it is: `EARLY_FRAUD_WARNING`, `REVIEW`, ...
/// @param object the provider's object that says so
/// @param orderId the order it is about; null where it is about the shop's account
/// @param open whether it still needs somebody
/// @param reason the provider's own word
/// @param at when the provider said so; the latest word counts, and of two at once the closing one
/// @param openedAt when it was first said
/// @param decision what somebody of the shop last decided about it
public record Concern(
        String provider,
        String kind,
        String object,
        @Nullable String orderId,
        @Nullable String paymentId,
        boolean open,
        @Nullable String reason,
        Instant at,
        Instant openedAt,
        @Nullable Decision decision) {

    /// That nothing more is to be done.
    ///
    /// @param by the person
    public record Decision(String by, Instant at, String note) {}

    /// A concern as its provider tells it.
    public Concern(
            String provider,
            String kind,
            String object,
            @Nullable String orderId,
            @Nullable String paymentId,
            boolean open,
            @Nullable String reason,
            Instant at,
            Instant openedAt) {
        this(provider, kind, object, orderId, paymentId, open, reason, at, openedAt, null);
    }

    /// How bad it is, by the provider's reason: a higher one opens again what was decided.
    public int gravity() {
        var word = reason == null ? "" : reason;
        return switch (kind) {
            case "ACCOUNT_RESTRICTED" -> ofAccount(word);
            case "EARLY_FRAUD_WARNING" -> word.isEmpty() || word.equals("misc") ? 1 : 2;
            default -> 1;
        };
    }

    private static int ofAccount(String reason) {
        if (reason.startsWith("rejected")) {
            return 3;
        }
        return switch (reason) {
            case "", "listed", "under_review", "requirements.pending_verification" -> 1;
            default -> 2;
        };
    }
}
