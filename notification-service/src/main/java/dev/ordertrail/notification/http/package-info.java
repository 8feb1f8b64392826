/// What people and ops see over HTTP: everybody's own feed and preferences; the ledger and closed
/// channels for ops.
@NullMarked
package dev.ordertrail.notification.http;

import org.jspecify.annotations.NullMarked;
