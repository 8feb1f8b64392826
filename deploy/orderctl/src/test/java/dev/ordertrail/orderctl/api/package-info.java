@NullMarked
package dev.ordertrail.orderctl.api;

import org.jspecify.annotations.NullMarked;
