@NullMarked
package dev.ordertrail.order.shop;

import org.jspecify.annotations.NullMarked;
