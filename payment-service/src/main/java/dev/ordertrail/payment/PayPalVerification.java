package dev.ordertrail.payment;

/// Asks PayPal itself whether it signed a delivery. An endpoint may ask this without knowing how
/// PayPal is called.
public interface PayPalVerification {

    /// Whether PayPal says that the delivery is its own.
    ///
    /// @param shop whose account asks
    /// @return false also when PayPal cannot be asked: it delivers again
    boolean confirms(String shop, PayPalDelivery delivery);
}
