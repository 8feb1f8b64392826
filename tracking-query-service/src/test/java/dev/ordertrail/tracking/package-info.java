@NullMarked
package dev.ordertrail.tracking;

import org.jspecify.annotations.NullMarked;
