package dev.ordertrail.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A part of the embedded stack cannot do what it was asked; the message says what to do about it.
public final class EmbeddedStackException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public EmbeddedStackException(String message) {
        super(message);
    }

    public EmbeddedStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
