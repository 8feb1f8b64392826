@NullMarked
package dev.ordertrail.notification.intake;

import org.jspecify.annotations.NullMarked;
