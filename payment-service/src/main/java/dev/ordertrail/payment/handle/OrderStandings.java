package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Standing;
import dev.ordertrail.payment.store.OpenWays;
import dev.ordertrail.payment.store.Standings;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// Where orders stand. When nobody is to pay one any more, what could still be paid is ended; what
/// is paid all the same is the order's to ask back.
@ApplicationScoped
public class OrderStandings {
    private final Tx tx;

    OrderStandings(Tx tx) {
        this.tx = tx;
    }

    /// Follows orders, in the intake's transaction.
    void follow(Connection c, List<Seen> batch) throws SQLException {
        var placed = new ArrayList<Standing>();
        var moved = new TreeMap<String, Standings.Move>();
        for (var seen : batch) {
            var recorded = seen.recorded();
            if (recorded.event() instanceof OrderPlaced event) {
                placed.add(
                        new Standing(
                                recorded.orderId(),
                                recorded.envelope().shop(),
                                event.buyer(),
                                event.workflow().toString(),
                                event.status(),
                                recorded.envelope().time()));
            } else if (recorded.event() instanceof StatusChanged event) {
                var at = recorded.envelope().time();
                moved.put(
                        recorded.orderId(),
                        new Standings.Move(recorded.orderId(), event.to(), at, seen.history()));
            }
        }
        placed.sort(Comparator.comparing(Standing::orderId));
        Standings.add(c, placed);
        Standings.move(c, List.copyOf(moved.values()));
    }

    /// Learns what the statuses of a workflow mean.
    public void learn(Connection c, WorkflowDefinition definition) throws SQLException {
        var phases = new HashMap<String, String>();
        for (var status : definition.statuses()) {
            phases.put(status.id(), status.phase().name());
        }
        Standings.learn(c, definition.ref().toString(), phases);
    }

    /// Orders can come before their workflow, on another topic: what they mean for open payments is
    /// looked at when both are here.
    @Scheduled(
            every = "${ordertrail.payment.calls.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void endWhatIsClosed() {
        tx.run(c -> OpenWays.endClosing(c));
    }
}
