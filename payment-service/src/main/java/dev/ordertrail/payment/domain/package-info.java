/// What we know about the money of an order, as values: what it should cost, how far each payment
/// has come, where a dispute stands, which order a callback means. Pure: no clock, no database, no
/// provider's JSON.
///
/// The ledger is concluded from a set of entries, and everything else is a level whose fold is a
/// maximum under a total order, so that facts which arrive twice, late or swapped end in the same
/// place. Start with [dev.ordertrail.payment.domain.Ledger].
@NullMarked
package dev.ordertrail.payment.domain;

import org.jspecify.annotations.NullMarked;
