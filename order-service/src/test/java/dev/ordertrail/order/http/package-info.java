@NullMarked
package dev.ordertrail.order.http;

import org.jspecify.annotations.NullMarked;
