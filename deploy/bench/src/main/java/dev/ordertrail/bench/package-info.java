/// What the system does beside what the machine could do at best, measured in the same run,
/// alternating.
///
/// Comes in: a choice of cases and how long each may take. Goes out: a table for people and a JSON
/// file for machines. Only ratios of one run count: machines differ and days differ. Start reading
/// at [dev.ordertrail.bench.Bench].
@NullMarked
package dev.ordertrail.bench;

import org.jspecify.annotations.NullMarked;
