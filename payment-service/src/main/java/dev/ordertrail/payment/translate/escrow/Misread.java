package dev.ordertrail.payment.translate.escrow;

/// A message that does not say what it should.
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misread(String why) {
        super(why);
    }
}
