package dev.ordertrail.order.store;

import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.tx.SqlFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The parts of statements that append: they read the rows `said`, as the outbox binds them.
final class LogSql {

    /// The beginning of a statement: the rows that [Outbox#bind] sets, with the version of each.
    static final String SAID =
            "with said as materialized (select topic, key, type, payload, event_id, headers,"
                    + " (headers ->> 'ce_streamversion')::bigint as version from (\n"
                    + Outbox.ROWS
                    + ") as rows), ";

    /// A common table expression that writes what was said into the log; in order-id order, so that
    /// two transactions that touch the same orders never wait for each other in a circle.
    static final String LOG =
            """
            log as (
              insert into order_event (order_id, version, event_id, type, payload, metadata, recorded_at)
              select key, version, event_id, type, payload, headers::jsonb,
                     (headers ->> 'ce_recordedtime')::timestamptz
              from said order by key, version
              returning version)
            """;

    /// The statement's end: what was said goes to the outbox, once the log has it.
    static final String OUTBOX =
            """
            insert into outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
            select topic, key, type, payload, event_id, headers from said
            where (select count(*) from log) > 0
            order by key, version
            """;

    private LogSql() {}

    /// Whether the version was taken.
    static boolean isTaken(SQLException e) {
        return "order_event_pkey".equals(taken(e));
    }

    /// The constraint that was violated because something exists already; null when it was
    /// something else.
    static @Nullable String taken(SQLException e) {
        if (SqlFailure.of(e) instanceof SqlFailure failure && failure.isUniqueViolation()) {
            var constraint = failure.constraint();
            return constraint == null ? "" : constraint;
        }
        return null;
    }
}
