package dev.ordertrail.payment.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The same facts in every order of arrival, each told five times. Only the session names the
/// order; the intent and the charge are found through it.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvergenceIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;

    private enum Arrival {
        ORDER_PLACED,
        SESSION_COMPLETED,
        INTENT_SUCCEEDED,
        CHARGE_REFUNDED
    }

    /// An order whose provider objects are named after its number.
    private record Run(Order order) {
        void sends(Arrival arrival) {
            var n = order.number().substring(4);
            var intent = "'payment_intent':'pi_" + n + "','currency':'usd',";
            switch (arrival) {
                case ORDER_PLACED -> Orders.placed(order, Orders.usd("99.99"));
                case SESSION_COMPLETED ->
                        posts(
                                "cs",
                                "checkout.session.completed",
                                intent
                                        + "'id':'cs_%s','amount_total':9999,'payment_status':'paid','metadata':{'order_id':'%s'}"
                                                .formatted(n, order.number()));
                case INTENT_SUCCEEDED ->
                        posts(
                                "pi",
                                "payment_intent.succeeded",
                                "'id':'pi_%s','latest_charge':'ch_%s','amount_received':9999,'currency':'usd'"
                                        .formatted(n, n));
                case CHARGE_REFUNDED ->
                        posts(
                                "ch",
                                "charge.refunded",
                                intent
                                        + "'id':'ch_%s','captured':true,'amount':9999,'amount_captured':9999,'amount_refunded':4000"
                                                .formatted(n));
            }
        }

        private void posts(String name, String type, String fields) {
            var n = order.number().substring(4);
            var body = Stripe.event("evt_" + name + "_" + n, type, fields);
            for (var time = 0; time < 5; time++) {
                Stripe.sends(body).then().statusCode(200);
            }
        }
    }

    @Test
    void every_order_of_arrival_ends_with_the_same_payment() {
        // Given
        var runs = new ArrayList<Run>();
        for (var arrivals : permutations(List.of(Arrival.values()))) {
            var run = new Run(Order.numbered("ORD-c%02d".formatted(runs.size())));
            runs.add(run);

            // When
            arrivals.forEach(run::sends);
        }

        // Then
        for (var run : runs) {
            var name = "pi_" + run.order().number().substring(4);
            await().pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(payments(run.order()))
                                    .containsExactly(
                                            name + " false false 99.99 40.00 PARTLY_REFUNDED"));
        }
        await().pollDelay(Duration.ZERO).atMost(SOON).until(() -> tables.count("outbox") == 0);
        var told = PaymentFacts.all();
        for (var run : runs) {
            var facts = told.stream().filter(f -> f.orderId().equals(run.order().id())).toList();
            assertThat(facts).extracting(Recorded::version).containsExactly(1L, 2L, 3L);
            assertThat(facts).extracting(r -> r.envelope().id()).doesNotHaveDuplicates();
        }
    }

    private List<String> payments(Order order) {
        return tables.rows(
                """
                SELECT payment_id, attempt_failed::text, ended::text, captured, refunded, state
                FROM payment WHERE order_id = ?
                """,
                order.id());
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (var first : of) {
            var rest = new ArrayList<>(of);
            rest.remove(first);
            for (var tail : permutations(rest)) {
                var one = new ArrayList<T>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
