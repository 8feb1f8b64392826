package dev.ordertrail.shipping.translate.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.ParcelState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// All statuses with all details that EasyPost documents.
@DisplayNameGeneration(ReplaceUnderscores.class)
class VocabularyTest {
    static final List<String> STATUSES =
            List.of(
                    "unknown",
                    "pre_transit",
                    "in_transit",
                    "out_for_delivery",
                    "delivered",
                    "available_for_pickup",
                    "return_to_sender",
                    "failure",
                    "cancelled",
                    "error");
    static final List<String> DETAILS =
            List.of(
                    "address_correction",
                    "arrived_at_destination",
                    "arrived_at_facility",
                    "arrived_at_pickup_location",
                    "awaiting_information",
                    "cancelled",
                    "damaged",
                    "delayed",
                    "delivery_exception",
                    "departed_facility",
                    "departed_origin_facility",
                    "expired",
                    "failure",
                    "held",
                    "in_transit",
                    "label_created",
                    "lost",
                    "missorted",
                    "out_for_delivery",
                    "received_at_destination_facility",
                    "received_at_origin_facility",
                    "refused",
                    "return",
                    "status_update",
                    "transferred_to_destination_carrier",
                    "transit_exception",
                    "unknown",
                    "weather_delay");

    @Test
    void every_pair_has_a_meaning_and_trouble_always_has_an_owner_and_a_next_step() {
        for (var status : STATUSES) {
            for (var detail : DETAILS) {
                var meaning = Vocabulary.of(status, detail);

                var trouble = meaning.trouble();
                var smooth =
                        EnumSet.of(
                                ParcelState.LABEL_CREATED,
                                ParcelState.PICKED_UP,
                                ParcelState.IN_TRANSIT,
                                ParcelState.OUT_FOR_DELIVERY,
                                ParcelState.READY_FOR_PICKUP,
                                ParcelState.DELIVERED,
                                ParcelState.RETURNED,
                                ParcelState.VOIDED);
                if (smooth.contains(meaning.state())) {
                    assertThat(trouble).as(status + "/" + detail).isNull();
                } else if (meaning.state() != ParcelState.UNKNOWN) {
                    assertThat(trouble).as(status + "/" + detail).isNotNull();
                }
                if (trouble != null) {
                    assertThat(trouble.owner()).isIn("buyer", "seller", "carrier");
                    assertThat(trouble.nextStep()).endsWith(".").hasSizeGreaterThan(20);
                }
            }
        }
    }

    @Test
    void every_state_that_a_carrier_can_cause_is_reached() {
        var reached = new ArrayList<ParcelState>();
        for (var status : STATUSES) {
            DETAILS.forEach(detail -> reached.add(Vocabulary.of(status, detail).state()));
        }

        assertThat(EnumSet.copyOf(reached))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ParcelState.REGISTERED)));
    }
}
