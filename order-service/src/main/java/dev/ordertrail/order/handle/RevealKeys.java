package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Entitlement;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.ChangeKeys;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.LicenceKeys;
import dev.ordertrail.order.store.LicenceKeys.Held;
import dev.ordertrail.order.store.OrderStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows the texts of an order's licence keys: to its buyer, to the seller whose pool they are
/// from, and to the shop's staff. Nobody else, not the storefront either: it would show them to
/// whoever asks. Every look that shows a text is an event of the order, each time: who has seen a
/// key is part of its history.
@ApplicationScoped
public class RevealKeys {
    private static final Set<Role> READERS =
            EnumSet.of(Role.BUYER, Role.SELLER, Role.STAFF, Role.ADMIN);

    private final Tx tx;
    private final EventStore store;
    private final LicenceKeys keys;
    private final Deciding deciding;
    private final Append append;
    private final Sealing sealing;
    private final NearMisses nearMisses;

    RevealKeys(
            Tx tx,
            EventStore store,
            LicenceKeys keys,
            Deciding deciding,
            Append append,
            Sealing sealing,
            NearMisses nearMisses) {
        this.tx = tx;
        this.store = store;
        this.keys = keys;
        this.deciding = deciding;
        this.append = append;
        this.sealing = sealing;
        this.nearMisses = nearMisses;
    }

    /// The keys of an order.
    ///
    /// @param owed keys still to come, by item
    public record Revealed(
            String orderId,
            String number,
            List<Key> keys,
            Map<String, Integer> owed,
            long version) {}

    /// A key.
    ///
    /// @param state `assigned`, `suspended` or `revoked`
    /// @param text null while it cannot be used
    public record Key(
            String keyId,
            String itemId,
            String listing,
            String lastFour,
            String state,
            @Nullable String text) {}

    /// Shows them.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND also for what the caller may not see; FORBIDDEN for
    ///   those who see the order but not its keys
    public Revealed reveal(Asked asked, String idOrNumber) {
        return ChangeOrders.retried(() -> tx.in(c -> reveal(c, asked, idOrNumber)));
    }

    private Revealed reveal(Connection c, Asked asked, String idOrNumber) throws SQLException {
        var stream = store.find(c, idOrNumber).orElseThrow(() -> notFound(asked, idOrNumber));
        var role =
                Standing.towards(asked.caller(), stream.head())
                        .orElseThrow(() -> notFound(asked, idOrNumber));
        if (!READERS.contains(role)) {
            throw new ProblemException(
                    Code.FORBIDDEN, "Licence keys are shown to their buyer, seller and staff.");
        }
        var held = keys.of(c, stream.head().orderId());
        var usable = held.stream().filter(RevealKeys::isUsable).map(Held::keyId).toList();
        var told = usable.isEmpty() ? stream : told(c, asked, stream, role, usable);
        return new Revealed(
                stream.head().orderId(),
                stream.head().number(),
                held.stream().map(this::shown).toList(),
                Entitlement.owed((Placed) stream.order()),
                told.version());
    }

    /// The look itself is written down before anybody sees a text.
    private OrderStream told(
            Connection c, Asked asked, OrderStream stream, Role role, List<String> usable)
            throws SQLException {
        var head = stream.head();
        var by = Standing.by(asked.caller(), role, null);
        var command = new ChangeKeys(by, KeyChange.REVEALED, usable);
        var events =
                switch (deciding.decide(c, head, (Placed) stream.order(), command)) {
                    case Accepted(var accepted) -> accepted;
                    case Rejected(var reason) -> throw Refusals.of(reason);
                };
        keys.revealed(c, head.orderId(), usable);
        var recording =
                new Recording(head.orderId(), head.shop(), asked.cause(), asked.now(), asked.now());
        append.append(c, recording.of(events, stream.version()), _ -> head);
        return stream.after(events, asked.now());
    }

    private Key shown(Held held) {
        return new Key(
                held.keyId(),
                held.itemId(),
                held.listingId(),
                held.lastFour(),
                held.state(),
                isUsable(held) ? sealing.openText(held.text()).orElse(null) : null);
    }

    private static boolean isUsable(Held held) {
        return held.state().equals("assigned");
    }

    private ProblemException notFound(Asked asked, String idOrNumber) {
        return Refusals.orderNotFound(nearMisses.of(asked.caller(), idOrNumber));
    }
}
