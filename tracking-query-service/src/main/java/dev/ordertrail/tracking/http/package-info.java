/// REST, live streams and web pages. Nothing here changes an order.
///
/// Comes in: requests. Goes out: answers as this caller may see them; what they may not see is 404.
/// Pages are complete without JavaScript; `live.js` only fetches them again when a stream says that
/// something changed. Start at [OrdersResource], [LiveResource] and [Pages].
@NullMarked
package dev.ordertrail.tracking.http;

import org.jspecify.annotations.NullMarked;
