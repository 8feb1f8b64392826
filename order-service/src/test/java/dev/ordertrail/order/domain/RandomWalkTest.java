package dev.ordertrail.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten thousand commands and facts of chance for each workflow. Whatever people and providers do:
/// nobody takes an order out of an end that its file does not open, no more is asked back than came
/// in, and the log alone tells the same order.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomWalkTest {
    private static final int STEPS = 10_000;
    private static final int LIFE = 80;
    private static final List<String> ROLES =
            List.of("buyer", "seller", "storefront", "staff", "admin");
    private static final List<String> AMOUNTS = List.of("50", "200", "250");

    @ParameterizedTest
    @ValueSource(strings = {"marketplace", "digital", "service", "hosting", "retail"})
    void whatever_happens_the_invariants_hold(String id) {
        var walk = new Walk(Given.workflow(id + ".v1"), new Random(20_261_121L));
        for (var step = 0; step < STEPS; step++) {
            walk.step(step);
        }
        assertThat(walk.accepted)
                .as("a walk that goes nowhere shows nothing")
                .isGreaterThan(STEPS / 5);
        assertThat(walk.refused).isGreaterThan(STEPS / 20);
        assertThat(walk.visited).containsAll(walk.flow.statusIds());
    }

    private static final class Walk {
        private final Workflow flow;
        private final Random random;
        private final Set<String> visited = new LinkedHashSet<>();
        private List<OrderEvent> log = new ArrayList<>();
        private Order order = Order.none();
        private int accepted;
        private int refused;

        Walk(Workflow flow, Random random) {
            this.flow = flow;
            this.random = random;
        }

        void step(int step) {
            if (order instanceof Order.NotPlaced || step % LIFE == 0) {
                log = new ArrayList<>();
                order = Order.none();
                take(place());
            } else {
                take(command((Placed) order, step));
            }
        }

        private void take(OrderCommand command) {
            var before = order;
            switch (OrderDecider.decide(flow, order, command)) {
                case Rejected _ -> {
                    assertThat(isFact(command)).as("facts happened: %s", command).isFalse();
                    refused++;
                }
                case Accepted(var events) -> {
                    accepted++;
                    events.forEach(e -> leavesNoEnd(before, e));
                    log.addAll(events);
                    events.forEach(e -> order = Order.evolve(Given.ORDER, order, e));
                    holds();
                }
            }
        }

        private void holds() {
            var placed = (Placed) order;
            visited.add(placed.status());
            assertThat(replayed()).isEqualTo(order);
            assertThat(placed.watch().version()).isEqualTo(log.size());
            var asset = placed.total().asset();
            var in = placed.payments().captured(asset).plus(placed.payments().locked(asset));
            var asked = Money.zero(asset);
            for (var event : log) {
                asked =
                        event instanceof RefundRequested r && received(placed, r)
                                ? asked.plus(r.amount())
                                : asked;
            }
            assertThat(asked).isLessThanOrEqualTo(in.max(placed.contents().dearest()));
            if (in.isPositive() && placed.terms().claimed() == PaymentClaim.NONE) {
                assertThat(asked).isLessThanOrEqualTo(in);
            }
            assertThat(
                            placed.items().stream()
                                    .map(Item::totalPrice)
                                    .reduce(Money.zero(asset), Money::plus))
                    .isEqualTo(placed.total());
            assertThat(Anomalies.of(flow, placed).stream().map(Anomaly::id).toList())
                    .as("anomalies are those of the state")
                    .containsAll(placed.open());
        }

        private static boolean received(Placed order, RefundRequested refund) {
            var payment = order.payments().byId().get(refund.paymentId());
            return payment != null && payment.received();
        }

        private Order replayed() {
            Order again = Order.none();
            for (var event : log) {
                again = Order.evolve(Given.ORDER, again, event);
            }
            return again;
        }

        /// A person's move follows a transition of the file, or the way back out of a dispute.
        private void leavesNoEnd(Order before, OrderEvent event) {
            if (event instanceof StatusChanged s
                    && s.cause() == Cause.PERSON
                    && before instanceof Placed p
                    && flow.phase(s.from()).isEnd()) {
                assertThat(flow.definition().transitions())
                        .as("%s → %s of %s", s.from(), s.to(), p.workflow())
                        .anyMatch(t -> t.from().equals(s.from()) && t.to().equals(s.to()));
            }
            if (event instanceof OrderEdited e) {
                assertThat(e.difference().plus(((Placed) before).total())).isEqualTo(e.total());
            }
        }

        private static boolean isFact(OrderCommand c) {
            return c instanceof OrderCommand.NotePayment
                    || c instanceof OrderCommand.NoteParcel
                    || c instanceof OrderCommand.NoteStock
                    || c instanceof OrderCommand.AssignKeys
                    || c instanceof OrderCommand.ChangeKeys
                    || c instanceof OrderCommand.FireTimer;
        }

        private OrderCommand place() {
            var claimed = flow.definition().start().status() == null || random.nextInt(3) == 0;
            return Given.place(
                    "fiat",
                    claimed ? PaymentClaim.PAID : PaymentClaim.NONE,
                    claimed && random.nextBoolean() ? "pi_1" : null);
        }

        private OrderCommand command(Placed placed, int step) {
            return switch (random.nextInt(14)) {
                case 0 ->
                        Given.payment(
                                payment(),
                                one(PaymentFact.values()),
                                amount(),
                                "dp_" + random.nextInt(2));
                case 1 -> Given.payment(PaymentFact.CONFIRMED, amount());
                case 2 -> Given.parcel("parcel_" + random.nextInt(2), parcel(), random.nextInt(50));
                case 3 -> timer(placed);
                case 4 -> edit(step);
                case 5 -> answer(placed);
                case 6 -> goods(step);
                case 7 -> named(placed);
                case 8 -> desk();
                case 9 -> Given.move(by(), one(flow.statusIds().toArray(String[]::new)));
                default -> onward(placed);
            };
        }

        /// A move that the file knows, so that the walk comes far.
        private OrderCommand onward(Placed placed) {
            var open =
                    flow.definition().transitions().stream()
                            .filter(t -> t.from().equals(placed.status()))
                            .toArray(Transition[]::new);
            if (open.length == 0) {
                return desk();
            }
            var next = one(open);
            var role = next.by().get(random.nextInt(next.by().size()));
            return Given.move(new By(role + "1", role, "web", null), next.to());
        }

        private OrderCommand named(Placed placed) {
            var amount = random.nextBoolean() ? null : Given.usd("20");
            return switch (random.nextInt(8)) {
                case 0 -> new OrderCommand.HoldOrder(by(), null);
                case 1 -> new OrderCommand.ResumeOrder(by(), null);
                case 2 -> new OrderCommand.RetryOrder(by(), null);
                case 3 -> new OrderCommand.CompleteOrder(by(), null, null);
                case 4 -> new OrderCommand.RefundOrder(by(), amount, List.of(), null);
                case 5 -> new OrderCommand.OpenDispute(by(), "dispute_1", null);
                case 6 -> new OrderCommand.ResolveDispute(by(), one(DisputeOutcome.values()), null);
                default ->
                        random.nextInt(4) == 0
                                ? new OrderCommand.CancelOrder(by(), null)
                                : Given.move(by(), placed.status());
            };
        }

        private OrderCommand desk() {
            return random.nextBoolean()
                    ? new OrderCommand.AssignStaff(by(), "dana", "Dana")
                    : new OrderCommand.LinkReference(
                            by(), new OrderCommand.Link(one(LinkKind.values()), "T1"));
        }

        private OrderCommand timer(Placed placed) {
            var timers =
                    flow.definition().timers().stream()
                            .map(WorkflowTimer::id)
                            .toArray(String[]::new);
            return new OrderCommand.FireTimer(
                    By.system("timer"), one(timers), placed.watch().entered());
        }

        private OrderCommand edit(int step) {
            var quantity = 1 + random.nextInt(3);
            var price = Given.usd("100");
            var item =
                    new Item(
                            "item1",
                            "listing789",
                            "Headphones",
                            null,
                            quantity,
                            price,
                            price.times(quantity),
                            null);
            var delivery = new Delivery("standard", "New York", "NY", "US");
            return new OrderCommand.EditOrder(
                    by(), "edit_" + step, List.of(item), price.times(quantity), delivery, null);
        }

        private OrderCommand answer(Placed placed) {
            var proposed = placed.contents().proposed();
            var id = proposed == null ? "edit_none" : proposed.editId();
            return random.nextInt(4) > 0
                    ? new OrderCommand.ConfirmEdit(by(), id)
                    : new OrderCommand.DeclineEdit(by(), id);
        }

        private OrderCommand goods(int step) {
            var key = new LicenceKey("key_" + step, "item1", "listing789", "7F3A");
            return switch (random.nextInt(4)) {
                case 0 ->
                        new OrderCommand.NoteStock(
                                By.system("stock"), one(StockState.values()), List.of());
                case 1 -> new OrderCommand.AssignKeys(By.system("licences"), List.of(key));
                case 2 -> new OrderCommand.OweKeys(By.system("licences"), "item1", "listing789", 1);
                default ->
                        new OrderCommand.ChangeKeys(
                                By.system("licences"),
                                one(KeyChange.values()),
                                List.of("key_" + (step - 1)));
            };
        }

        private By by() {
            var role = ROLES.get(random.nextInt(ROLES.size()));
            return new By(role + "1", role, "web", null);
        }

        private String payment() {
            return "pi_" + (1 + random.nextInt(2));
        }

        /// Most parcels fare well.
        private ParcelState parcel() {
            return random.nextBoolean()
                    ? one(ParcelState.PICKED_UP, ParcelState.IN_TRANSIT)
                    : one(ParcelState.values());
        }

        private String amount() {
            return AMOUNTS.get(random.nextInt(AMOUNTS.size()));
        }

        @SafeVarargs
        private final <T> T one(T... of) {
            return of[random.nextInt(of.length)];
        }
    }
}
