@NullMarked
package dev.ordertrail.shipping.callback;

import org.jspecify.annotations.NullMarked;
