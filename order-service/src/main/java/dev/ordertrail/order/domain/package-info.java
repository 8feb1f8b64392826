/// The order aggregate: pure functions over records. Comes in: the workflow, the state folded from
/// the stream, a command with its ids and sealed texts. Goes out: events, or the reason why not. No
/// clock, no id generator, no database may be called here.
///
/// Start reading at [dev.ordertrail.order.domain.OrderDecider]. What surprised us: facts are
/// levels, so after every event the decider lets the workflow's triggers run until nothing moves
/// ([dev.ordertrail.order.domain.Settlement]), and anomalies are not raised where they are noticed
/// but computed from the state, so that any order of arrival ends with the same ones.
@NullMarked
package dev.ordertrail.order.domain;

import org.jspecify.annotations.NullMarked;
