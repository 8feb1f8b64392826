package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.tracking.project.OrderDoc.Announced;
import dev.ordertrail.tracking.project.OrderDoc.Change;
import dev.ordertrail.tracking.project.Timeline.Facts;
import dev.ordertrail.tracking.project.Timeline.Placed;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries that order-events make: the placing, and what persons and timers did.
final class OrderEntries {
    static final int TOPIC = 0;

    private OrderEntries() {}

    static List<Placed> of(OrderDoc order, Words words) {
        var entries = new ArrayList<Placed>();
        entries.add(new Placed(TOPIC, 1, placing(order, words)));
        for (var change : order.changes()) {
            if (change.cause() != Cause.FACT) {
                entries.add(new Placed(TOPIC, change.version(), move(order, change, words)));
            }
        }
        for (var parcel : order.announced()) {
            if (mover(order, parcel) == null) {
                entries.add(new Placed(TOPIC, parcel.version(), announcement(parcel)));
            }
        }
        disputes(order, entries);
        entries.addAll(ExtraEntries.of(order, words));
        return entries;
    }

    private static TimelineEntry placing(OrderDoc order, Words words) {
        var terms = order.placed().payment();
        var metadata =
                new Facts()
                        .and("transactionHash", terms.transactionHash())
                        .and("escrowId", terms.escrowId())
                        .and("paymentMethod", terms.method());
        if (terms.claimed() != PaymentClaim.NONE) {
            metadata.and("claimedBy", order.placed().by().role());
        }
        var status = order.placed().status();
        return new TimelineEntry(
                order.eventId(),
                status,
                true,
                order.placedAt(),
                order.recordedAt(),
                "system",
                words.sentence(status),
                null,
                null,
                null,
                null,
                words.tone(status),
                metadata.map());
    }

    private static TimelineEntry move(OrderDoc order, Change change, Words words) {
        var parcel =
                order.announced().stream()
                        .filter(a -> change.equals(mover(order, a)))
                        .findFirst()
                        .orElse(null);
        var opened =
                order.disputes().stream()
                        .filter(d -> d.at().equals(change.at()))
                        .findFirst()
                        .orElse(null);
        var metadata = new Facts().and("previousStatus", change.from());
        metadata.and("reason", change.by().reason());
        if (parcel != null) {
            metadata.and("trackingNumber", parcel.trackingNumber())
                    .and("carrier", parcel.carrier());
        }
        if (opened != null) {
            metadata.and("disputeId", opened.id());
        }
        return new TimelineEntry(
                change.eventId(),
                change.to(),
                true,
                change.at(),
                change.recordedAt(),
                change.cause() == Cause.TIMER ? "system" : source(change.by()),
                words.sentence(change.to()),
                null,
                change.note() != null || opened == null ? change.note() : opened.text(),
                null,
                parcel == null ? null : parcel.trackingNumber(),
                words.tone(change.to()),
                metadata.map());
    }

    private static TimelineEntry announcement(Announced parcel) {
        return new TimelineEntry(
                parcel.eventId(),
                "parcel_announced",
                false,
                parcel.at(),
                parcel.recordedAt(),
                source(parcel.by()),
                "A parcel was announced",
                null,
                null,
                null,
                parcel.trackingNumber(),
                Tone.NEUTRAL,
                new Facts()
                        .and("trackingNumber", parcel.trackingNumber())
                        .and("carrier", parcel.carrier())
                        .map());
    }

    private static void disputes(OrderDoc order, List<Placed> entries) {
        for (var d : order.disputes()) {
            var moved =
                    order.changes().stream()
                            .anyMatch(c -> c.cause() == Cause.PERSON && c.at().equals(d.at()));
            if (!moved) {
                var entry =
                        new TimelineEntry(
                                d.id(),
                                "dispute_opened",
                                false,
                                d.at(),
                                d.recordedAt(),
                                source(d.by()),
                                "A dispute was opened",
                                null,
                                d.text(),
                                null,
                                null,
                                Tone.BAD,
                                new Facts().and("disputeId", d.id()).map());
                entries.add(new Placed(TOPIC, d.version(), entry));
            }
        }
    }

    /// The person's move that announced the parcel: one command, one time.
    private static @Nullable Change mover(OrderDoc order, Announced parcel) {
        return order.changes().stream()
                .filter(c -> c.cause() == Cause.PERSON && c.at().equals(parcel.at()))
                .findFirst()
                .orElse(null);
    }

    static String source(By by) {
        return switch (by.role()) {
            case "buyer" -> "buyer";
            case "seller" -> "seller";
            case "staff", "admin", "ops" -> "staff";
            default -> "system";
        };
    }
}
