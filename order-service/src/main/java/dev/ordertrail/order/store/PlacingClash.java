package dev.ordertrail.order.store;

/// Something that may exist once only exists already: the order was not placed.
public final class PlacingClash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final What what;

    private PlacingClash(What what) {
        super("it exists already: " + what, null, false, false);
        this.what = what;
    }

    /// The clash that a violated constraint stands for.
    static PlacingClash of(String constraint) {
        return new PlacingClash(
                switch (constraint) {
                    case "order_head_reference" -> What.REFERENCE;
                    case "payment_evidence_once" -> What.EVIDENCE;
                    case "idempotency_key_pkey" -> What.ANSWER;
                    case "person_key_pkey" -> What.KEY;
                    default -> What.NUMBER; // the number or an id: both are drawn again
                });
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
