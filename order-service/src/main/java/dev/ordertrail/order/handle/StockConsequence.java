package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.Snapshot;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.NoteStock;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.Reservations;
import dev.ordertrail.order.store.Reservations.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An order sets aside what it buys, gives it back when it is called off, and takes it again when
/// it comes back to life. Whoever places or edits an order is refused what is not there; an order
/// that was paid late goes on without it, and staff are told.
@ApplicationScoped
class StockConsequence implements Consequence {
    private static final By US = By.system("stock");

    private final Workflows workflows;
    private final Reservations reservations;

    StockConsequence(Workflows workflows, Reservations reservations) {
        this.workflows = workflows;
        this.reservations = reservations;
    }

    @Override
    public List<OrderCommand> of(
            Connection c, OrderHead head, @Nullable Placed before, Placed after)
            throws SQLException {
        var anew = before == null || !before.items().equals(after.items());
        var stands = after.goods().stock();
        var wanted = wanted(after.items());
        if (stands == null && (!anew || wanted.isEmpty())) {
            return List.of();
        }
        var due = due(workflows.of(after.workflow()).phase(after.status()));
        return commands(
                stands,
                next(c, head, stands == null ? StockState.RELEASED : stands, due, anew, wanted));
    }

    /// How the stock should stand while an order is in this phase.
    static StockState due(Phase phase) {
        return switch (phase) {
            case AWAITING_PAYMENT, PAID, IN_PROGRESS, PROBLEM -> StockState.HELD;
            case SHIPPING, DELIVERED, DONE -> StockState.CONSUMED;
            case CANCELLED, REFUNDED, FAILED -> StockState.RELEASED;
        };
    }

    private static List<OrderCommand> commands(@Nullable StockState stands, Next next) {
        var same =
                next.state() == stands || (stands == null && next.state() == StockState.RELEASED);
        return same ? List.of() : List.of(new NoteStock(US, next.state(), next.missing()));
    }

    private Next next(
            Connection c,
            OrderHead head,
            StockState stands,
            StockState due,
            boolean anew,
            SortedMap<String, Long> wanted)
            throws SQLException {
        if (stands == StockState.CONSUMED) {
            return new Next(stands); // it has gone out: nobody but people bring it back
        }
        if (due == StockState.RELEASED) {
            reservations.release(c, head.shop(), head.orderId());
            return new Next(due);
        }
        if (stands != StockState.HELD || anew) {
            var taken = reservations.take(c, head.shop(), head.orderId(), wanted);
            if (!taken.enough()) {
                return tooLittle(stands, anew, taken, wanted);
            }
            if (!taken.counted()) {
                return new Next(StockState.RELEASED);
            }
        }
        if (due == StockState.CONSUMED) {
            reservations.consume(c, head.shop(), head.orderId());
        }
        return new Next(due);
    }

    /// @throws ProblemException INSUFFICIENT_INVENTORY when somebody asks for it right now
    private static Next tooLittle(
            StockState stands, boolean anew, Taken taken, Map<String, Long> wanted) {
        if (anew) {
            throw insufficient(taken.missing(), wanted);
        }
        return stands == StockState.MISSING
                ? new Next(stands)
                : new Next(StockState.MISSING, List.copyOf(taken.missing().keySet()));
    }

    private static ProblemException insufficient(
            SortedMap<String, Long> missing, Map<String, Long> wanted) {
        var items = new ArrayList<Map<String, Object>>();
        missing.forEach((id, free) ->
                items.add(
                        Map.of(
                                "listing",
                                id,
                                "requested",
                                wanted.getOrDefault(id, 0L),
                                "available",
                                free)));
        return new ProblemException(
                Code.INSUFFICIENT_INVENTORY,
                "There is less than was asked for.",
                Map.of("items", items));
    }

    /// Pieces by listing, of what the catalogue counts.
    private static SortedMap<String, Long> wanted(List<Item> items) {
        var wanted = new TreeMap<String, Long>();
        for (var item : items) {
            var listing = item.listingId();
            if (listing != null
                    && Snapshot.kind(item.snapshot()).filter(Kind.PHYSICAL::equals).isPresent()) {
                wanted.merge(listing, (long) item.quantity(), Long::sum);
            }
        }
        return wanted;
    }

    /// How the stock stands next.
    ///
    /// @param missing listings that are short
    private record Next(StockState state, List<String> missing) {
        Next(StockState state) {
            this(state, List.of());
        }
    }
}
