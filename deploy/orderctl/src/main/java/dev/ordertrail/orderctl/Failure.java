package dev.ordertrail.orderctl;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A command cannot do what it was asked. Its message is for the person at the keyboard and says
/// what to do.
public final class Failure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
