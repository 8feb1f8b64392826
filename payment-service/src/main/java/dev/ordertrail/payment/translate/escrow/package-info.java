/// What escrows say: the events of followed contracts, and the callbacks of custodial providers.
///
/// Only what is final moves anything. A lock that was merely seen is told as `observed`, and taken
/// back as `orphaned`; a release or refund that was merely seen is nobody's business yet. Amounts
/// are everything so far, never the difference, so that repeats and disorder do no harm.
@NullMarked
package dev.ordertrail.payment.translate.escrow;

import org.jspecify.annotations.NullMarked;
