/// A real Kafka broker and a real PostgreSQL without Docker, durable, for `./run` and for tests.
///
/// Comes in: a directory, ports, passwords. Goes out: addresses, databases with their roles,
/// topics. Data stay where they are when a process ends or is killed; only
/// [dev.ordertrail.embedded.TestStack] deletes what it made. Start reading at
/// [dev.ordertrail.embedded.EmbeddedPostgres] and [dev.ordertrail.embedded.EmbeddedKafka].
@NullMarked
package dev.ordertrail.embedded;

import org.jspecify.annotations.NullMarked;
