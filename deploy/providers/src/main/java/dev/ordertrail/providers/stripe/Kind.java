package dev.ordertrail.providers.stripe;

import dev.ordertrail.providers.store.Ids;

/// What Stripe keeps.
public enum Kind {
    SESSION("checkout.session", "/v1/checkout/sessions"),
    INTENT("payment_intent", "/v1/payment_intents"),
    CHARGE("charge", "/v1/charges"),
    REFUND("refund", "/v1/refunds"),
    DISPUTE("dispute", "/v1/disputes"),
    MOVEMENT("balance_transaction", "/v1/balance_transactions"),
    EVENT("event", "/v1/events"),
    REVIEW("review", "/v1/reviews"),
    WARNING("radar.early_fraud_warning", "/v1/radar/early_fraud_warnings");

    private final String object;
    private final String path;

    Kind(String object, String path) {
        this.object = object;
        this.path = path;
    }

    /// Stripe's name for it.
    public String object() {
        return object;
    }

    String path() {
        return path;
    }

    String newId() {
        return switch (this) {
            case SESSION -> Ids.session();
            case INTENT -> Ids.stripe("pi");
            case CHARGE -> Ids.stripe("ch");
            case REFUND -> Ids.stripe("re");
            case DISPUTE -> Ids.stripe("du");
            case MOVEMENT -> Ids.stripe("txn");
            case EVENT -> Ids.stripe("evt");
            case REVIEW -> Ids.stripe("prv");
            case WARNING -> Ids.stripe("issfr");
        };
    }
}
