/// Checks that the topics are what the contract says. A changed number of partitions would break
/// the order of keys: liveness goes DOWN.
@NullMarked
package dev.ordertrail.kit.topics;

import org.jspecify.annotations.NullMarked;
