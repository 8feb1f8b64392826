package dev.ordertrail.kit.outbox;

/// Tells whoever relays this database's outbox that there is something to tell. Cheap, coalesced,
/// only after a commit.
@FunctionalInterface
public interface Wake extends Runnable {}
