package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.contracts.WorkflowRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// The status an order starts in.
    ///
    /// @param claim what a trusted storefront says about the payment
    public String start(String paymentMethod, PaymentClaim claim) {
        if (claim == PaymentClaim.NONE) {
            return definition.start().status();
        }
        var paid = definition.start().paid();
        var fallback = paid.getOrDefault("default", definition.start().status());
        return paid.getOrDefault(paymentMethod, fallback);
    }

    /// Where this role may move an order from here, while these levels hold.
    public List<String> allowed(String from, String role, Predicate<Level> holds) {
        return definition.transitions().stream()
                .filter(t -> t.from().equals(from) && t.by().contains(role))
                .filter(t -> t.only() == null || holds.test(t.only()))
                .map(Transition::to)
                .toList();
    }

    /// The roles that may move an order from here to there, while these levels hold.
    List<String> rolesFor(String from, String to, Predicate<Level> holds) {
        return definition.transitions().stream()
                .filter(t -> t.from().equals(from) && t.to().equals(to))
                .filter(t -> t.only() == null || holds.test(t.only()))
                .flatMap(t -> t.by().stream())
                .distinct()
                .toList();
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

    /// The first trigger that moves an order from here while these levels hold.
    Optional<Trigger> trigger(String from, Predicate<Level> holds) {
        return definition.triggers().stream()
                .filter(t -> t.from().contains(from) && holds.test(t.when()))
                .findFirst();
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

    /// The status that a disputed order is in, where the workflow has one.
    Optional<String> disputed() {
        return definition.statusOf(Level.PAYMENT_DISPUTED);
    }

    /// The status that a parcel's first scan leads to, where the workflow has one.
    Optional<String> shipped() {
        return definition.statusOf(Level.ALL_PICKED_UP);
    }

    /// The status that a cancelled order is in, where the workflow has one.
    Optional<String> cancelled() {
        return definition.statuses().stream()
                .filter(s -> s.phase() == Phase.CANCELLED)
                .map(Status::id)
                .findFirst();
    }
}
