@NullMarked
package dev.ordertrail.shipping;

import org.jspecify.annotations.NullMarked;
