package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.Words;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an order came where, and how far it came.
record Course(OrderRow row, Words words, ParcelAxis parcels) {

    /// When anything about it was last written down.
    Instant updatedAt() {
        var payments = row.payment().facts().values().stream().map(f -> f.recordedAt());
        var scans =
                row.shipping().parcels().values().stream()
                        .flatMap(p -> p.scans().values().stream())
                        .map(s -> s.recordedAt());
        return Stream.of(Stream.of(row.order().updatedAt()), payments, scans)
                .flatMap(s -> s)
                .max(Instant::compareTo)
                .orElse(row.order().updatedAt());
    }

    /// When the last parcel came, or the status says that it did.
    @Nullable Instant deliveredAt() {
        var counted = parcels.counted();
        if (!counted.isEmpty() && parcels.delivered() == counted.size()) {
            return counted.stream()
                    .map(ParcelAxis.Parcel::deliveredAt)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
        return lastIn(Phase.DELIVERED);
    }

    /// When it last came into this phase.
    @Nullable Instant lastIn(Phase phase) {
        return row.order().changes().stream()
                .filter(c -> {
                    var status = words.status(c.to());
                    return status != null && status.phase() == phase;
                })
                .map(OrderDoc.Change::at)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /// What goes wrong is no progress: an order on hold stands where it was put aside.
    OrderAnswer.Reached reached() {
        var doc = row.order();
        var path =
                Stream.concat(
                                Stream.of(doc.placed().status()),
                                doc.changes().stream().map(OrderDoc.Change::to))
                        .toList();
        var progress =
                path.stream()
                        .map(words::status)
                        .filter(Objects::nonNull)
                        .filter(s -> isOnTheWay(s.phase()))
                        .reduce((_, last) -> last)
                        .map(Status::progress)
                        .orElse(0);
        return new OrderAnswer.Reached(progress, Set.copyOf(path));
    }

    private static boolean isOnTheWay(Phase phase) {
        return switch (phase) {
            case AWAITING_PAYMENT, PAID, IN_PROGRESS, SHIPPING, DELIVERED, DONE -> true;
            case PROBLEM, CANCELLED, REFUNDED, FAILED -> false;
        };
    }
}
