package dev.ordertrail.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.CancelOrder;
import dev.ordertrail.order.domain.OrderCommand.CompleteOrder;
import dev.ordertrail.order.domain.OrderCommand.HoldOrder;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.OpenDispute;
import dev.ordertrail.order.domain.OrderCommand.RefundOrder;
import dev.ordertrail.order.domain.OrderCommand.ResolveDispute;
import dev.ordertrail.order.domain.OrderCommand.ResumeOrder;
import dev.ordertrail.order.domain.OrderCommand.RetryOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every status of every workflow, every command that moves an order, every role: what the file
/// says is what happens. The expectation is read off the file here, by other code than the
/// decider's.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryMoveTest {
    private static final List<String> ROLES =
            List.of("buyer", "seller", "storefront", "staff", "admin", "ops");
    private static final List<Workflow> FLOWS =
            Stream.of("marketplace", "digital", "service", "hosting", "retail")
                    .map(id -> Given.workflow(id + ".v1"))
                    .toList();

    /// One question to the decider.
    ///
    /// @param from the status the order is in
    /// @param before the status it was in before
    record Case(Workflow flow, String from, String before, String role, String to) {
        @Override
        public String toString() {
            return flow.ref() + " " + from + " → " + to + " by " + role;
        }

        By by() {
            return new By("somebody", role, "web", null);
        }

        boolean allowed() {
            return flow.definition().transitions().stream()
                    .anyMatch(t ->
                            t.from().equals(from)
                                    && leads(t)
                                    && t.only() == null
                                    && t.by().contains(role));
        }

        private boolean leads(Transition t) {
            return t.to().equals(Trigger.BACK) ? before.equals(to) : t.to().equals(to);
        }
    }

    static Stream<Case> moves() {
        return FLOWS.stream().flatMap(EveryMoveTest::cases);
    }

    private static Stream<Case> cases(Workflow flow) {
        return flow.statusIds().stream()
                .flatMap(from ->
                        ROLES.stream()
                                .flatMap(role ->
                                        flow.statusIds().stream()
                                                .filter(to -> !to.equals(from))
                                                .map(to ->
                                                        new Case(
                                                                flow,
                                                                from,
                                                                before(flow, from),
                                                                role,
                                                                to))));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void people_move_an_order_where_the_file_says(Case c) {
        var order = order(c);
        var decision =
                OrderDecider.decide(
                        c.flow(), order, new MoveOrder(c.by(), c.to(), null, null, null));
        if (c.allowed()) {
            assertThat(moved(decision)).contains(c.to());
        } else {
            assertThat(decision).isInstanceOf(Rejected.class);
            assertThat(((Rejected) decision).reason())
                    .isInstanceOfAny(
                            Rejection.TransitionNotAllowed.class, Rejection.RoleNotAllowed.class);
        }
    }

    /// The commands with a name of their own lead where the workflow's status of that phase, or its
    /// named way, is.
    @ParameterizedTest
    @MethodSource("moves")
    void named_commands_lead_where_their_status_is(Case c) {
        var commands =
                Map.<String, Function<By, OrderCommand>>of(
                        "cancel", by -> new CancelOrder(by, null),
                        "hold", by -> new HoldOrder(by, null),
                        "retry", by -> new RetryOrder(by, null),
                        "complete", by -> new CompleteOrder(by, null, null),
                        "refund", by -> new RefundOrder(by, null, List.of(), null),
                        "dispute", by -> new OpenDispute(by, "dispute_1", null));
        commands.forEach((name, command) -> {
            if (target(c.flow().definition(), name).filter(c.to()::equals).isPresent()) {
                var decision = OrderDecider.decide(c.flow(), order(c), command.apply(c.by()));
                if (c.allowed()) {
                    assertThat(moved(decision)).as(name).contains(c.to());
                } else {
                    assertThat(decision).as(name).isInstanceOf(Rejected.class);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("moves")
    void an_order_on_hold_resumes_where_it_was(Case c) {
        var hold = target(c.flow().definition(), "hold");
        if (hold.filter(c.from()::equals).isEmpty()) {
            return;
        }
        var decision = OrderDecider.decide(c.flow(), order(c), new ResumeOrder(c.by(), null));
        var back = new Case(c.flow(), c.from(), c.before(), c.role(), c.before());
        if (back.allowed()) {
            assertThat(moved(decision)).contains(c.before());
        } else {
            assertThat(decision).isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("moves")
    void disputes_are_resolved_by_staff_alone(Case c) {
        var staff = c.role().equals("staff") || c.role().equals("admin");
        var disputed =
                target(c.flow().definition(), "dispute").filter(c.from()::equals).isPresent();
        var decision =
                OrderDecider.decide(
                        c.flow(),
                        order(c),
                        new ResolveDispute(c.by(), DisputeOutcome.RESUME, null));
        if (staff && disputed) {
            assertThat(moved(decision)).contains(c.before());
        } else {
            assertThat(decision).isInstanceOf(Rejected.class);
        }
    }

    private static Optional<String> target(WorkflowDefinition flow, String way) {
        var named = flow.ways().get(way);
        if (named != null) {
            return Optional.of(named);
        }
        return switch (way) {
            case "cancel" -> first(flow, Phase.CANCELLED);
            case "retry" -> first(flow, Phase.AWAITING_PAYMENT);
            case "complete" -> first(flow, Phase.DONE);
            case "refund" -> first(flow, Phase.REFUNDED);
            case "dispute" ->
                    flow.statuses().stream()
                            .map(Status::id)
                            .filter(id -> id.equals("disputed"))
                            .findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> first(WorkflowDefinition flow, Phase phase) {
        return flow.statuses().stream().filter(s -> s.phase() == phase).map(Status::id).findFirst();
    }

    /// Some status that is not the one in question: where the order came from.
    private static String before(Workflow flow, String status) {
        var paid = flow.start("fiat", PaymentClaim.PAID).orElseThrow();
        return paid.equals(status)
                ? flow.statusIds().stream().filter(s -> !s.equals(status)).findFirst().orElseThrow()
                : paid;
    }

    private static Placed order(Case c) {
        var place = Given.place("fiat", PaymentClaim.PAID, null);
        var placed = ((Accepted) OrderDecider.decide(c.flow(), Order.none(), place)).events();
        Order order = Order.none();
        for (var event : placed) {
            order = Order.evolve(Given.ORDER, order, event);
        }
        var status = ((Placed) order).status();
        for (var next : List.of(c.before(), c.from())) {
            if (!status.equals(next)) {
                order = Order.evolve(Given.ORDER, order, change(status, next));
                status = next;
            }
        }
        return (Placed) order;
    }

    private static OrderEvent change(String from, String to) {
        return new StatusChanged(Given.STAFF, from, to, Cause.PERSON, null, null);
    }

    private static Optional<String> moved(Decision decision) {
        return decision instanceof Accepted(var events)
                ? events.stream()
                        .filter(StatusChanged.class::isInstance)
                        .map(e -> ((StatusChanged) e).to())
                        .findFirst()
                : Optional.empty();
    }
}
