package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.payment.domain.Escrowed;
import dev.ordertrail.payment.store.EscrowHolds;
import dev.ordertrail.payment.store.EscrowWatches;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What orders say that decides whether an escrow may pay the seller.
final class FollowEscrows {
    private FollowEscrows() {}

    /// Follows orders, in the intake's transaction.
    static void follow(Connection c, List<Seen> batch) throws SQLException {
        var happened = new TreeSet<String>();
        var inOrder =
                batch.stream()
                        .sorted(Comparator.comparing(seen -> seen.recorded().orderId()))
                        .toList();
        for (var seen : inOrder) {
            var orderId = seen.recorded().orderId();
            switch (seen.recorded().event()) {
                case AnomalyRaised e when Escrowed.KEEPS.contains(e.kind()) -> {
                    EscrowHolds.open(c, orderId, e.anomalyId(), e.kind().name());
                    happened.add(orderId);
                }
                case AnomalyClosed e -> {
                    EscrowHolds.close(c, orderId, e.anomalyId());
                    happened.add(orderId);
                }
                case StatusChanged _, RefundRequested _, OrderEdited _ -> happened.add(orderId);
                default -> {
                    // Nothing else moves money.
                }
            }
        }
        EscrowWatches.touch(c, happened);
    }
}
