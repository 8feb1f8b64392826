package dev.ordertrail.tracking.readmodel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What a query asks of `order_list` as `l`, as conditions that begin with AND.
///
/// @param query what staff ask
record StaffConditions(StaffQuery query) {

    /// Statuses and workflows.
    Where status() {
        var flow = query.flow();
        var where = new Where();
        if (flow != null && !flow.statuses().isEmpty()) {
            where.and("l.status = ANY (?)", flow.statuses().toArray(String[]::new));
        }
        return where.add(flows());
    }

    /// What a status alone does not say: workflows, and where a status means two things.
    Where flows() {
        var flow = query.flow();
        var where = new Where();
        if (flow != null && !flow.workflows().isEmpty()) {
            where.and("l.workflow = ANY (?)", flow.workflows().toArray(String[]::new));
        }
        if (flow != null && !flow.pairs().isEmpty()) {
            where.and(
                    "l.workflow || '/' || l.status = ANY (?)", flow.pairs().toArray(String[]::new));
        }
        return where;
    }

    /// All others.
    ///
    /// @param placed the column of the time of placing
    Where rest(String placed) {
        var where =
                new Where()
                        .and("l.seller_id = ?", query.seller())
                        .and("l.agent_id = ?", query.agent())
                        .and("l.payment_method = ?", query.paymentMethod())
                        .and("l.asset = ?", query.amount().asset())
                        .and("l.total_amount >= ?", query.amount().least())
                        .and("l.total_amount <= ?", query.amount().most())
                        .and(placed + " >= ?", time(query.placed().from()))
                        .and(placed + " < ?", time(query.placed().until()));
        if (query.staff() != null) {
            if (query.staff().isEmpty()) {
                where.add(" AND l.staff IS NULL");
            } else {
                where.add(" AND l.staff @> ?", (Object) new String[] {query.staff()});
            }
        }
        return where;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
