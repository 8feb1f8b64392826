package dev.ordertrail.order.store;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.outbox.HeaderJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The open and closed anomalies of all orders, kept in step with the log: written in the
/// transaction that appends.
@ApplicationScoped
public class Anomalies {
    private static final String RAISE =
            """
            insert into order_anomaly (order_id, anomaly_id, shop, number, seller, kind, subject, owner, next_step, facts, raised_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (order_id, anomaly_id) do update set owner = excluded.owner, next_step = excluded.next_step,
              facts = excluded.facts, raised_at = excluded.raised_at, closed_at = null, closed_by = null, closed_role = null
            """;
    private static final String CLOSE =
            "update order_anomaly set closed_at = ?, closed_by = ?, closed_role = ? where order_id"
                    + " = ? and anomaly_id = ?";
    private static final String LIST =
            """
            select seq, order_id, anomaly_id, number, kind, subject, owner, next_step, facts, raised_at, closed_at, closed_role
            from order_anomaly
            where shop = ? and seq < ? and (?::text is null or seller = ?) and (?::text is null or owner = ?)
              and (?::text is null or kind = ?) and (?::text is null or order_id = ? or number = ?)
              and (?::boolean is null or (closed_at is null) = ?)
            order by seq desc limit ?
            """;

    /// Takes over what these events say about anomalies.
    public void follow(
            Connection c, List<Recorded<OrderEvent>> events, Function<String, OrderHead> heads)
            throws SQLException {
        for (var recorded : events) {
            if (recorded.event() instanceof AnomalyRaised raised) {
                raise(c, heads.apply(recorded.orderId()), raised, recorded.envelope().time());
            } else if (recorded.event() instanceof AnomalyClosed closed) {
                close(c, recorded.orderId(), closed, recorded.envelope().recordedTime());
            }
        }
    }

    /// One page of a shop's anomalies, newest first.
    public List<AnomalyRow> list(Connection c, Query query) throws SQLException {
        try (var select = c.prepareStatement(LIST)) {
            select.setString(1, query.shop());
            select.setLong(2, query.before());
            twice(select, 3, query.seller());
            twice(select, 5, query.owner());
            twice(select, 7, query.kind());
            twice(select, 9, query.order());
            select.setString(11, query.order());
            select.setObject(12, query.open(), Types.BOOLEAN);
            select.setObject(13, query.open(), Types.BOOLEAN);
            select.setInt(14, query.limit());
            return rows(select.executeQuery());
        }
    }

    private static void twice(java.sql.PreparedStatement select, int at, @Nullable String text)
            throws SQLException {
        select.setString(at, text);
        select.setString(at + 1, text);
    }

    private static void raise(Connection c, OrderHead head, AnomalyRaised e, Instant at)
            throws SQLException {
        try (var insert = c.prepareStatement(RAISE)) {
            insert.setString(1, head.orderId());
            insert.setString(2, e.anomalyId());
            insert.setString(3, head.shop());
            insert.setString(4, head.number());
            insert.setString(5, head.seller());
            insert.setString(6, e.kind().name().toLowerCase(Locale.ROOT));
            insert.setString(7, e.subject());
            insert.setString(8, e.owner());
            insert.setString(9, e.nextStep());
            insert.setString(10, HeaderJson.write(e.facts()));
            insert.setObject(11, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void close(Connection c, String orderId, AnomalyClosed e, Instant at)
            throws SQLException {
        try (var update = c.prepareStatement(CLOSE)) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, e.by().id());
            update.setString(3, e.by().role());
            update.setString(4, orderId);
            update.setString(5, e.anomalyId());
            update.executeUpdate();
        }
    }

    private static List<AnomalyRow> rows(ResultSet found) throws SQLException {
        var rows = new ArrayList<AnomalyRow>();
        while (found.next()) {
            var closed = found.getObject(11, OffsetDateTime.class);
            rows.add(
                    new AnomalyRow(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6),
                            found.getString(7),
                            found.getString(8),
                            HeaderJson.read(found.getString(9)),
                            found.getObject(10, OffsetDateTime.class).toInstant(),
                            closed == null ? null : closed.toInstant(),
                            found.getString(12)));
        }
        return rows;
    }

    /// Which anomalies to list.
    ///
    /// @param before only those with a smaller [AnomalyRow#seq()]
    /// @param seller only those of orders placed with this seller
    /// @param order an order's id or number
    /// @param open null: closed ones too
    public record Query(
            String shop,
            long before,
            @Nullable String seller,
            @Nullable String owner,
            @Nullable String kind,
            @Nullable String order,
            @Nullable Boolean open,
            int limit) {}
}
