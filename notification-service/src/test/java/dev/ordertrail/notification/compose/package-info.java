@NullMarked
package dev.ordertrail.notification.compose;

import org.jspecify.annotations.NullMarked;
