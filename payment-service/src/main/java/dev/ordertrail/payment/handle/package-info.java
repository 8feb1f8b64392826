/// What follows from a callback or from a record of order-events, in one transaction: levels,
/// links, refund tasks, and the facts that go out. In: a kept message or a batch of records, with
/// the connection whose transaction it is. Out: rows, and facts in the outbox.
///
/// What a callback says in words becomes one fact whose id follows from the callback's, so that
/// telling it again is recognised; a dispute that says nothing new stays silent. What it says about
/// money goes into the ledger of its order, and is told when a level of the ledger rises. Start
/// with `WhenStripeTells`.
@NullMarked
package dev.ordertrail.payment.handle;

import org.jspecify.annotations.NullMarked;
