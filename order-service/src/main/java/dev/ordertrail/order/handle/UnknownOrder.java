package dev.ordertrail.order.handle;

/// A fact is about an order that is not in the log. Its record is parked.
public final class UnknownOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOrder() {
        super("the order is not in the log", null, false, false);
    }
}
