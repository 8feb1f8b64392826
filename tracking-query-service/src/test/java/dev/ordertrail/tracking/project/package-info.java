@NullMarked
package dev.ordertrail.tracking.project;

import org.jspecify.annotations.NullMarked;
