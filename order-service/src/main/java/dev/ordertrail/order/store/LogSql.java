package dev.ordertrail.order.store;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// The parts of statements that append: they read the rows `said`, as the outbox binds them.
final class LogSql {

    /// A common table expression that writes what was said into the log; in order-id order, so that
    /// two transactions that touch the same orders never wait for each other in a circle.
    static final String LOG =
            """
            log as (
              insert into order_event (order_id, version, event_id, type, payload, metadata, recorded_at)
              select key, (headers ->> 'ce_streamversion')::bigint, event_id, type, payload,
                     headers::jsonb, (headers ->> 'ce_recordedtime')::timestamptz
              from said order by key, (headers ->> 'ce_streamversion')::bigint
              returning version)
            """;

    /// The statement's end: what was said goes to the outbox, once the log has it.
    static final String OUTBOX =
            """
            insert into outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
            select topic, key, type, payload, event_id, headers from said
            where (select count(*) from log) > 0
            order by key, (headers ->> 'ce_streamversion')::bigint
            """;

    private LogSql() {}

    /// Whether the version was taken.
    static boolean isTaken(SQLException e) {
        return isUnique(e) && Objects.equals("order_event_pkey", constraint(e));
    }

    static boolean isUnique(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    static @Nullable String constraint(SQLException e) {
        var message = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}
