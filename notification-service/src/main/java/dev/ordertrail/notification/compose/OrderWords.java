package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people hear of an order beside its moves: timers that ran out, changes, keys, disputes,
/// staff, what they have earned.
///
/// Of what needs a human eye, staff hear what nobody else tells them: an order that does not move,
/// goods that are gone, keys that are owed. Everything else has been told by its own event, or
/// waits in their list.
final class OrderWords {
    private static final String ROLE = "role:";

    private OrderWords() {}

    /// A reminder goes to whom the timer names; an alarm is told to staff by its anomaly, and here
    /// to whoever else the timer names.
    static List<Notice> ranOut(WorkflowDefinition flow, TimerFired e) {
        var timer = timer(flow, e.timer());
        if (timer.isEmpty() || timer.get().act() == Act.MOVE) {
            return List.of();
        }
        var reminds = timer.get().act() == Act.REMIND;
        var kind = reminds ? "order.reminder" : "order.overdue";
        var usual = reminds ? "seller_reminder" : "order_overdue";
        var named = timer.get().template();
        var details = waiting(flow, e.status(), timer.get()).map();
        return timer.get().tell().stream()
                .map(Audience::of)
                .flatMap(Optional::stream)
                .filter(a -> reminds || a != Audience.STAFF)
                .distinct()
                .map(a -> new Notice(a, kind, named == null ? usual : named, details))
                .toList();
    }

    static List<Notice> raised(WorkflowDefinition flow, AnomalyRaised e) {
        return switch (e.kind()) {
            case OVERDUE -> List.of(overdue(flow, e));
            case STOCK_MISSING -> {
                var details = Details.none().with("nextStep", e.nextStep()).map();
                yield to("order.stock_missing", "stock_missing", details);
            }
            case PARCEL_AHEAD_OF_ORDER,
                    PARCEL_FOR_ENDED_ORDER,
                    PARCEL_INCIDENT,
                    UNDERPAID,
                    OVERPAID,
                    OTHER_ASSET_PAID,
                    CLAIM_CONTRADICTED,
                    RELEASED_BEFORE_DELIVERY,
                    REFUND_BY_HAND,
                    DISPUTE_LOST,
                    ESCROW_ORPHANED,
                    PAYMENT_DISPUTED,
                    KEYS_OWED ->
                    List.of();
        };
    }

    static List<Notice> resolved(DisputeResolved e) {
        var details = Details.none().with("outcome", outcome(e.outcome())).map();
        return Stream.of(Audience.BUYER, Audience.SELLER)
                .map(a -> new Notice(a, "order.dispute_resolved", "dispute_resolved", details))
                .toList();
    }

    static List<Notice> assigned(StaffAssigned e) {
        return buyer("order.staff_assigned", Details.none().with("staff", e.name()).map());
    }

    static List<Notice> proposed(EditProposed e) {
        return buyer("order.edit_proposed", price(e.total(), e.difference()));
    }

    /// The seller has to hear it too: it is what they pack.
    static List<Notice> edited(OrderEdited e) {
        var details = price(e.total(), e.difference());
        return Stream.of(Audience.BUYER, Audience.SELLER)
                .map(a -> new Notice(a, "order.edited", "order_edited", details))
                .toList();
    }

    /// Who proposed it hears that the buyer does not want it; a proposal that a newer one replaced
    /// is nothing to tell.
    static List<Notice> declined(EditDeclined e) {
        return List.of("buyer", "storefront").contains(e.by().role())
                ? to("order.edit_declined", "edit_declined", Map.of())
                : List.of();
    }

    /// That they are there, and how many; what they are stays where they are kept.
    static List<Notice> ready(KeysAssigned e) {
        return buyer("order.keys_ready", Details.none().with("quantity", e.keys().size()).map());
    }

    static List<Notice> owed(KeysOwed e) {
        var details =
                Details.none().with("quantity", e.quantity()).with("listing", e.listingId()).map();
        return to("order.keys_owed", "keys_owed", details);
    }

    static List<Notice> earned(BenefitGranted e) {
        var benefit = e.benefit();
        if (benefit.startsWith(ROLE)) {
            var role = benefit.substring(ROLE.length()).replace('_', ' ');
            return buyer("order.role_earned", Details.none().with("role", role).map());
        }
        return benefit.equals("review")
                ? buyer("order.review_earned", Map.of())
                : buyer("order.benefit_earned", Details.none().with("benefit", benefit).map());
    }

    private static Notice overdue(WorkflowDefinition flow, AnomalyRaised e) {
        var details =
                timer(flow, e.subject())
                        .map(t -> Details.none().with("after", t.afterInWords()))
                        .orElseGet(Details::none)
                        .with("nextStep", e.nextStep());
        return new Notice(Audience.STAFF, "order.overdue", "order_overdue", details.map());
    }

    private static List<Notice> buyer(String kind, Map<String, String> details) {
        return List.of(
                new Notice(Audience.BUYER, kind, kind.substring("order.".length()), details));
    }

    private static List<Notice> to(String kind, String template, Map<String, String> details) {
        return Stream.of(Audience.STAFF, Audience.SELLER)
                .map(a -> new Notice(a, kind, template, details))
                .toList();
    }

    private static Optional<WorkflowTimer> timer(WorkflowDefinition flow, @Nullable String id) {
        return flow.timers().stream().filter(t -> t.id().equals(id)).findFirst();
    }

    private static Details waiting(WorkflowDefinition flow, String status, WorkflowTimer timer) {
        return Details.of(Details.status(flow, status)).with("after", timer.afterInWords());
    }

    private static Map<String, String> price(Money total, Money difference) {
        var details = Details.none().with("newTotal", total);
        return switch (difference.amount().signum()) {
            case 0 -> details.map();
            case 1 -> details.with("dearer", difference).map();
            default -> details.with("cheaper", Money.zero(total.asset()).minus(difference)).map();
        };
    }

    private static String outcome(DisputeOutcome outcome) {
        return switch (outcome) {
            case REFUND -> "the money goes back to the buyer";
            case COMPLETE -> "the order is complete";
            case CANCEL -> "the order is called off";
            case RESUME -> "the order goes on";
        };
    }
}
