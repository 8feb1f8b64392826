package dev.ordertrail.shipping.translate.easypost;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.shipping.translate.Sighting.Trouble;
import org.jspecify.annotations.Nullable;

/// EasyPost's `status` and `status_detail` as a state of ours, and what somebody has to do about
/// it.
///
/// The statuses are those of docs.easypost.com/docs/trackers. A status or detail that is not in it
/// changes nothing: it is kept as UNKNOWN with the carrier's words.
final class Vocabulary {

    private Vocabulary() {}

    /// A state, with trouble where there is some.
    record Meaning(ParcelState state, @Nullable Trouble trouble) {
        static Meaning fine(ParcelState state) {
            return new Meaning(state, null);
        }

        static Meaning trouble(ParcelState state, String owner, String nextStep) {
            return new Meaning(state, new Trouble(owner, nextStep));
        }

        /// Neither a state nor trouble.
        boolean saysNothing() {
            return state == ParcelState.UNKNOWN && trouble == null;
        }
    }

    /// What a status with its detail says. The detail speaks louder where it names trouble; a
    /// status that ends the journey speaks louder than any detail.
    static Meaning of(String status, @Nullable String detail) {
        var said = detail == null ? "" : detail;
        return switch (status) {
            case "delivered" ->
                    said.equals("return")
                            ? Meaning.fine(ParcelState.RETURNED)
                            : Meaning.fine(ParcelState.DELIVERED);
            case "available_for_pickup" -> Meaning.fine(ParcelState.READY_FOR_PICKUP);
            case "cancelled" -> Meaning.fine(ParcelState.VOIDED);
            case "error" -> ERROR;
            case "return_to_sender" -> returning(said);
            case "failure" -> orElse(troubleOf(said), FAILED);
            case "pre_transit" -> orElse(troubleOf(said), Meaning.fine(ParcelState.LABEL_CREATED));
            case "in_transit" -> orElse(troubleOf(said), Meaning.fine(moving(said)));
            case "out_for_delivery" ->
                    orElse(troubleOf(said), Meaning.fine(ParcelState.OUT_FOR_DELIVERY));
            default -> orElse(troubleOf(said), Meaning.fine(ParcelState.UNKNOWN));
        };
    }

    private static ParcelState moving(String detail) {
        return detail.equals("received_at_origin_facility")
                ? ParcelState.PICKED_UP
                : ParcelState.IN_TRANSIT;
    }

    private static Meaning returning(String detail) {
        return switch (detail) {
            case "lost", "damaged" -> orElse(troubleOf(detail), RETURNING);
            default -> RETURNING;
        };
    }

    private static Meaning orElse(@Nullable Meaning first, Meaning second) {
        return first == null ? second : first;
    }

    private static @Nullable Meaning troubleOf(String detail) {
        return switch (detail) {
            case "lost" -> LOST;
            case "damaged" -> DAMAGED;
            case "refused" -> REFUSED;
            case "return" -> RETURNING;
            case "failure" -> FAILED;
            case "delivery_exception" -> NOT_MET;
            case "delayed", "transit_exception", "missorted" -> DELAYED;
            case "weather_delay" -> WEATHER;
            case "held" -> HELD;
            case "awaiting_information" -> ASKED;
            case "address_correction" -> ADDRESS;
            case "expired" -> SILENT;
            default -> null;
        };
    }

    private static final Meaning ERROR =
            Meaning.trouble(
                    ParcelState.UNKNOWN,
                    "seller",
                    "Check the tracking number and the carrier: the carrier's system could not look the parcel up.");
    private static final Meaning SILENT =
            Meaning.trouble(
                    ParcelState.UNKNOWN,
                    "seller",
                    "Ask the carrier where the parcel is: it has not been heard of for a long time.");
    private static final Meaning FAILED =
            Meaning.trouble(
                    ParcelState.ATTEMPT_FAILED,
                    "seller",
                    "Ask the carrier why it cannot deliver, then send again or refund.");
    private static final Meaning REFUSED =
            Meaning.trouble(
                    ParcelState.ATTEMPT_FAILED,
                    "seller",
                    "Agree with the buyer, who refused the parcel, whether to send again or refund.");
    private static final Meaning NOT_MET =
            Meaning.trouble(
                    ParcelState.ATTEMPT_FAILED,
                    "buyer",
                    "Arrange another day or place of delivery with the carrier.");
    private static final Meaning RETURNING =
            Meaning.trouble(
                    ParcelState.RETURNING,
                    "seller",
                    "Choose whether to send again or refund: the parcel is on its way back.");
    private static final Meaning LOST =
            Meaning.trouble(
                    ParcelState.LOST,
                    "seller",
                    "Send a replacement or refund, and claim the loss from the carrier.");
    private static final Meaning DAMAGED =
            Meaning.trouble(
                    ParcelState.DAMAGED,
                    "seller",
                    "Send a replacement or refund, and claim the damage from the carrier.");
    private static final Meaning DELAYED =
            Meaning.trouble(
                    ParcelState.DELAYED,
                    "carrier",
                    "Wait for the carrier: the parcel is late and moves on without anybody's help.");
    private static final Meaning WEATHER =
            Meaning.trouble(
                    ParcelState.DELAYED,
                    "carrier",
                    "Wait for the weather: the carrier delivers as soon as it can.");
    private static final Meaning HELD =
            Meaning.trouble(
                    ParcelState.ON_HOLD,
                    "seller",
                    "Ask the carrier why it holds the parcel and give it what it needs.");
    private static final Meaning ASKED =
            Meaning.trouble(
                    ParcelState.ON_HOLD,
                    "seller",
                    "Give the carrier the information it waits for.");
    private static final Meaning ADDRESS =
            Meaning.trouble(
                    ParcelState.ON_HOLD,
                    "buyer",
                    "Check the delivery address and tell the carrier or the seller what is wrong with it.");
}
