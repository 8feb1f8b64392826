package dev.ordertrail.order.store;

/// Another writer appended to the order first. What was decided was decided on an old state.
public final class VersionTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionTaken() {
        super("the version is taken", null, false, false);
    }
}
