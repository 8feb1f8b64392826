@NullMarked
package dev.ordertrail.embedded;

import org.jspecify.annotations.NullMarked;
