package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.contracts.WorkflowWay;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A checked workflow, ready to be asked. Everything it knows comes from its file.
public final class Workflow {
    private final WorkflowDefinition definition;
    private final Map<String, Status> statuses = new HashMap<>();

    /// Checks the definition.
    ///
    /// @throws InvalidWorkflow naming everything that is wrong with the definition
    public Workflow(WorkflowDefinition definition) {
        var problems = WorkflowCheck.problems(definition);
        if (!problems.isEmpty()) {
            throw new InvalidWorkflow(definition.ref(), problems);
        }
        this.definition = definition;
        definition.statuses().forEach(s -> statuses.put(s.id(), s));
    }

    public WorkflowDefinition definition() {
        return definition;
    }

    public WorkflowRef ref() {
        return definition.ref();
    }

    public boolean knows(String status) {
        return statuses.containsKey(status);
    }

    public List<String> statusIds() {
        return definition.statuses().stream().map(Status::id).toList();
    }

    /// The canonical phase of a status.
    ///
    /// @throws IllegalArgumentException when the status is not one of this workflow
    public Phase phase(String status) {
        var known = statuses.get(status);
        if (known == null) {
            throw new IllegalArgumentException(ref() + " has no status " + status);
        }
        return known.phase();
    }

    /// The status an order starts in; empty when the workflow takes no unpaid orders.
    ///
    /// @param claim what a trusted storefront says about the payment
    public Optional<String> start(String paymentMethod, PaymentClaim claim) {
        var start = definition.start();
        if (claim == PaymentClaim.NONE) {
            return Optional.ofNullable(start.status());
        }
        var paid = start.paid().get(paymentMethod);
        var other = paid == null ? start.paid().get("default") : paid;
        return Optional.ofNullable(other == null ? start.status() : other);
    }

    /// Where this role may move an order from here.
    List<String> allowed(Placed order, String role) {
        return open(order).filter(t -> t.by().contains(role)).map(t -> target(t, order)).toList();
    }

    /// The roles that may move an order from here to there.
    List<String> rolesFor(Placed order, String to) {
        return open(order)
                .filter(t -> target(t, order).equals(to))
                .flatMap(t -> t.by().stream())
                .distinct()
                .toList();
    }

    /// The transitions that an order has now.
    private Stream<Transition> open(Placed order) {
        var holds = new Levels(order);
        return definition.transitions().stream()
                .filter(t -> t.from().equals(order.status()))
                .filter(t -> t.only() == null || holds.test(t.only()));
    }

    private static String target(Transition t, Placed order) {
        if (!Trigger.BACK.equals(t.to())) {
            return t.to();
        }
        var before = order.cameFrom().before(order.status());
        return before == null ? order.status() : before;
    }

    /// Whether this role may move an order there from anywhere at all.
    boolean mayEnter(String to, String role) {
        return rolesInto(to).contains(role);
    }

    /// The roles that may move an order there from anywhere at all.
    List<String> rolesInto(String to) {
        return definition.transitions().stream()
                .filter(t -> t.to().equals(to))
                .flatMap(t -> t.by().stream())
                .distinct()
                .toList();
    }

    /// The first trigger that moves an order from here while these levels hold. One that an earlier
    /// one would undo at once does not count: escrow was released, but the payment is disputed.
    Optional<Trigger> trigger(String from, Predicate<Level> holds) {
        var held = definition.triggers().stream().filter(t -> holds.test(t.when())).toList();
        for (var i = 0; i < held.size(); i++) {
            var next = held.get(i);
            var undone =
                    held.subList(0, i).stream()
                            .anyMatch(t -> t.from().contains(next.to()) && t.to().equals(from));
            if (next.from().contains(from) && !undone) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /// Whether parcels move this order on from here.
    boolean shipsFrom(String status) {
        return definition.triggers().stream()
                .anyMatch(t -> t.when() == Level.ALL_PICKED_UP && t.from().contains(status));
    }

    /// Whether parcels mean anything to this workflow.
    boolean ships() {
        return definition.triggers().stream().anyMatch(t -> t.when() == Level.ALL_DELIVERED);
    }

    /// The status that a named way leads to, where the workflow has it.
    Optional<String> way(WorkflowWay way) {
        return way == WorkflowWay.DISPUTE
                ? Optional.ofNullable(definition.ways().get(way.wire()))
                        .or(() -> definition.statusOf(Level.PAYMENT_DISPUTED))
                : definition.statusOf(way);
    }

    /// Whether this is where a named way leads.
    boolean is(String status, WorkflowWay way) {
        return way(way).filter(status::equals).isPresent();
    }

    /// A timer of the workflow.
    Optional<WorkflowTimer> timer(String id) {
        return definition.timers().stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /// What the customer has earned in a status.
    List<String> grants(String status) {
        return definition.grants().stream()
                .filter(g -> g.on().equals(status))
                .flatMap(g -> g.benefits().stream())
                .toList();
    }

    /// The status that a parcel's first scan leads to, where the workflow has one.
    Optional<String> shipped() {
        return definition.statusOf(Level.ALL_PICKED_UP);
    }
}
