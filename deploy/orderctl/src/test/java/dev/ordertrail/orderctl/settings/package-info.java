@NullMarked
package dev.ordertrail.orderctl.settings;

import org.jspecify.annotations.NullMarked;
