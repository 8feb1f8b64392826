/// Webhooks on their way: to which address, signed by whom, when again after a refusal, and what
/// goes wrong with them because somebody asked for it. It knows neither provider; an event is bytes
/// with a name.
@NullMarked
package dev.ordertrail.providers.deliver;

import org.jspecify.annotations.NullMarked;
