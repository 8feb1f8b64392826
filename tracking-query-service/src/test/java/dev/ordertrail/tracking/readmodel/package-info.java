@NullMarked
package dev.ordertrail.tracking.readmodel;

import org.jspecify.annotations.NullMarked;
