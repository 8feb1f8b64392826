package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;

/// A request that Stripe refuses, in Stripe's words.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final transient ObjectNode error;

    Refused(int status, ObjectNode error) {
        super(error.path("message").asText(), null, false, false);
        this.status = status;
        this.error = error;
    }

    static Refused invalid(String code, String param, String message) {
        var error = Json.object().put("type", INVALID).put("message", message);
        error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        error.put("code", code);
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return new Refused(400, error);
    }

    static Refused missing(String param) {
        return invalid("parameter_missing", param, "Missing required param: " + param + ".");
    }

    static Refused malformed(String param, String what) {
        return invalid("parameter_invalid", param, "Invalid " + param + ": " + what);
    }

    static Refused unknown(String what, String id) {
        var refused = invalid("resource_missing", "id", "No such " + what + ": '" + id + "'");
        return new Refused(404, refused.error);
    }

    static Refused key() {
        var error = Json.object().put("type", INVALID);
        return new Refused(401, error.put("message", "Invalid API Key provided"));
    }

    static Refused idempotency() {
        var error = Json.object().put("type", "idempotency_error");
        return new Refused(
                400,
                error.put(
                        "message",
                        "Keys for idempotent requests can only be used with the same parameters they were first used with."));
    }

    /// @param intent as it is after the card was declined
    static Refused card(Card card, String charge, ObjectNode intent) {
        var error = Declines.of(card, charge);
        error.set("payment_intent", intent.deepCopy());
        return new Refused(402, error);
    }

    int status() {
        return status;
    }

    /// Whether the request was refused for its parameters alone, before anything was done.
    boolean forItsParameters() {
        var code = error.path("code").asText();
        return status == 401 || code.startsWith("parameter_") || code.equals("resource_missing");
    }

    ObjectNode body() {
        var body = Json.object();
        body.set("error", error);
        return body;
    }
}
