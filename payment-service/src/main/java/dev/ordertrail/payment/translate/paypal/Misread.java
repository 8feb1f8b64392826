package dev.ordertrail.payment.translate.paypal;

/// The payload says something that we do not understand; the message names the field, never its
/// value.
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misread(String what) {
        super(what, null, false, false);
    }
}
