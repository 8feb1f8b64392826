/// Templates of orders for common services: named, versioned, one set per shop.
///
/// Comes in: partial bodies of plain orders. Goes out: a body filled up from one, with the template
/// and its version in the order's metadata. A template holds no personal data, and what a body says
/// itself wins over it. Old versions stay readable; a change is a new one.
@NullMarked
package dev.ordertrail.order.template;

import org.jspecify.annotations.NullMarked;
