/// The in-app feed: told exactly once, because an entry is written in the transaction that plans
/// it, under the id of its delivery. Comes in: deliveries just planned. Goes out: rows of the feed.
@NullMarked
package dev.ordertrail.notification.send.feed;

import org.jspecify.annotations.NullMarked;
