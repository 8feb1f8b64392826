package dev.ordertrail.kit.tx;

/// PostgreSQL cannot be reached, is starting or stopping, or is out of resources. Whether the
/// transaction took place is unknown when it was lost during its commit. Callers of HTTP APIs are
/// told 503 `DATABASE_ERROR`.
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseAway(Throwable cause) {
        super("PostgreSQL is away", cause);
    }
}
