package dev.ordertrail.order.http;

import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.order.handle.Wish;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bodies of requests that change an order.
final class WishReader {
    private static final int MAX_WORD = 64;

    private WishReader() {}

    static Wish move(Fields body) {
        var status = body.text(100, "status");
        if (status == null) {
            body.missing("status");
        }
        var tracking = body.text(100, "trackingNumber", "tracking_number");
        var carrier = body.text(100, "carrier");
        if (carrier != null && tracking == null) {
            body.missing("trackingNumber");
        }
        if (tracking != null && !tracking.strip().matches("[A-Za-z0-9][A-Za-z0-9 ._/-]*")) {
            body.refuse(
                    "trackingNumber",
                    "INVALID",
                    "must be letters and digits, perhaps with blanks, dots or dashes");
        }
        return new Wish.Move(
                status == null ? "" : status.strip().toLowerCase(Locale.ROOT),
                tracking,
                carrier,
                body.text(OrderBody.NOTE, "notes", "note"),
                body.date("estimatedDelivery", "estimated_delivery"));
    }

    static Wish cancel(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        return new Wish.Cancel(word(reason), reason);
    }

    static Wish dispute(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        var description = body.text(OrderBody.NOTE, "description");
        if (reason == null && description == null) {
            body.missing("reason");
        }
        var word = word(reason);
        var text =
                word != null || reason == null
                        ? description
                        : description == null ? reason : reason + "\n\n" + description;
        return new Wish.Dispute(word, text);
    }

    static Wish note(Fields body) {
        var text = body.text(OrderBody.NOTE, "text", "note");
        if (text == null) {
            body.missing("text");
        }
        return new Wish.Note(text == null ? "" : text, visibility(body));
    }

    static Wish closeAnomaly(Fields body, String anomalyId) {
        return new Wish.CloseAnomaly(anomalyId, word(body.text(OrderBody.NOTE, "reason")));
    }

    private static Visibility visibility(Fields body) {
        var written = body.text(20, "visibility");
        return switch (written == null ? "customer" : written.toLowerCase(Locale.ROOT)) {
            case "customer" -> Visibility.CUSTOMER;
            case "internal" -> Visibility.INTERNAL;
            default -> {
                body.refuse("visibility", "INVALID", "must be customer or internal");
                yield Visibility.INTERNAL;
            }
        };
    }

    /// A reason that is one word of a vocabulary may stand in the log; free text may be about a
    /// person and is sealed instead.
    private static @Nullable String word(@Nullable String reason) {
        return reason != null
                        && reason.length() <= MAX_WORD
                        && reason.matches("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
                ? reason
                : null;
    }
}
