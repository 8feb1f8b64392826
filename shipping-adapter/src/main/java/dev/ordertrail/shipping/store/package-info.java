/// The tables of this service: orders we have heard of, parcels, scans, promises, and what was
/// told.
///
/// Every method works in the caller's transaction and changes one table. Locks are taken in one
/// order everywhere: keys of the inbox, then parcel rows by (order, parcel), then the orders'
/// counters by order. Imports JDBC and `domain`.
@NullMarked
package dev.ordertrail.shipping.store;

import org.jspecify.annotations.NullMarked;
