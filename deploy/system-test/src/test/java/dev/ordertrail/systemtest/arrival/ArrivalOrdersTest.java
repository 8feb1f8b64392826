package dev.ordertrail.systemtest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.systemtest.callback.Callback;
import dev.ordertrail.systemtest.callback.EasyPost;
import dev.ordertrail.systemtest.callback.EasyPost.Scan;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever order things arrive in, the order ends in one place.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalOrdersTest {
    private static final List<List<Arrival>> ALL = Permutations.of(List.of(Arrival.values()));
    private static final Story STORY =
            new Story("arrivals", Instant.parse("2026-03-02T12:00:00Z"), 20_000);

    /// How the world behaves beside the order of arrival.
    ///
    /// @param labelFirst the parcel is registered with the order, not by the seller who ships
    /// @param wholeHistory a tracker's update carries all scans so far, not only its own
    /// @param patient people ask once everything has arrived, not after each arrival
    record Manner(boolean labelFirst, boolean wholeHistory, boolean patient) {}

    static Stream<Manner> manners() {
        return Stream.of(true, false)
                .flatMap(label ->
                        Stream.of(true, false)
                                .flatMap(whole ->
                                        Stream.of(true, false)
                                                .map(p -> new Manner(label, whole, p))));
    }

    @ParameterizedTest
    @MethodSource("manners")
    void all_720_orders_of_arrival_end_alike(Manner manner) {
        assertThat(ALL).hasSize(720);
        var asItHappens = live(manner, ALL.getFirst(), 1).end();
        ALL.parallelStream()
                .forEach(order -> {
                    var life = live(manner, order, 1);
                    assertThat(life.end()).as("%s in %s", manner, order).isEqualTo(asItHappens);
                    assertThat(life.rebuildsAlike()).as("%s in %s", manner, order).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_callback_five_times_changes_nothing_more(boolean labelFirst) {
        var manner = new Manner(labelFirst, true, false);
        var asItHappens = live(manner, ALL.getFirst(), 1).end();
        ALL.parallelStream()
                .forEach(order -> {
                    var often = live(manner, order, 5);
                    assertThat(often.end()).as("%s in %s", manner, order).isEqualTo(asItHappens);
                    assertThat(often.records()).isEqualTo(live(manner, order, 1).records());
                });
    }

    @Test
    void repeats_in_between_change_nothing_either() {
        var manner = new Manner(false, true, false);
        var asItHappens = live(manner, ALL.getFirst(), 1).end();
        for (var seed = 0; seed < 500; seed++) {
            var often = new ArrayList<Arrival>();
            for (var i = 0; i < 5; i++) {
                often.addAll(List.of(Arrival.values()));
            }
            Collections.shuffle(often, new Random(seed));
            assertThat(live(manner, often, 1).end()).as("seed %d", seed).isEqualTo(asItHappens);
        }
    }

    @Test
    void whether_people_ask_early_or_late_and_how_trackers_tell_does_not_matter_either() {
        for (var label : List.of(true, false)) {
            var ends =
                    manners()
                            .filter(m -> m.labelFirst() == label)
                            .map(m -> live(m, ALL.getFirst(), 1).end())
                            .distinct();
            assertThat(ends).hasSize(1);
        }
    }

    @Test
    void the_one_end_is_a_completed_order_with_nothing_left_open() {
        var end = live(new Manner(false, true, false), ALL.getLast(), 5).end();
        assertThat(end.status()).isEqualTo("completed");
        assertThat(end.open()).isEmpty();
        assertThat(end.seen().status()).isEqualTo("completed");
        assertThat(end.seen().openAnomalies()).isEmpty();
        assertThat(end.seen().payment().state().wire()).isEqualTo("confirmed");
        assertThat(end.seen().parcels().summary()).isEqualTo("1 of 1 delivered");
        assertThat(end.seen().timeline())
                .extracting(Tracking.Entry::status)
                .containsExactly(
                        "payment_pending",
                        "payment_confirmed",
                        "order_confirmed",
                        "processing",
                        "ready_to_ship",
                        "shipped",
                        "shipped",
                        "in_transit",
                        "delivered",
                        "completed",
                        "review_open");
    }

    private static Life live(Manner manner, List<Arrival> order, int times) {
        var life = new Life(STORY, manner.labelFirst());
        for (var arrival : order) {
            for (var i = 0; i < times; i++) {
                arrive(life, arrival, manner);
            }
            if (!manner.patient()) {
                life.persons();
            }
        }
        life.persons();
        return life;
    }

    private static void arrive(Life life, Arrival arrival, Manner manner) {
        switch (arrival) {
            case ORDER_PLACED -> life.place();
            case SESSION_COMPLETED -> life.callback(Stripe.sessionCompleted(STORY));
            case INTENT_SUCCEEDED -> life.callback(Stripe.intentSucceeded(STORY));
            case FIRST_SCAN -> life.callback(scan(Scan.FIRST, manner));
            case IN_TRANSIT -> life.callback(scan(Scan.IN_TRANSIT, manner));
            case DELIVERED -> life.callback(scan(Scan.DELIVERED, manner));
        }
    }

    private static Callback scan(Scan scan, Manner manner) {
        var history =
                Stream.of(Scan.FIRST, Scan.IN_TRANSIT, Scan.DELIVERED)
                        .filter(s -> s == scan || (manner.wholeHistory() && s.compareTo(scan) < 0))
                        .toList();
        return EasyPost.updated(STORY, scan, history);
    }
}
