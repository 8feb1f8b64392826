@NullMarked
package dev.ordertrail.orderctl.demo;

import org.jspecify.annotations.NullMarked;
