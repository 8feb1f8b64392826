/// Facts of a service about an order: numbered without gaps per order and topic, and put into the
/// outbox.
///
/// The counter row is taken first in the transaction; from then on, facts of the same order wait
/// for its commit, so their numbers, their outbox ids and their order on the topic agree.
@NullMarked
package dev.ordertrail.kit.stream;

import org.jspecify.annotations.NullMarked;
