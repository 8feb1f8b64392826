@NullMarked
package dev.ordertrail.order.handle;

import org.jspecify.annotations.NullMarked;
