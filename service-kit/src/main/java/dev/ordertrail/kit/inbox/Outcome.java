package dev.ordertrail.kit.inbox;

import java.util.List;

/// What became of a kept message. The reasons are shown to ops: no personal data.
public sealed interface Outcome {

    /// It was understood, and what follows from it is written.
    record Done() implements Outcome {}

    /// It says nothing to us: an unknown type, somebody else's object.
    record Ignored(String why) implements Outcome {}

    /// What it is about is not known here yet. Nothing that the handler wrote is kept.
    ///
    /// @param keys any of these wakes it, see [Inbox#wake]
    record Waits(List<String> keys, String why) implements Outcome {
        public Waits {
            keys = List.copyOf(keys);
        }
    }

    /// It cannot be understood, and a person must look at it. Nothing that the handler wrote is
    /// kept.
    record Parked(String why) implements Outcome {}
}
