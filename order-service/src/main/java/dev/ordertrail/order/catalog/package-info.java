/// What sellers offer: listings, their packages, and what an order of them costs.
///
/// Comes in: what sellers and staff write (`http`), and the lines of an order (`handle`). Goes out:
/// listings, and lines priced by them. Listings are CRUD and served by Panache
/// ([dev.ordertrail.order.catalog.Listings]), in transactions of their own; what takes place in an
/// order's transaction is in `store`. Pricing is pure: start at
/// [dev.ordertrail.order.catalog.Pricing]. It knows no order.
@NullMarked
package dev.ordertrail.order.catalog;

import org.jspecify.annotations.NullMarked;
