@NullMarked
package dev.ordertrail.orderctl;

import org.jspecify.annotations.NullMarked;
