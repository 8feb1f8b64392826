package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.Snapshot;
import dev.ordertrail.order.domain.Entitlement;
import dev.ordertrail.order.domain.Goods.HeldKey;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.AssignKeys;
import dev.ordertrail.order.domain.OrderCommand.ChangeKeys;
import dev.ordertrail.order.domain.OrderCommand.OweKeys;
import dev.ordertrail.order.store.KeysOwing;
import dev.ordertrail.order.store.LicenceKeys;
import dev.ordertrail.order.store.LicenceKeys.Taker;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who completes an order gets the licence keys of what they bought, in the same transaction. While
/// it is disputed the keys rest; when it is called off or repaid they are taken away, and those of
/// a part when that part is.
@ApplicationScoped
class LicenceConsequence implements Consequence {
    private static final By US = By.system("licence");

    private final Workflows workflows;
    private final LicenceKeys keys;
    private final KeysOwing owing;
    private final Clock clock;

    LicenceConsequence(Workflows workflows, LicenceKeys keys, KeysOwing owing, Clock clock) {
        this.workflows = workflows;
        this.keys = keys;
        this.owing = owing;
        this.clock = clock;
    }

    @Override
    public List<OrderCommand> of(
            Connection c, OrderHead head, @Nullable Placed before, Placed after)
            throws SQLException {
        var bought = after.items().stream().filter(LicenceConsequence::isKeyed).toList();
        if (bought.isEmpty() && after.goods().keys().isEmpty()) {
            return List.of();
        }
        var surplus = Entitlement.surplus(after);
        if (!surplus.isEmpty()) {
            return revoked(c, head, surplus); // the rest is seen to in the next round
        }
        return switch (workflows.of(after.workflow()).phase(after.status())) {
            case DONE -> served(c, head, after, bought);
            case PROBLEM -> suspended(c, head, after);
            case CANCELLED, REFUNDED, FAILED -> revoked(c, head, after);
            case AWAITING_PAYMENT, PAID, IN_PROGRESS, SHIPPING, DELIVERED -> List.of();
        };
    }

    private static boolean isKeyed(Item item) {
        return Snapshot.kind(item.snapshot()).filter(Kind.DIGITAL::equals).isPresent();
    }

    /// What rested works again, and what is lacking is taken from the pools, or owed.
    private List<OrderCommand> served(Connection c, OrderHead head, Placed after, List<Item> bought)
            throws SQLException {
        var commands = new ArrayList<OrderCommand>();
        var resting = ids(after, k -> k.state() == KeyChange.SUSPENDED);
        if (!resting.isEmpty()) {
            keys.restore(c, head.orderId(), resting);
            commands.add(new ChangeKeys(US, KeyChange.RESTORED, resting));
        }
        for (var item : bought) {
            var lacks = Entitlement.keys(after, item) - Entitlement.held(after, item);
            if (lacks > 0 || after.goods().owed().containsKey(item.id())) {
                lacking(c, head, after, item, lacks, commands);
            }
        }
        return commands;
    }

    private void lacking(
            Connection c,
            OrderHead head,
            Placed after,
            Item item,
            int howMany,
            List<OrderCommand> commands)
            throws SQLException {
        var listing = Objects.requireNonNull(item.listingId());
        var taker = new Taker(head.shop(), listing, head.orderId(), item.id(), head.placedAt());
        var taken =
                howMany > 0
                        ? keys.take(c, taker, howMany, clock.instant())
                        : Map.<String, String>of();
        if (!taken.isEmpty()) {
            commands.add(new AssignKeys(US, named(taken, item.id(), listing)));
        }
        var owed = Math.max(0, howMany) - taken.size();
        var known = after.goods().owed().getOrDefault(item.id(), 0);
        if (owed > known) {
            commands.add(new OweKeys(US, item.id(), listing, owed - known));
        }
        if (owed != known || !taken.isEmpty()) {
            owing.owe(c, taker, owed);
        }
    }

    private static List<LicenceKey> named(Map<String, String> taken, String item, String listing) {
        return taken.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(key -> new LicenceKey(key.getKey(), item, listing, key.getValue()))
                .toList();
    }

    private List<OrderCommand> suspended(Connection c, OrderHead head, Placed after)
            throws SQLException {
        var usable = ids(after, HeldKey::usable);
        if (usable.isEmpty()) {
            return List.of();
        }
        keys.suspend(c, head.orderId(), usable);
        return List.of(new ChangeKeys(US, KeyChange.SUSPENDED, usable));
    }

    private List<OrderCommand> revoked(Connection c, OrderHead head, Placed after)
            throws SQLException {
        if (!after.goods().owed().isEmpty()) {
            owing.settle(c, head.orderId());
        }
        var left = ids(after, k -> k.state() != KeyChange.REVOKED);
        return left.isEmpty() ? List.of() : revoked(c, head, left);
    }

    private List<OrderCommand> revoked(Connection c, OrderHead head, List<String> ids)
            throws SQLException {
        keys.revoke(c, head.orderId(), ids);
        return List.of(new ChangeKeys(US, KeyChange.REVOKED, ids));
    }

    private static List<String> ids(Placed order, Predicate<HeldKey> which) {
        return order.goods().keys().entrySet().stream()
                .filter(e -> which.test(e.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.toUnmodifiableList());
    }
}
