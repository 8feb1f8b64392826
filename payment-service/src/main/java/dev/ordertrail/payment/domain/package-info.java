/// What we know about the money of an order, as values: what it should cost, how far each payment
/// has come, where a dispute stands, which order a callback means. Pure: no clock, no database, no
/// provider's JSON.
///
/// Everything here is a level and every fold a maximum under a total order, so that facts which
/// arrive twice, late or swapped end in the same place. Start with
/// [dev.ordertrail.payment.domain.Payment].
@NullMarked
package dev.ordertrail.payment.domain;

import org.jspecify.annotations.NullMarked;
