/// Every order of arrival, in process: the services' own translators, decider and folds, joined by
/// a driver that keeps what their tables and topics would keep.
///
/// Comes in: a permutation of what can arrive. Goes out: where the order ended, on every axis. The
/// desks here do in memory what the handlers do in SQL; whatever decides is the services' own code.
@NullMarked
package dev.ordertrail.systemtest.arrival;

import org.jspecify.annotations.NullMarked;
