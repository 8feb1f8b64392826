/// Each figure stands beside the same figure of bare machinery, taken alternately in the same run.
@NullMarked
package dev.ordertrail.bench;

import org.jspecify.annotations.NullMarked;
