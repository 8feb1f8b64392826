package dev.ordertrail.payment.translate.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.translate.ForeignText;
import dev.ordertrail.payment.translate.Misread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One object of Stripe's, read tolerantly: a field may be missing, null, or of another shape in
/// another API version. What is taken over is checked: ids and words are plain ASCII of bounded
/// length.
record StripeObject(JsonNode json) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\\-]{1,100}");
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final List<String> ORDER_NAMES =
            List.of(
                    "order_id",
                    "orderId",
                    "order_number",
                    "orderNumber",
                    "order_reference",
                    "orderReference");

    StripeObject at(String field) {
        return new StripeObject(json.path(field));
    }

    /// A field that holds an id, or the whole object of that id when Stripe was asked to expand it.
    @Nullable String id(String field) {
        var node = json.path(field);
        return ForeignText.matching(ID, node.isObject() ? node.path("id") : node);
    }

    String requiredId() {
        var id = id("id");
        if (id == null) {
            throw new Misread("an object without a usable id");
        }
        return id;
    }

    /// One of Stripe's own words, `card_declined`; null when the field holds none.
    @Nullable String word(String field) {
        return ForeignText.matching(WORD, json.path(field));
    }

    boolean has(String field) {
        return json.path(field).isIntegralNumber();
    }

    /// The amount in this field, in the object's currency.
    Money money(String field) {
        var minor = json.path(field);
        if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
            throw new Misread(field + " is no amount");
        }
        return StripeMoney.of(minor.longValue(), currency());
    }

    boolean isMoreThanNothing(String field) {
        return has(field) && json.path(field).bigIntegerValue().signum() > 0;
    }

    boolean isLessThanNothing(String field) {
        return has(field) && json.path(field).bigIntegerValue().signum() < 0;
    }

    /// The amount in this field, whichever way it went.
    Money size(String field) {
        var minor = json.path(field);
        if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
            throw new Misread(field + " is no amount");
        }
        return StripeMoney.of(Math.abs(minor.longValue()), currency());
    }

    String currency() {
        return json.path("currency").asText();
    }

    /// A name that the merchant chose; null when the field holds none.
    @Nullable String name(String field) {
        return ForeignText.matching(NAME, json.path(field));
    }

    boolean isFalse(String field) {
        return json.path(field).isBoolean() && !json.path(field).booleanValue();
    }

    /// A time in seconds since 1970; null when there is none that a calendar knows.
    @Nullable Instant time(String field) {
        var seconds = json.path(field);
        if (!seconds.isNumber() || !seconds.canConvertToLong()) {
            return null;
        }
        var value = seconds.longValue();
        return value > 0 && value <= LAST_SECOND ? Instant.ofEpochSecond(value) : null;
    }

    /// Everything in the metadata by which the merchant may have meant the order.
    List<String> orderNames() {
        var names = new ArrayList<String>();
        for (var field : ORDER_NAMES) {
            add(names, ForeignText.matching(NAME, json.path("metadata").path(field)));
        }
        add(names, ForeignText.matching(NAME, json.path("client_reference_id")));
        return names;
    }

    private static void add(List<String> names, @Nullable String name) {
        if (name != null && !names.contains(name)) {
            names.add(name);
        }
    }
}
