@NullMarked
package dev.ordertrail.order.catalog;

import org.jspecify.annotations.NullMarked;
