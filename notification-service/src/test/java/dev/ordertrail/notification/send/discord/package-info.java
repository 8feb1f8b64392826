@NullMarked
package dev.ordertrail.notification.send.discord;

import org.jspecify.annotations.NullMarked;
