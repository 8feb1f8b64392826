@NullMarked
package dev.ordertrail.orderctl.supervise;

import org.jspecify.annotations.NullMarked;
