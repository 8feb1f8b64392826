package dev.ordertrail.payment.translate.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.translate.ForeignText;
import dev.ordertrail.payment.translate.Misread;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One object of PayPal's, read tolerantly: a field may be missing, or of the shape of the other
/// version of the API. What is taken over is checked: ids and words are plain ASCII of bounded
/// length.
record PayPalObject(JsonNode json) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\\-]{1,100}");
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,8})?");
    private static final Pattern CAPTURE = Pattern.compile(".*/captures?/([A-Za-z0-9-]{1,100})");

    /// Fields in which merchants name their order; the last two are those of the older API.
    private static final List<String> ORDER_NAMES =
            List.of("custom_id", "invoice_id", "reference_id", "custom", "invoice_number");

    /// What PayPal calls a purchase unit that the merchant gave no name.
    private static final String UNNAMED = "default";

    PayPalObject at(String field) {
        return new PayPalObject(json.path(field));
    }

    /// The objects of a list; none where there is no list.
    List<PayPalObject> each(String field) {
        var list = json.path(field);
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false).map(PayPalObject::new).toList()
                : List.of();
    }

    @Nullable String id(String field) {
        return ForeignText.matching(ID, json.path(field));
    }

    String requiredId() {
        var id = id("id");
        if (id == null) {
            throw new Misread("an object without a usable id");
        }
        return id;
    }

    /// One of PayPal's own words, `COMPLETED`; null when the field holds none.
    @Nullable String word(String field) {
        return ForeignText.matching(WORD, json.path(field));
    }

    boolean has(String field) {
        return json.path(field).isObject();
    }

    /// The amount in this field: `value` and `currency_code`, or `total` and `currency` as the
    /// older API has it.
    Money money(String field) {
        var amount = at(field);
        var value = text(amount, "value", "total");
        var currency = text(amount, "currency_code", "currency");
        if (value == null || currency == null || !AMOUNT.matcher(value).matches()) {
            throw new Misread(field + " is no amount");
        }
        try {
            return new Money(new BigDecimal(value), Asset.iso(currency));
        } catch (IllegalArgumentException e) {
            throw new Misread("an amount or currency that does not exist");
        }
    }

    private static @Nullable String text(PayPalObject amount, String field, String older) {
        var value = amount.json.path(field);
        var text = value.isTextual() ? value : amount.json.path(older);
        return text.isTextual() ? text.textValue() : null;
    }

    /// A time; null when there is none that a calendar knows.
    @Nullable Instant time(String field) {
        var text = json.path(field);
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The capture that one of the object's links leads to.
    @Nullable String linkedCapture(String relation) {
        for (var link : each("links")) {
            var address = CAPTURE.matcher(link.json.path("href").asText());
            if (relation.equals(link.json.path("rel").asText()) && address.matches()) {
                return address.group(1);
            }
        }
        return null;
    }

    /// Everything by which the merchant may have meant the order.
    List<String> orderNames() {
        var names = new ArrayList<String>();
        for (var field : ORDER_NAMES) {
            var name = name(field);
            if (name != null && !UNNAMED.equals(name) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// What somebody called something in this field; null when the field holds no name.
    @Nullable String name(String field) {
        return ForeignText.matching(NAME, json.path(field));
    }
}
