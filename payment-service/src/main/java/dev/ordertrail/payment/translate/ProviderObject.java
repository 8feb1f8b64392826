package dev.ordertrail.payment.translate;

/// Something that a provider has a name for and that pays an order.
///
/// @param id the provider's name for it
public record ProviderObject(Kind kind, String id) {

    /// What the provider calls it.
    public enum Kind {
        PAYMENT_INTENT("pi"),
        SESSION("cs"),
        CHARGE("ch"),
        PAYPAL_ORDER("po"),
        CAPTURE("pc"),
        TRANSACTION("tx"),
        ESCROW("es");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /// The short form used in key texts and in the database.
        public String prefix() {
            return prefix;
        }
    }
}
