package dev.ordertrail.contracts;

import org.jspecify.annotations.Nullable;

/// A record that today's code cannot read: an unknown type (perhaps a newer one) or JSON that does
/// not fit. Its order is parked; see the sequenced intake.
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String type, @Nullable Throwable cause) {
        super("cannot read an event of type " + type, cause);
    }
}
