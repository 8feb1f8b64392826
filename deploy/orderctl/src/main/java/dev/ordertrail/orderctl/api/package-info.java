/// A running system from outside: HTTP as anybody speaks it, signatures as providers make them,
/// tokens, topics.
@NullMarked
package dev.ordertrail.orderctl.api;

import org.jspecify.annotations.NullMarked;
