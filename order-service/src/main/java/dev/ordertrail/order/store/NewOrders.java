package dev.ordertrail.order.store;

import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.order.store.PlacingClash.What;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a new order in one statement: its events, its outbox rows, its head, the evidence of its
/// payment, its timers, and the answer for whoever asks again. All of it is there, or nothing is.
///
/// The statement itself refuses an order of listings that the shop's catalogue knows: such an order
/// is written in a transaction that has priced it and set its stock aside.
@ApplicationScoped
public class NewOrders {
    private static final String HEAD =
            """
            head as (
              insert into order_head (order_id, shop, number, reference, seller, buyer, person, workflow, placed_at)
              values (?, %s, ?, ?, ?, ?, ?, ?, ?)),
            evidence as (
              insert into payment_evidence (evidence, order_id) select unnest(?::text[]), ?),
            timers as (\
            """
                    + OrderTimers.INSERT
                    + "),\n";
    private static final String ANSWER =
            """
            answer as (
              insert into idempotency_key (principal, operation, key, body_hash, status, headers, body)
              values (?, ?, ?, ?, ?, ?::json, ?)),
            """;
    private static final String OUTSIDE =
            HEAD.formatted("outside_catalogue(?, ?::text[])") + ANSWER + LogSql.LOG + LogSql.OUTBOX;
    private static final String COUNTED = HEAD.formatted("?") + LogSql.LOG + LogSql.OUTBOX;
    private static final String SAID = "with said as materialized (" + Outbox.ROWS + "), ";
    private static final String SAID_WITH_KEY = SAID + FreshKey.INSERT + ", ";
    private static final String BY_REFERENCE =
            "select order_id, number from order_head where shop = ? and coalesce(seller, '') ="
                    + " coalesce(?, '') and reference = ?";
    private static final String BY_EVIDENCE =
            "select h.order_id, h.number from payment_evidence e join order_head h using (order_id)"
                    + " where e.evidence = any (?) and h.shop = ? order by h.order_id";

    private final Outbox outbox;
    private final OrderTimers timers;

    NewOrders(Outbox outbox, OrderTimers timers) {
        this.outbox = outbox;
        this.timers = timers;
    }

    /// Writes an order of things that no catalogue counts, with the answer to its claim: one
    /// statement, which may stand alone in auto-commit.
    ///
    /// @throws PlacingClash when something that may exist once exists already; nothing was written
    /// @throws ListingKnown when the shop's catalogue knows a listing of it; nothing was written
    public void write(Connection c, Placing placing) throws SQLException {
        insert(c, placing, OUTSIDE, true);
    }

    /// Writes an order that was priced and counted in this transaction, which has claimed its key
    /// and stores the answer itself.
    ///
    /// @throws PlacingClash when something that may exist once exists already
    public void writeCounted(Connection c, Placing placing) throws SQLException {
        insert(c, placing, COUNTED, false);
    }

    private void insert(Connection c, Placing placing, String rest, boolean outside)
            throws SQLException {
        var key = placing.key();
        try (var insert = c.prepareStatement((key == null ? SAID : SAID_WITH_KEY) + rest)) {
            var next = Outbox.bind(insert, 1, EventStore.records(placing.events()));
            next = key == null ? next : key.bind(insert, next);
            next = bindHead(insert, next, placing, outside);
            insert.setArray(next, c.createArrayOf("text", placing.evidence().toArray()));
            insert.setString(next + 1, placing.head().orderId());
            next = timers.bind(insert, next + 2, placing.head().orderId(), placing.timers());
            if (outside) {
                IdempotencyKeys.bind(insert, next, placing.claim(), placing.answer());
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            ListingKnown.check(e);
            var taken = LogSql.taken(e);
            if (taken != null) {
                throw new PlacingClash(what(taken));
            }
            throw e;
        }
    }

    /// Wakes the relay; after the commit.
    public void told() {
        outbox.wake();
    }

    /// The order of the shop and seller that has this reference.
    public Optional<Existing> byReference(
            Connection c, String shop, @Nullable String seller, String reference)
            throws SQLException {
        try (var select = c.prepareStatement(BY_REFERENCE)) {
            select.setString(1, shop);
            select.setString(2, seller);
            select.setString(3, reference);
            return existing(select);
        }
    }

    /// The shop's order that one of these pieces of evidence created.
    public Optional<Existing> byEvidence(Connection c, String shop, List<String> evidence)
            throws SQLException {
        try (var select = c.prepareStatement(BY_EVIDENCE)) {
            select.setArray(1, c.createArrayOf("text", evidence.toArray()));
            select.setString(2, shop);
            return existing(select);
        }
    }

    private static Optional<Existing> existing(PreparedStatement select) throws SQLException {
        var row = select.executeQuery();
        return row.next()
                ? Optional.of(new Existing(row.getString(1), row.getString(2)))
                : Optional.empty();
    }

    private static int bindHead(
            PreparedStatement insert, int from, Placing placing, boolean outside)
            throws SQLException {
        var head = placing.head();
        var at = from;
        insert.setString(at++, head.orderId());
        insert.setString(at++, head.shop());
        if (outside) {
            var listings = placing.listings().toArray();
            insert.setArray(at++, insert.getConnection().createArrayOf("text", listings));
        }
        var texts =
                new @Nullable String[] {
                    head.number(),
                    head.reference(),
                    head.seller(),
                    head.buyer(),
                    head.person(),
                    head.workflow()
                };
        for (var text : texts) {
            insert.setString(at++, text);
        }
        insert.setObject(
                at++, head.placedAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return at;
    }

    static What what(String constraint) {
        return switch (constraint) {
            case "order_head_reference" -> What.REFERENCE;
            case "payment_evidence_once" -> What.EVIDENCE;
            case "idempotency_key_pkey" -> What.ANSWER;
            case "person_key_pkey" -> What.KEY;
            default -> What.NUMBER; // the number or an id: both are drawn again
        };
    }

    /// An order that is in the way.
    public record Existing(String orderId, String number) {}
}
