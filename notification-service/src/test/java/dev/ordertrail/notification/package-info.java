@NullMarked
package dev.ordertrail.notification;

import org.jspecify.annotations.NullMarked;
