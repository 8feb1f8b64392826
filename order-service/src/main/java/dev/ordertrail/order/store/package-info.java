/// What is kept: the log of every order, what is needed to find an order, anomalies, number blocks.
///
/// Comes in: events ready to append. Goes out: streams folded to a state with its version.
/// Statements are plain JDBC on a connection that `handle` owns. An event and its outbox row are
/// one statement: round trips are what appending costs. A taken version is
/// [dev.ordertrail.order.store.VersionTaken]; only `handle` repeats.
@NullMarked
package dev.ordertrail.order.store;

import org.jspecify.annotations.NullMarked;
