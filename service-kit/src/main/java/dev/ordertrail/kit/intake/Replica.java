package dev.ordertrail.kit.intake;

import java.util.UUID;

/// This process, as the owner of partitions.
record Replica(String id) {
    static final Replica THIS = new Replica(UUID.randomUUID().toString());
}
