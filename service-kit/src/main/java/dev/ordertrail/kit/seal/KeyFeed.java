package dev.ordertrail.kit.seal;

/// Where keys come from when they are not in the database.
@FunctionalInterface
interface KeyFeed {
    /// For the service that makes the keys: what is not in its database does not exist.
    KeyFeed NONE = () -> {};

    /// Returns when every key that was on `person-keys` at the time of the call is in the database,
    /// or when patience ends.
    void catchUp();
}
