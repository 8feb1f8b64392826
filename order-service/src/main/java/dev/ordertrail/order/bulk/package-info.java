/// Many orders at once: imports of files, and one change for many orders.
///
/// Comes in: an upload, row by row, or a list of orders. Goes out: new orders by
/// [dev.ordertrail.order.handle.PlaceMany], changes by [dev.ordertrail.order.handle.ChangeOrders],
/// and what became of each. An upload is kept first and worked off second, some hundred rows in a
/// transaction that also says how far it came: so it goes on where it stopped, whoever dies. Start
/// reading at [dev.ordertrail.order.bulk.ImportRun].
@NullMarked
package dev.ordertrail.order.bulk;

import org.jspecify.annotations.NullMarked;
