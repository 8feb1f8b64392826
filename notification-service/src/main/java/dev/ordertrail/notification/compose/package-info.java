/// What an event means to people: the card of an order, who is told, and in which words.
///
/// Comes in: events and the card so far. Goes out: [dev.ordertrail.notification.compose.Notice]s,
/// and texts from Qute templates. Nothing here knows Kafka, SQL or a channel. Start reading at
/// [dev.ordertrail.notification.compose.Notices]. A notice carries what was true when it was
/// decided; the customer's personal data is opened only when a channel tells it.
@NullMarked
package dev.ordertrail.notification.compose;

import org.jspecify.annotations.NullMarked;
