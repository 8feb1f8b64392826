package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.OrderStream;
import dev.ordertrail.order.store.VersionTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What people do to orders that exist: load, decide, append.
@ApplicationScoped
public class ChangeOrders {
    /// How often a lost race is decided again on fresh state.
    static final int RETRIES = 3;

    private final Tx tx;
    private final EventStore store;
    private final Append append;
    private final Deciding deciding;
    private final Wishes wishes;
    private final PersonKeys keys;
    private final NearMisses nearMisses;

    ChangeOrders(
            Tx tx,
            EventStore store,
            Append append,
            Deciding deciding,
            Wishes wishes,
            PersonKeys keys,
            NearMisses nearMisses) {
        this.tx = tx;
        this.store = store;
        this.append = append;
        this.deciding = deciding;
        this.wishes = wishes;
        this.keys = keys;
        this.nearMisses = nearMisses;
    }

    /// Does what is wished, in one transaction; joins the current one if there is one.
    ///
    /// @param idOrNumber the order
    /// @param ifMatch the version the caller has seen; null: any
    /// @throws ProblemException ORDER_NOT_FOUND also for what the caller may not see;
    ///   PRECONDITION_FAILED; whatever the decider refuses
    /// @throws VersionTaken when somebody else was faster; see [#retried]
    public Changed change(Asked asked, String idOrNumber, @Nullable Long ifMatch, Wish wish) {
        return tx.in(c -> {
            var stream =
                    store.find(c, idOrNumber)
                            .orElseThrow(() -> notFound(asked.caller(), idOrNumber));
            return change(c, asked, stream, ifMatch, wish);
        });
    }

    /// Repeats work that lost a race, at most [#RETRIES] times.
    ///
    /// @throws ProblemException VERSION_CONFLICT when it lost every time
    public static <T> T retried(Supplier<T> work) {
        for (var left = RETRIES; ; left--) {
            try {
                return work.get();
            } catch (VersionTaken e) {
                if (left == 0) {
                    throw Refusals.versionConflict();
                }
            }
        }
    }

    private Changed change(
            Connection c, Asked asked, OrderStream stream, @Nullable Long ifMatch, Wish wish)
            throws SQLException {
        var head = stream.head();
        var role =
                Standing.towards(asked.caller(), head)
                        .orElseThrow(() -> notFound(asked.caller(), head.orderId()));
        if (ifMatch != null && ifMatch != stream.version()) {
            throw new ProblemException(
                    Code.PRECONDITION_FAILED,
                    "The order is at version %d.".formatted(stream.version()),
                    Map.of("version", stream.version()));
        }
        var events = decide(c, asked, stream, role, wish);
        append(c, asked, head, stream.version(), events);
        return changed(stream.after(events, asked.now()));
    }

    private List<OrderEvent> decide(
            Connection c, Asked asked, OrderStream stream, Role role, Wish wish)
            throws SQLException {
        keys.ensure(c, List.of(stream.head().person()));
        var by = Standing.by(asked.caller(), role, wish.reason());
        var placed = (Order.Placed) stream.order();
        var command = wishes.command(c, stream.head(), placed, by, wish);
        return switch (deciding.decide(c, stream.head(), placed, command)) {
            case Accepted(var events) -> events;
            case Rejected(var reason) -> throw Refusals.of(reason);
        };
    }

    private void append(
            Connection c, Asked asked, OrderHead head, long version, List<OrderEvent> events)
            throws SQLException {
        var recording =
                new Recording(head.orderId(), head.shop(), asked.cause(), asked.now(), asked.now());
        append.append(c, recording.of(events, version), id -> head);
    }

    private ProblemException notFound(Caller caller, String idOrNumber) {
        return Refusals.orderNotFound(nearMisses.of(caller, idOrNumber));
    }

    private static Changed changed(OrderStream stream) {
        var placed = (Order.Placed) stream.order();
        return new Changed(
                stream.head().orderId(),
                stream.head().number(),
                placed.status(),
                stream.statusAt(),
                stream.trackingNumber(),
                stream.version());
    }
}
