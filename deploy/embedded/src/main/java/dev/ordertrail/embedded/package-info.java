/// A real broker and a real database in a few seconds, for `./run` and for tests.
@NullMarked
package dev.ordertrail.embedded;

import org.jspecify.annotations.NullMarked;
