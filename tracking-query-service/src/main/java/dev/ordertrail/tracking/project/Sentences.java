package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facts in our words, and the level of the order that each of them makes hold.
///
/// @param name the fact's own name, where it stands for no status
/// @param level the level it makes hold; null for those that move no order
record Sentences(String name, String sentence, Tone tone, @Nullable Level level) {

    static Sentences of(Kind kind) {
        return switch (kind) {
            case CHECKOUT_STARTED -> neutral("checkout_started", "Checkout started");
            case ESCROW_OBSERVED ->
                    neutral("escrow_observed", "Escrow deposit seen, waiting for confirmations");
            case ATTEMPT_FAILED ->
                    new Sentences(
                            "payment_attempt_failed",
                            "A payment attempt failed; it can be tried again",
                            Tone.ATTENTION,
                            null);
            case PAID_SHORT ->
                    new Sentences(
                            "payment_incomplete",
                            "A payment arrived that is not what the order asks for",
                            Tone.ATTENTION,
                            null);
            case CONFIRMED ->
                    new Sentences("payment_confirmed", "Payment confirmed", Tone.GOOD, Level.PAID);
            case ESCROW_LOCKED ->
                    new Sentences(
                            "escrow_locked",
                            "Payment secured in escrow",
                            Tone.GOOD,
                            Level.LOCKED_IN_ESCROW);
            case ESCROW_ORPHANED ->
                    new Sentences(
                            "escrow_orphaned",
                            "The escrow deposit is no longer part of the chain",
                            Tone.BAD,
                            null);
            case ESCROW_RELEASED -> neutral("escrow_released", "Escrow paid out to the seller");
            case ENDED ->
                    new Sentences(
                            "payment_ended", "Payment ended unpaid", Tone.BAD, Level.PAYMENT_ENDED);
            case DISPUTE_OPEN ->
                    new Sentences(
                            "payment_disputed",
                            "The payment is disputed at the bank",
                            Tone.BAD,
                            Level.PAYMENT_DISPUTED);
            case DISPUTE_WON ->
                    neutral("dispute_won", "The payment dispute was decided for the seller");
            case DISPUTE_WITHDRAWN ->
                    neutral("dispute_withdrawn", "The payment dispute was withdrawn");
            case DISPUTE_LOST ->
                    new Sentences(
                            "dispute_lost",
                            "The payment dispute was decided for the buyer",
                            Tone.BAD,
                            null);
            case REFUND_PENDING -> neutral("refund_pending", "A refund is on its way");
            case REFUNDED -> neutral("refunded", "Money was refunded");
        };
    }

    static Sentences of(ParcelState state) {
        var name = state.name().toLowerCase(Locale.ROOT);
        return switch (state) {
            case UNKNOWN -> neutral("scanned", "The carrier reported on the parcel");
            case REGISTERED -> neutral("parcel_registered", "Parcel registered for tracking");
            case LABEL_CREATED -> neutral(name, "Shipping label created");
            case PICKED_UP ->
                    new Sentences(
                            name, "The carrier has the parcel", Tone.GOOD, Level.ALL_PICKED_UP);
            case IN_TRANSIT ->
                    new Sentences(
                            name, "The parcel is on its way", Tone.GOOD, Level.ALL_IN_TRANSIT);
            case OUT_FOR_DELIVERY ->
                    new Sentences(
                            name,
                            "The parcel is out for delivery",
                            Tone.GOOD,
                            Level.ALL_OUT_FOR_DELIVERY);
            case DELIVERED ->
                    new Sentences(name, "The parcel was delivered", Tone.GOOD, Level.ALL_DELIVERED);
            case READY_FOR_PICKUP -> neutral(name, "The parcel is ready to be picked up");
            case ATTEMPT_FAILED ->
                    attention("delivery_attempt_failed", "The parcel could not be handed over");
            case DELAYED -> attention(name, "The parcel is delayed");
            case ON_HOLD -> attention(name, "The carrier holds the parcel");
            case RETURNING -> bad(name, "The parcel is going back to the sender");
            case RETURNED -> bad(name, "The parcel went back to the sender");
            case LOST -> bad(name, "The carrier says the parcel is lost");
            case DAMAGED -> bad(name, "The carrier says the parcel is damaged");
            case VOIDED -> neutral(name, "The shipping label was voided");
        };
    }

    private static Sentences neutral(String name, String sentence) {
        return new Sentences(name, sentence, Tone.NEUTRAL, null);
    }

    private static Sentences attention(String name, String sentence) {
        return new Sentences(name, sentence, Tone.ATTENTION, null);
    }

    private static Sentences bad(String name, String sentence) {
        return new Sentences(name, sentence, Tone.BAD, null);
    }
}
