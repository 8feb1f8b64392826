/// The system as its users meet it: processes started by the front door, HTTP, signed webhooks,
/// live streams, a browser.
///
/// Start at [dev.ordertrail.systemtest.wire.WholeSystem]: it is brought up once for all tests of a
/// JVM. Nothing here looks into a service, only at what it answers and at what it leaves on a topic
/// or in its database.
@NullMarked
package dev.ordertrail.systemtest.wire;

import org.jspecify.annotations.NullMarked;
