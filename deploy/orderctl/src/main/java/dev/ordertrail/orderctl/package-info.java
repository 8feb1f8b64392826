/// The command line behind `./run`: brings the system up, looks into it, takes it down.
@NullMarked
package dev.ordertrail.orderctl;

import org.jspecify.annotations.NullMarked;
