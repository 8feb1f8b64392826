@NullMarked
package dev.ordertrail.order.store;

import org.jspecify.annotations.NullMarked;
