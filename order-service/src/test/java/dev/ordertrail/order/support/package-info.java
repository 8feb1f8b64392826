/// What the tests of the service share: orders to place, callers, a look at the log and the topics.
@NullMarked
package dev.ordertrail.order.support;

import org.jspecify.annotations.NullMarked;
