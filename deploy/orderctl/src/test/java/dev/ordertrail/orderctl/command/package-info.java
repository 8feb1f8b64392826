@NullMarked
package dev.ordertrail.orderctl.command;

import org.jspecify.annotations.NullMarked;
