package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent.Visibility;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a person wants of an order, in plain words. Texts are sealed before anything is decided.
public sealed interface Wish {

    /// The reason, where it is one word of a vocabulary (`changed_mind`); free text is a note.
    default @Nullable String reason() {
        return null;
    }

    /// Another status.
    ///
    /// @param carrier who carries it; only with a tracking number
    record Move(
            String to,
            @Nullable String trackingNumber,
            @Nullable String carrier,
            @Nullable String note,
            @Nullable LocalDate estimatedDelivery)
            implements Wish {}

    record Cancel(@Nullable String reason, @Nullable String note) implements Wish {}

    record Dispute(@Nullable String reason, @Nullable String description) implements Wish {}

    record Note(String text, Visibility visibility) implements Wish {}

    record CloseAnomaly(String anomalyId, @Nullable String reason) implements Wish {}
}
