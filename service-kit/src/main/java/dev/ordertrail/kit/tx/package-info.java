/// One JDBC transaction around a piece of work, and what happens after its commit.
///
/// Comes in: work on a connection. Goes out: its result, durable; or an exception that says whether
/// PostgreSQL is away ([dev.ordertrail.kit.tx.DatabaseAway]) or refused
/// ([dev.ordertrail.kit.tx.SqlFailure]). A work within a work joins it.
@NullMarked
package dev.ordertrail.kit.tx;

import org.jspecify.annotations.NullMarked;
