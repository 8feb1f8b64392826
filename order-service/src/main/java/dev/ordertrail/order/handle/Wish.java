package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PostalAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    /// Go on with the order, or put it aside.
    record Along(Along.Way way, @Nullable String note) implements Wish {
        /// Which way.
        public enum Way {
            HOLD,
            RESUME,
            RETRY
        }
    }

    /// The order is done.
    ///
    /// @param delivered what was delivered, by its id elsewhere
    record Complete(@Nullable String note, @Nullable LinkKind kind, @Nullable String delivered)
            implements Wish {}

    /// Money back.
    ///
    /// @param amount in the order's asset; null: what the items are worth, or everything
    /// @param items what it is for; none: nothing is named
    record Refund(
            @Nullable BigDecimal amount,
            List<Piece> items,
            @Nullable String reason,
            @Nullable String note)
            implements Wish {
        public Refund {
            items = List.copyOf(items);
        }
    }

    /// A part of an order.
    ///
    /// @param quantity how much of the line; null: all that was not paid back before
    record Piece(String itemId, @Nullable Integer quantity) {}

    record Resolve(DisputeOutcome outcome, @Nullable String note) implements Wish {}

    record Assign(String staffId, @Nullable String name) implements Wish {}

    record Unassign(String staffId) implements Wish {}

    /// A link with something elsewhere.
    ///
    /// @param reference null: one is made, for a ticket
    record LinkTo(LinkKind kind, @Nullable String reference) implements Wish {}

    /// Another content of the order; null: as it is.
    record Edit(@Nullable List<Item> items, @Nullable PostalAddress address) implements Wish {}

    record AnswerEdit(String editId, boolean agreed) implements Wish {}

    record CloseAnomaly(String anomalyId, @Nullable String reason) implements Wish {}
}
