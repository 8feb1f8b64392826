package dev.ordertrail.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyTest {
    private static final Trouble LATE = new Trouble("carrier", "Wait.");

    @Test
    void without_scans_a_parcel_is_registered() {
        var standing = standing();

        assertThat(standing)
                .isEqualTo(
                        new Standing(
                                ParcelState.REGISTERED, ParcelState.REGISTERED, null, null, null));
    }

    @Test
    void trouble_is_the_state_and_takes_nothing_back() {
        var standing =
                standing(scan(1, ParcelState.OUT_FOR_DELIVERY), scan(2, ParcelState.DELAYED, LATE));

        assertThat(standing.state()).isEqualTo(ParcelState.DELAYED);
        assertThat(standing.reached()).isEqualTo(ParcelState.OUT_FOR_DELIVERY);
        assertThat(standing.trouble()).isEqualTo(LATE);
    }

    @Test
    void trouble_is_over_with_the_next_good_scan() {
        var standing =
                standing(scan(1, ParcelState.DELAYED, LATE), scan(2, ParcelState.IN_TRANSIT));

        assertThat(standing.trouble()).isNull();
    }

    @Test
    void an_unknown_state_changes_nothing() {
        var standing = standing(scan(1, ParcelState.IN_TRANSIT), scan(2, ParcelState.UNKNOWN));

        assertThat(standing.state()).isEqualTo(ParcelState.IN_TRANSIT);
        assertThat(standing.lastScanAt()).isEqualTo(at(2));
    }

    @Test
    void at_one_moment_the_state_that_says_more_has_the_last_word() {
        var standing =
                standing(scan(1, ParcelState.DELIVERED), scan(1, ParcelState.OUT_FOR_DELIVERY));

        assertThat(standing.state()).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void a_label_can_be_voided_until_the_parcel_was_seen() {
        assertThat(
                        standing(scan(1, ParcelState.LABEL_CREATED), scan(2, ParcelState.VOIDED))
                                .state())
                .isEqualTo(ParcelState.VOIDED);
        assertThat(standing(scan(1, ParcelState.PICKED_UP), scan(2, ParcelState.VOIDED)).state())
                .isEqualTo(ParcelState.PICKED_UP);
    }

    @Test
    void a_delivery_after_turning_round_is_a_return() {
        var journey = Journey.of(List.of(turned(2), scan(3, ParcelState.DELIVERED)));

        assertThat(journey.standing().state()).isEqualTo(ParcelState.RETURNED);
        assertThat(journey.standing().finishedAt()).isEqualTo(at(3));
        assertThat(News.of("p", journey.scans().getLast()).event())
                .isInstanceOf(ParcelReturned.class);
    }

    @Test
    void a_delivery_at_the_destination_is_one_even_after_turning_round() {
        var journey =
                Journey.of(
                        List.of(
                                turned(2),
                                new Scan(
                                        "d",
                                        ParcelState.DELIVERED,
                                        null,
                                        null,
                                        null,
                                        at(3),
                                        false,
                                        true,
                                        null)));

        assertThat(journey.standing().state()).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void a_delivery_before_turning_round_stays_one() {
        var journey = Journey.of(List.of(scan(1, ParcelState.DELIVERED), turned(2)));

        assertThat(journey.standing().reached()).isEqualTo(ParcelState.DELIVERED);
        assertThat(journey.standing().state()).isEqualTo(ParcelState.RETURNING);
    }

    @Test
    void each_scan_is_told_as_what_it_is() {
        assertThat(News.of("p", scan(1, ParcelState.IN_TRANSIT)).event())
                .isInstanceOf(ParcelScanned.class);
        assertThat(News.of("p", scan(1, ParcelState.DELAYED, LATE)).event())
                .isInstanceOf(ParcelIncident.class);
        assertThat(News.of("p", scan(1, ParcelState.DELIVERED)).event())
                .isInstanceOf(ParcelDelivered.class);
    }

    @Test
    void a_delivery_that_turns_out_a_return_is_told_under_an_id_of_its_own() {
        var delivered = scan(3, ParcelState.DELIVERED);
        var returned = Journey.of(List.of(turned(2), delivered)).scans().getLast();

        assertThat(News.of("p", returned).eventId())
                .isNotEqualTo(News.of("p", delivered).eventId());
    }

    private static Standing standing(Scan... scans) {
        return Journey.of(List.of(scans)).standing();
    }

    private static Scan turned(int hour) {
        return scan(hour, ParcelState.RETURNING, new Trouble("seller", "Choose."));
    }

    private static Scan scan(int hour, ParcelState state) {
        return scan(hour, state, null);
    }

    private static Scan scan(int hour, ParcelState state, @Nullable Trouble trouble) {
        return new Scan(
                hour + state.name(), state, null, null, null, at(hour), false, false, trouble);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(3600L * hour);
    }
}
