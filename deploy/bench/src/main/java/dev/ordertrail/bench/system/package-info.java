/// The processes that are measured, started as `./run` starts them, on ports and in a directory of
/// their own.
@NullMarked
package dev.ordertrail.bench.system;

import org.jspecify.annotations.NullMarked;
