package dev.ordertrail.order.store;

/// Something that may exist once only exists already: the order was not placed.
public final class PlacingClash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final What what;

    PlacingClash(What what) {
        super("it exists already: " + what, null, false, false);
        this.what = what;
    }

    public What what() {
        return what;
    }

    /// What exists already.
    public enum What {
        ANSWER,
        REFERENCE,
        EVIDENCE,
        KEY,
        NUMBER
    }
}
