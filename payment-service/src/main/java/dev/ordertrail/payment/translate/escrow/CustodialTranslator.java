package dev.ordertrail.payment.translate.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Locked;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a custodial escrow provider's callbacks mean. The provider decides alone, so what it says
/// is final at once. Its amounts are everything so far.
///
/// @param provider as the address of the callback names it
/// @param data the object that the message is about
public record CustodialTranslator(String provider, JsonNode data) {

    /// Pure.
    ///
    /// @param message `{type, timestamp, data}`
    /// @param received when it came
    public static Translation translate(String provider, JsonNode message, Instant received) {
        var type = message.path("type").asText("");
        if (!type.startsWith("escrow.")) {
            return new NotOurs("nothing about an escrow");
        }
        try {
            var translator = new CustodialTranslator(provider, message.path("data"));
            var about = translator.about();
            return translator
                    .said(type)
                    .<Translation>map(s -> new Happened(about, at(message, received), s))
                    .orElseGet(() -> new NotOurs("a type that means nothing to us"));
        } catch (IllegalArgumentException | DateTimeException | Misread e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Said> said(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "escrow.created" ->
                            new Told(
                                    new CheckoutStarted(
                                            payment(),
                                            provider,
                                            null,
                                            data.has("amount") ? money("amount") : null,
                                            time("expiresAt")));
                    case "escrow.locked" ->
                            new Locked(money("locked"), reference(), time("expiresAt"));
                    case "escrow.released" ->
                            new Told(
                                    new EscrowReleased(
                                            payment(), provider, money("released"), reference()));
                    case "escrow.refunded" ->
                            new Told(
                                    new PaymentRefunded(
                                            payment(),
                                            provider,
                                            money("refunded"),
                                            money("locked")));
                    case "escrow.disputed" -> disputed();
                    case "escrow.cancelled" -> ended("canceled");
                    case "escrow.expired" -> ended("expired");
                    default -> null;
                });
    }

    private Told ended(String reason) {
        return new Told(new PaymentEnded(payment(), provider, reason));
    }

    private Told disputed() {
        var dispute = data.path("dispute");
        var status = needed(dispute, "status");
        var state =
                switch (status) {
                    case "open" -> DisputeState.OPEN;
                    case "won" -> DisputeState.WON;
                    case "lost" -> DisputeState.LOST;
                    case "withdrawn" -> DisputeState.WITHDRAWN;
                    default -> throw new Misread("no dispute has the status " + status);
                };
        return new Told(
                new PaymentDisputed(
                        payment(),
                        provider,
                        needed(dispute, "id"),
                        state,
                        status,
                        text(dispute, "reason"),
                        data.has("disputed") ? money("disputed") : null,
                        instant(text(dispute, "evidenceDueBy"))));
    }

    private About about() {
        var names = new ArrayList<String>();
        for (var field : List.of("orderId", "orderNumber", "reference")) {
            var name = text(data, field);
            if (name != null) {
                names.add(name);
            }
        }
        var escrow = needed(data, "escrowId");
        return new About(
                payment(),
                List.of(
                        new ProviderObject(Kind.ESCROW, payment()),
                        new ProviderObject(Kind.ESCROW, escrow)),
                names);
    }

    private String payment() {
        return provider + "/" + needed(data, "escrowId");
    }

    /// The provider's name for the movement; without one, the escrow's.
    private String reference() {
        var transaction = text(data, "transactionId");
        return transaction == null ? needed(data, "escrowId") : transaction;
    }

    private Money money(String field) {
        var code = needed(data, "currency");
        var decimals = data.path("decimals");
        var asset = decimals.isInt() ? new Asset(code, decimals.asInt()) : Asset.iso(code);
        return new Money(new BigDecimal(needed(data, field)), asset);
    }

    private @Nullable Instant time(String field) {
        return instant(text(data, field));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Instant at(JsonNode message, Instant received) {
        var at = Instant.parse(needed(message, "timestamp"));
        return at.isAfter(received) ? received : at;
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /// Text, or a number as it was written.
    private static String needed(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new Misread("the message has no " + field);
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
