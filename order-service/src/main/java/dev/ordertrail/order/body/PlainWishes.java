package dev.ordertrail.order.body;

import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.order.handle.Wish;
import dev.ordertrail.order.handle.Wish.Along;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Wishes that say everything themselves: neither the shop nor its workflows are asked.
final class PlainWishes {
    private static final int MAX_WORD = 64;

    private PlainWishes() {}

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

    static Wish closeAnomaly(Fields body) {
        return new Wish.CloseAnomaly(
                body.requiredId("anomalyId"), word(body.text(OrderBody.NOTE, "reason")));
    }

    static Wish along(Fields body, Along.Way way) {
        return new Along(way, noted(body));
    }

    static Wish complete(Fields body) {
        var server = body.id("serverId", "server_id");
        var delivered =
                server == null ? body.id("deliveryReference", "delivery_reference") : server;
        var kind = server == null ? LinkKind.DELIVERY : LinkKind.SERVER;
        return new Wish.Complete(noted(body), delivered == null ? null : kind, delivered);
    }

    static Wish refund(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        var note = noted(body);
        var amount =
                body.<BigDecimal>read(
                        (value, path) -> new Amounts(body.errors()).plain(value, path), "amount");
        return new Wish.Refund(amount, pieces(body), word(reason), note == null ? reason : note);
    }

    /// What a refund is for, line by line.
    private static List<Wish.Piece> pieces(Fields body) {
        if (!body.has("items")) {
            return List.of();
        }
        var lines = body.list(Basket.MAX_ITEMS, "items");
        if (lines.isEmpty()) {
            body.refuse("items", "REQUIRED", "names at least one item, or is left out");
        }
        return lines.stream()
                .map(line ->
                        new Wish.Piece(
                                line.requiredId("itemId", "item_id", "id"),
                                line.quantity("quantity")))
                .toList();
    }

    static Wish resolve(Fields body) {
        var outcome = one(body, DisputeOutcome.class, DisputeOutcome.RESUME, "outcome");
        return new Wish.Resolve(outcome, noted(body));
    }

    static Wish link(Fields body) {
        var kind = one(body, LinkKind.class, LinkKind.TICKET, "kind");
        var reference = body.id("reference");
        if (reference == null && kind != LinkKind.TICKET) {
            body.missing("reference");
        }
        return new Wish.LinkTo(kind, reference);
    }

    private static @Nullable String noted(Fields body) {
        return body.text(OrderBody.NOTE, "notes", "note", "description");
    }

    /// One word of a vocabulary.
    private static <E extends Enum<E>> E one(Fields body, Class<E> of, E standIn, String name) {
        var written = body.text(40, name);
        var known =
                Stream.of(of.getEnumConstants())
                        .filter(e -> e.name().equalsIgnoreCase(written))
                        .findFirst();
        if (written == null) {
            body.missing(name);
        } else if (known.isEmpty()) {
            var all =
                    Stream.of(of.getEnumConstants())
                            .map(e -> e.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            body.refuse(name, "INVALID", "must be one of " + all);
        }
        return known.orElse(standIn);
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
