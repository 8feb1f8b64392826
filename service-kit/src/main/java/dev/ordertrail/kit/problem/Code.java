package dev.ordertrail.kit.problem;

import java.util.Locale;
import java.util.Optional;

/// Every way of saying no over HTTP.
public enum Code {
    MALFORMED_BODY(
            400, false, "The body cannot be read", "Send well-formed JSON, encoded in UTF-8."),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            true,
            "An Idempotency-Key is needed",
            "Send an Idempotency-Key header, a new one for each new command."),
    SIGNATURE_INVALID(
            400,
            false,
            "The signature is not valid",
            "Sign the raw body with the shared secret and a fresh timestamp."),
    UNAUTHENTICATED(401, true, "Who are you?", "Send a valid bearer token."),
    FORBIDDEN(403, false, "You may not do this", "Ask somebody who has the role for it."),
    ORDER_NOT_FOUND(404, false, "There is no such order", "Check the order id or number."),
    NOT_FOUND(404, false, "There is nothing here", "Check the address."),
    METHOD_NOT_ALLOWED(
            405, false, "This address does not know that method", "See the Allow header."),
    NOT_ACCEPTABLE(406, false, "No representation suits you", "Accept application/json."),
    INVALID_STATUS_TRANSITION(
            409,
            false,
            "The order cannot go there from here",
            "Choose one of the allowed statuses."),
    DUPLICATE_ORDER_REFERENCE(
            409,
            false,
            "This reference was used before",
            "Use the order that has it, or another reference."),
    DUPLICATE_PAYMENT_EVIDENCE(
            409, false, "This payment was used for another order", "See the order it belongs to."),
    VERSION_CONFLICT(409, true, "Somebody else was faster", "Read the order again and repeat."),
    INSUFFICIENT_INVENTORY(409, false, "Not enough is left", "Order less, or choose another item."),
    LISTING_UNAVAILABLE(409, false, "This item is no longer available", "Browse similar items"),
    PAYMENT_NOT_CONFIRMED(
            409, true, "The payment is not confirmed", "Verify payment status and retry"),
    REQUEST_IN_PROGRESS(
            409,
            true,
            "The same request is being worked on",
            "Wait a moment and repeat with the same Idempotency-Key."),
    PRECONDITION_FAILED(
            412,
            true,
            "The order has changed",
            "Read the order again and repeat with its version."),
    PAYLOAD_TOO_LARGE(413, false, "The body is too large", "Send at most 1 MiB."),
    UNSUPPORTED_MEDIA_TYPE(
            415, false, "This media type is not read here", "Send application/json."),
    VALIDATION_FAILED(422, false, "Some fields are wrong", "Correct the fields named in errors."),
    INVALID_SHIPPING_ADDRESS(
            422, false, "The shipping address is not complete", "Correct the address."),
    INVALID_PACKAGE(422, false, "There is no such package", "Choose one of the options."),
    INVALID_DURATION(
            422, false, "The duration is out of range", "Choose a duration within the range."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            false,
            "This Idempotency-Key came with another body",
            "Use a new Idempotency-Key for a new command."),
    RATE_LIMITED(429, true, "Too many requests", "Wait as long as Retry-After says."),
    INTERNAL_ERROR(
            500, true, "Something went wrong", "Try again; tell us the trace id if it stays."),
    DATABASE_ERROR(503, true, "The database cannot be reached", "Try again or contact support");

    private final int status;
    private final boolean canRetry;
    private final String title;
    private final String suggestedAction;

    Code(int status, boolean canRetry, String title, String suggestedAction) {
        this.status = status;
        this.canRetry = canRetry;
        this.title = title;
        this.suggestedAction = suggestedAction;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// Whether the same request may succeed later.
    public boolean canRetry() {
        return canRetry;
    }

    public String title() {
        return title;
    }

    public String suggestedAction() {
        return suggestedAction;
    }

    /// The last part of the problem's address: `order-not-found`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The problem's `type`: `/problems/order-not-found`.
    public String type() {
        return "/problems/" + slug();
    }

    public static Optional<Code> ofSlug(String slug) {
        for (var code : values()) {
            if (code.slug().equals(slug)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
