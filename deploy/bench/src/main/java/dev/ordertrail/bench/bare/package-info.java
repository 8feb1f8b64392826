/// The yardstick: the least a Quarkus service can do with one durable event, on the same pool, JSON
/// and HTTP settings.
///
/// Comes in: a POST of a small order, a GET by key. Goes out: one event and one outbox row in one
/// transaction; one row. It validates nothing, asks nobody who they are and tells nobody: it is
/// what the machine could do at best.
@NullMarked
package dev.ordertrail.bench.bare;

import org.jspecify.annotations.NullMarked;
