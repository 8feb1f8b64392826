/// Telling: takes what is due from the ledger, hands it to its channel, writes down what became of
/// it.
///
/// Several replicas may run this at once: a row is leased before it is told. A channel says what
/// happened as a value; the policy of retries is one pure class. A crash between telling and
/// writing it down tells again when the lease has run out: at least once, and never twice where the
/// channel itself can prevent it. Start reading at [dev.ordertrail.notification.send.Teller].
@NullMarked
package dev.ordertrail.notification.send;

import org.jspecify.annotations.NullMarked;
