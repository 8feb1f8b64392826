@NullMarked
package dev.ordertrail.tracking.http;

import org.jspecify.annotations.NullMarked;
