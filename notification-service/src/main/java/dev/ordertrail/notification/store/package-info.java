/// The tables of this service: order cards, events that wait, the delivery ledger, feeds,
/// preferences, closed channels.
///
/// Everything but preferences is plain JDBC on the caller's transaction. SQL is seen here and
/// nowhere else. Times are the database's own clock, so that replicas with different clocks agree
/// on who holds a lease. Start reading at [dev.ordertrail.notification.store.Ledger].
@NullMarked
package dev.ordertrail.notification.store;

import org.jspecify.annotations.NullMarked;
