package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.SELLER;
import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.cancel;
import static dev.ordertrail.order.domain.Given.move;
import static dev.ordertrail.order.domain.Given.parcel;
import static dev.ordertrail.order.domain.Given.payment;
import static dev.ordertrail.order.domain.Given.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Facts in any order end in the same place. The seller retries each step until it is allowed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvergenceTest {
    private static final List<PaymentFact> CARD_FACTS =
            List.of(
                    PaymentFact.CHECKOUT_STARTED,
                    PaymentFact.ATTEMPT_FAILED,
                    PaymentFact.CONFIRMED,
                    PaymentFact.ENDED_UNPAID,
                    PaymentFact.REFUNDED,
                    PaymentFact.DISPUTE_OPEN,
                    PaymentFact.DISPUTE_WON,
                    PaymentFact.DISPUTE_LOST,
                    PaymentFact.DISPUTE_WITHDRAWN);
    private static final List<OrderCommand> SMOOTH =
            List.of(
                    payment(PaymentFact.CHECKOUT_STARTED, null),
                    payment("pi_1", PaymentFact.CONFIRMED, "200", "session"),
                    payment("pi_1", PaymentFact.CONFIRMED, "200", "intent"),
                    parcel(ParcelState.PICKED_UP, 1),
                    parcel(ParcelState.IN_TRANSIT, 2),
                    parcel(ParcelState.DELIVERED, 4));
    private static final List<OrderCommand> ROUGH =
            List.of(
                    payment(PaymentFact.ATTEMPT_FAILED, null),
                    payment(PaymentFact.CONFIRMED, "200"),
                    payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1"),
                    payment("pi_1", PaymentFact.DISPUTE_WON, "200", "dp_1"),
                    parcel(ParcelState.ATTEMPT_FAILED, 3),
                    parcel(ParcelState.DELIVERED, 4));

    private static final List<OrderCommand> LOST =
            List.of(
                    payment(PaymentFact.ATTEMPT_FAILED, null),
                    payment(PaymentFact.CONFIRMED, "200"),
                    payment("pi_1", PaymentFact.DISPUTE_OPEN, "150", "dp_1"),
                    payment("pi_1", PaymentFact.DISPUTE_LOST, "150", "dp_1"),
                    payment(PaymentFact.REFUNDED, "50"),
                    parcel(ParcelState.DELIVERED, 4));
    private static final List<OrderCommand> LOST_IN_PART =
            List.of(
                    payment(PaymentFact.CHECKOUT_STARTED, null),
                    payment(PaymentFact.CONFIRMED, "200"),
                    payment("pi_1", PaymentFact.DISPUTE_OPEN, "50", "dp_1"),
                    payment("pi_1", PaymentFact.DISPUTE_LOST, "50", "dp_1"),
                    parcel(ParcelState.IN_TRANSIT, 2),
                    parcel(ParcelState.DELIVERED, 4));

    /// As PayPal tells it: how much is said by what went back.
    private static final List<OrderCommand> LOST_WITHOUT_AMOUNT =
            List.of(
                    payment(PaymentFact.CHECKOUT_STARTED, null),
                    payment(PaymentFact.CONFIRMED, "200"),
                    payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1"),
                    payment("pi_1", PaymentFact.DISPUTE_LOST, null, "dp_1"),
                    payment(PaymentFact.REFUNDED, "200"),
                    parcel(ParcelState.DELIVERED, 4));

    @Test
    void all_720_orders_of_a_smooth_delivery_end_delivered() {
        var ends = new HashSet<End>();
        permutations(SMOOTH).forEach(order -> ends.add(run(order)));
        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next().status()).isEqualTo("delivered");
    }

    @Test
    void all_720_orders_of_a_rough_one_end_delivered_too() {
        var ends = new HashSet<End>();
        permutations(ROUGH).forEach(order -> ends.add(run(order)));
        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next().status()).isEqualTo("delivered");
        assertThat(ends.iterator().next().open()).isEmpty();
    }

    @Test
    void all_720_orders_of_money_that_goes_back_in_two_ways_end_refunded() {
        assertThat(statuses(LOST)).containsExactly("refunded");
        assertThat(statuses(LOST_WITHOUT_AMOUNT)).containsExactly("refunded");
    }

    @Test
    void all_720_orders_of_a_dispute_lost_in_part_end_delivered_with_a_task_for_staff() {
        var ends = new HashSet<End>();
        permutations(LOST_IN_PART).forEach(order -> ends.add(run(order)));
        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next().status()).isEqualTo("delivered");
        assertThat(ends.iterator().next().open()).containsExactly("dispute_lost:pi_1");
    }

    /// Where the parcel was when the money went back is not the same in each of them.
    private static Set<String> statuses(List<OrderCommand> facts) {
        var ends = new HashSet<String>();
        permutations(facts).forEach(order -> ends.add(run(order).status()));
        return ends;
    }

    @Test
    void each_fact_told_five_times_changes_nothing_more() {
        var once = run(SMOOTH);
        var often = new ArrayList<OrderCommand>();
        for (int i = 0; i < 5; i++) {
            often.addAll(SMOOTH);
        }
        for (int seed = 0; seed < 50; seed++) {
            java.util.Collections.shuffle(often, new Random(seed));
            assertThat(run(often)).isEqualTo(once);
        }
    }

    @Test
    void random_walks_keep_the_invariants() {
        for (int seed = 0; seed < 2_000; seed++) {
            walk(new Random(seed));
        }
    }

    private static void walk(Random random) {
        var given = Given.given(place());
        var refunded = new HashSet<String>();
        for (int step = 0; step < 40; step++) {
            var before = given.placed();
            given.when(any(random));
            var after = given.placed();
            if (Given.MARKETPLACE.phase(before.status())
                    == dev.ordertrail.contracts.WorkflowDefinition.Phase.CANCELLED) {
                assertThat(after.status()).isEqualTo(before.status());
            }
            given.events().stream()
                    .filter(RefundRequested.class::isInstance)
                    .map(RefundRequested.class::cast)
                    .forEach(r -> assertThat(refunded.add(r.refundId())).isTrue());
            var asked = after.refunds().total(Given.USD);
            assertThat(asked).isLessThanOrEqualTo(after.payments().captured(Given.USD));
            asksNothingThatTheBankTook(given.events(), after);
        }
    }

    /// What is asked now is still with the seller now.
    private static void asksNothingThatTheBankTook(List<OrderEvent> events, Placed after) {
        for (var event : events) {
            if (event instanceof RefundRequested r) {
                var payment = Objects.requireNonNull(after.payments().byId().get(r.paymentId()));
                var kept =
                        payment.in(Given.USD)
                                .minus(payment.refunded(Given.USD))
                                .minus(payment.taken(Given.USD));
                assertThat(r.amount()).isLessThanOrEqualTo(kept);
            }
        }
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static OrderCommand any(Random random) {
        var statuses = Given.MARKETPLACE.statusIds();
        return switch (random.nextInt(8)) {
            case 0, 1 -> move(SELLER, pick(random, statuses));
            case 2, 3 -> move(STAFF, pick(random, statuses));
            case 4 -> random.nextInt(6) == 0 ? cancel(STAFF) : move(SELLER, "processing");
            case 5, 6 ->
                    payment(
                            "pi_" + random.nextInt(2),
                            pick(random, CARD_FACTS),
                            "200",
                            "dp_" + random.nextInt(2));
            default ->
                    parcel(
                            "parcel_" + random.nextInt(2),
                            pick(random, List.of(ParcelState.values())),
                            random.nextInt(48));
        };
    }

    private record End(String status, Payments payments, Parcels parcels, Set<String> open) {
        static End of(Placed order) {
            return new End(order.status(), order.payments(), order.parcels(), order.open());
        }
    }

    private static End run(List<OrderCommand> facts) {
        var given = Given.given(place());
        var steps = new ArrayList<>(List.of("order_confirmed", "processing", "ready_to_ship"));
        for (var fact : facts) {
            given.when(fact);
            retry(given, steps);
        }
        return End.of(given.placed());
    }

    private static void retry(Given given, List<String> steps) {
        while (!steps.isEmpty()) {
            given.when(move(SELLER, steps.getFirst()));
            if (given.wasRefused()) {
                return;
            }
            steps.removeFirst();
        }
    }

    private static List<List<OrderCommand>> permutations(List<OrderCommand> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<OrderCommand>>();
        for (var first : facts) {
            var rest = new ArrayList<>(facts);
            rest.remove(first);
            for (var tail : permutations(rest)) {
                var whole = new ArrayList<OrderCommand>();
                whole.add(first);
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}
