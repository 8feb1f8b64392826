@NullMarked
package dev.ordertrail.providers;

import org.jspecify.annotations.NullMarked;
