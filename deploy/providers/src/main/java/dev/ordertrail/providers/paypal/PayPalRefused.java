package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import java.util.Locale;

/// A request that PayPal refuses, in PayPal's words.
final class PayPalRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private PayPalRefused(int status, ObjectNode body) {
        super(body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    /// What is asked is understood, but cannot be.
    static PayPalRefused unprocessable(String issue, String description) {
        return of(
                422,
                "UNPROCESSABLE_ENTITY",
                "The requested action could not be performed, semantically incorrect, or failed business validation.",
                issue,
                description);
    }

    static PayPalRefused invalid(String field, String issue) {
        return of(
                400,
                "INVALID_REQUEST",
                "Request is not well-formed, syntactically incorrect, or violates schema.",
                issue,
                "The value of a field is invalid: " + field);
    }

    static PayPalRefused unknown(String id) {
        return of(
                404,
                "RESOURCE_NOT_FOUND",
                "The specified resource does not exist.",
                "INVALID_RESOURCE_ID",
                "Specified resource ID does not exist: " + id);
    }

    static PayPalRefused unauthorised() {
        return new PayPalRefused(
                401,
                Json.object()
                        .put("error", "invalid_token")
                        .put("error_description", "Token signature verification failed"));
    }

    static PayPalRefused client() {
        return new PayPalRefused(
                401,
                Json.object()
                        .put("error", "invalid_client")
                        .put("error_description", "Client Authentication failed"));
    }

    private static PayPalRefused of(
            int status, String name, String message, String issue, String description) {
        var body = Json.object().put("name", name).put("message", message);
        body.put("debug_id", Ids.secret(13).toLowerCase(Locale.ROOT));
        body.putArray("details").addObject().put("issue", issue).put("description", description);
        body.putArray("links")
                .addObject()
                .put(
                        "href",
                        "https://developer.paypal.com/api/rest/reference/orders/v2/errors/#"
                                + issue)
                .put("rel", "information_link")
                .put("method", "GET");
        return new PayPalRefused(status, body);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
