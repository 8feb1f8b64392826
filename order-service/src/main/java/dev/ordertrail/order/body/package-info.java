/// What people and programs write, read exactly: bodies of orders and of wishes.
///
/// Comes in: JSON from HTTP, from `order-commands` or from an import. Goes out: an
/// [dev.ordertrail.order.handle.OrderRequest] or a [dev.ordertrail.order.handle.Wish], or every
/// error at once. Nothing is decided here.
@NullMarked
package dev.ordertrail.order.body;

import org.jspecify.annotations.NullMarked;
