package dev.ordertrail.shipping.translate;

/// What a stored payload turned out to be.
public sealed interface Translation {

    /// A carrier tells where something is.
    record Told(CarrierReport report) implements Translation {}

    /// A message that is none of ours: another type of event.
    record NotOurs(String why) implements Translation {}

    /// A message that should be ours and cannot be read: for a human.
    record Unreadable(String why) implements Translation {}
}
