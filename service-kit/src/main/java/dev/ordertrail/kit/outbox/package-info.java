/// What a service has to say, written in the transaction of what it changed, and the relay that
/// tells it.
///
/// Comes in: records of the contract. Goes out: the same records on Kafka, each version at least
/// once, first occurrences in order and without gaps, repeats identical to the byte. Start reading
/// at [dev.ordertrail.kit.outbox.Outbox], then `Relay`.
///
/// Why this is right although ids commit out of order: the relay remembers no position. It sends
/// whatever rows it sees, oldest first, and deletes exactly those. Two rows of one order are
/// inserted by transactions that wait for one another, so whoever sees the later sees the earlier.
@NullMarked
package dev.ordertrail.kit.outbox;

import org.jspecify.annotations.NullMarked;
