package dev.ordertrail.providers.stripe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stripe's test cards: the number decides what happens (docs.stripe.com/testing).
public enum Card {
    PAYS("4242424242424242", "pm_card_visa", Fate.PAID, "Pays"),
    MASTERCARD("5555555555554444", "pm_card_mastercard", Fate.PAID, "Pays (Mastercard)"),
    AVAILABLE("4000000000000077", "pm_card_bypassPending", Fate.PAID, "Pays"),
    DECLINED("4000000000000002", "pm_card_chargeDeclined", Fate.DECLINED, "Declined"),
    NO_MONEY(
            "4000000000009995",
            "pm_card_chargeDeclinedInsufficientFunds",
            Fate.DECLINED,
            "Declined: insufficient funds"),
    LOST("4000000000009987", "pm_card_chargeDeclinedLostCard", Fate.DECLINED, "Declined: lost"),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", Fate.DECLINED, "Expired"),
    WRONG_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", Fate.DECLINED, "Wrong CVC"),
    BROKEN(
            "4000000000000119",
            "pm_card_chargeDeclinedProcessingError",
            Fate.DECLINED,
            "Processing error"),
    ASKS("4000000000003220", "pm_card_threeDSecure2Required", Fate.ASKS, "Asks for 3-D Secure"),
    ASKS_ALWAYS(
            "4000002760003184",
            "pm_card_authenticationRequired",
            Fate.ASKS,
            "Asks for 3-D Secure, always"),
    DISPUTED(
            "4000000000000259", "pm_card_createDispute", Fate.PAID, "Pays, then disputed as fraud"),
    NOT_RECEIVED(
            "4000000000002685",
            "pm_card_createDisputeProductNotReceived",
            Fate.PAID,
            "Pays, then disputed as not received"),
    INQUIRY("4000000000001976", "pm_card_createDisputeInquiry", Fate.PAID, "Pays, then an inquiry"),
    WARNING(
            "4000000000005423",
            "pm_card_createIssuerFraudRecord",
            Fate.PAID,
            "Pays, then an early fraud warning"),
    REVIEWED("4000000000009235", "pm_card_riskLevelElevated", Fate.PAID, "Pays, put under review"),
    SLOW_REFUND("4000000000007726", "pm_card_pendingRefund", Fate.PAID, "Pays; refunds are slow"),
    FAILED_REFUND("4000000000005126", "pm_card_refundFail", Fate.PAID, "Pays; refunds fail"),
    BANK_DEBIT("sepa_debit", "pm_sepaDebit", Fate.SLOW, "Bank debit: decided days later");

    private static final Map<String, String> CODES =
            Map.of(
                    "NO_MONEY", "insufficient_funds",
                    "LOST", "lost_card",
                    "EXPIRED", "expired_card",
                    "WRONG_CVC", "incorrect_cvc",
                    "BROKEN", "processing_error");

    private final String number;
    private final String token;
    private final Fate fate;
    private final String says;

    Card(String number, String token, Fate fate, String says) {
        this.number = number;
        this.token = token;
        this.fate = fate;
        this.says = says;
    }

    /// What becomes of an attempt to pay.
    enum Fate {
        PAID,
        DECLINED,
        ASKS,
        SLOW
    }

    /// The card of a number, with or without spaces, or of a payment method's id: `pm_card_visa`.
    public static Optional<Card> of(String numberOrToken) {
        var plain = numberOrToken.replaceAll("[ -]", "");
        return Stream.of(values())
                .filter(card ->
                        card.number.equals(plain) || card.token.equals(numberOrToken.strip()))
                .findFirst();
    }

    /// What is typed to use it.
    public String number() {
        return number;
    }

    /// What it does, for people.
    public String says() {
        return says;
    }

    String token() {
        return token;
    }

    Fate fate() {
        return fate;
    }

    /// Stripe's word for why the charge failed.
    String code() {
        var code = CODES.getOrDefault(name(), "card_declined");
        return code.equals("insufficient_funds") || code.equals("lost_card")
                ? "card_declined"
                : code;
    }

    /// The bank's word for it; null where Stripe names none.
    @Nullable String declineCode() {
        return fate == Fate.DECLINED ? CODES.getOrDefault(name(), "generic_decline") : null;
    }

    String message() {
        return switch (this) {
            case NO_MONEY -> "Your card has insufficient funds.";
            case EXPIRED -> "Your card has expired.";
            case WRONG_CVC -> "Your card's security code is incorrect.";
            case BROKEN ->
                    "An error occurred while processing your card. Try again in a little bit.";
            default -> "Your card was declined.";
        };
    }

    /// The payment method's type.
    String type() {
        return this == BANK_DEBIT ? "sepa_debit" : "card";
    }

    String brand() {
        return this == MASTERCARD ? "mastercard" : "visa";
    }

    String last4() {
        return this == BANK_DEBIT ? "3000" : number.substring(number.length() - 4);
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
