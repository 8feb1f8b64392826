package dev.ordertrail.payment.domain;

/// One name under which a callback may know an order: the order's own names, or a provider's object
/// that pays it. Its text form (`pi:pi_3P…`) is what a callback without an order waits for.
///
/// @param kind what is named
/// @param value the name
public record LookupKey(Kind kind, String value) implements Comparable<LookupKey> {

    /// What a key names. All but [#REFERENCE] name one order of a shop; a reference is unique per
    /// seller only.
    public enum Kind {
        ORDER("order"),
        NUMBER("number"),
        REFERENCE("ref"),
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

        /// The kind of a short form.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Kind of(String prefix) {
            for (var kind : values()) {
                if (kind.prefix.equals(prefix)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of key is called " + prefix);
        }
    }

    /// The key as text, bounded by the shop: what one shop's provider says can never wake or match
    /// another shop's order.
    public String in(String shop) {
        return shop + "/" + this;
    }

    @Override
    public int compareTo(LookupKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.prefix + ":" + value;
    }
}
