/// The shops of this deployment and the assets they count in: configuration, read once at start.
///
/// Comes in: `ORDERTRAIL_SHOPS` (a YAML file, or nothing: then there is one shop, `main`) and
/// `ordertrail.assets`. Goes out: [dev.ordertrail.order.shop.Shop]. It imports no other package of
/// the service. A shop that the configuration does not know takes no orders.
@NullMarked
package dev.ordertrail.order.shop;

import org.jspecify.annotations.NullMarked;
