@NullMarked
package dev.ordertrail.notification.send;

import org.jspecify.annotations.NullMarked;
