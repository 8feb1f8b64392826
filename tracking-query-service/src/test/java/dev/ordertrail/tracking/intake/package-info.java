@NullMarked
package dev.ordertrail.tracking.intake;

import org.jspecify.annotations.NullMarked;
