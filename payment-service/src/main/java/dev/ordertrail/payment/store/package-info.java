/// This service's own tables, as statements. In: a connection whose transaction belongs to
/// `handle`. Nothing here commits, decides or retries. Rows of several orders are written in key
/// order, so that two transactions never wait for each other in a circle.
@NullMarked
package dev.ordertrail.payment.store;

import org.jspecify.annotations.NullMarked;
