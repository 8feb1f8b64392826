/// Commands from Kafka, on a real broker and a real database.
@NullMarked
package dev.ordertrail.order.intake;

import org.jspecify.annotations.NullMarked;
