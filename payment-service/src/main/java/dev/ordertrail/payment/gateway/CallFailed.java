package dev.ordertrail.payment.gateway;

import org.jspecify.annotations.Nullable;

/// A call without the answer that was hoped for. What is not known is never guessed.
public abstract sealed class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    private CallFailed(String code, @Nullable Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    /// The provider's own word (`charge_already_refunded`), or ours (`timeout`). Fit for logs and
    /// for staff.
    public String code() {
        return code;
    }

    /// The provider says no, and will say so again: nothing was done.
    public static final class Refused extends CallFailed {
        private static final long serialVersionUID = 1L;

        public Refused(String code, @Nullable Throwable cause) {
            super(code, cause);
        }
    }

    /// It may have been done or not: a timeout, a broken connection, an error at the provider. Ask
    /// before anything else is done.
    public static final class Unknown extends CallFailed {
        private static final long serialVersionUID = 1L;

        public Unknown(String code, @Nullable Throwable cause) {
            super(code, cause);
        }
    }

    /// Certainly not done, and worth another try: too many requests.
    public static final class Later extends CallFailed {
        private static final long serialVersionUID = 1L;

        public Later(String code, @Nullable Throwable cause) {
            super(code, cause);
        }
    }
}
