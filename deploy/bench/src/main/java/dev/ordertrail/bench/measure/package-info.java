/// The cases: each measures something of the system, and in the same minutes the bare thing that it
/// stands beside.
@NullMarked
package dev.ordertrail.bench.measure;

import org.jspecify.annotations.NullMarked;
