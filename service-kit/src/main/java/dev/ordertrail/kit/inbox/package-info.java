/// Messages of providers: kept first, understood second.
///
/// Comes in: verified raw bytes, by [dev.ordertrail.kit.inbox.Inbox#keep], durable before the
/// provider hears 2xx. Goes out: the same message, once, to the service's
/// [dev.ordertrail.kit.inbox.InboxHandler], in a transaction with whatever it writes. Duplicates
/// and twins are not kept a second time. A message whose order is unknown waits, and is woken by
/// whoever registers the order; the two cannot miss each other (see `KeyLocks`).
@NullMarked
package dev.ordertrail.kit.inbox;

import org.jspecify.annotations.NullMarked;
