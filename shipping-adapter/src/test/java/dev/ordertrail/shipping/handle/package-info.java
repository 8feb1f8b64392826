@NullMarked
package dev.ordertrail.shipping.handle;

import org.jspecify.annotations.NullMarked;
