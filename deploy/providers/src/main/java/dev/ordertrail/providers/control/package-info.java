/// `/control/…`: by it a person or a script plays everybody but the merchant, and asks for trouble:
/// banks that dispute and decide, staff that refund in the dashboard, webhooks that come late,
/// twice, in another order or never, and calls whose answer is lost after they were done.
@NullMarked
package dev.ordertrail.providers.control;

import org.jspecify.annotations.NullMarked;
