package dev.ordertrail.payment.translate;

/// The payload says something that we do not understand. The message names the field, or one of the
/// provider's own words, and nothing else of the payload.
public final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misread(String what) {
        super(what, null, false, false);
    }
}
