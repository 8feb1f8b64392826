package dev.ordertrail.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workflow as data: what an order of this kind can be, who may move it, and which facts do.
/// order-service publishes every version on `workflow-definitions`; everybody learns labels and
/// colours from there.
///
/// @param id `marketplace`
/// @param version from 1; a published version never changes
/// @param numberFormat `ORD-{year}-{seq:6}` or `ORD-{random:5}-{random:5}`
/// @param statuses in the order in which a page shows them
/// @param start where an order starts
/// @param transitions what people may ask for
/// @param triggers which facts move the status
/// @param tells which moves tell whom
/// @param timers what happens when an order stays in a status for too long
/// @param grants what the customer earns by reaching a status
/// @param ways where a named way leads (`hold: on_hold`), where its phase alone does not say it
public record WorkflowDefinition(
        String id,
        int version,
        String name,
        String numberFormat,
        List<Status> statuses,
        Start start,
        List<Transition> transitions,
        List<Trigger> triggers,
        List<Tell> tells,
        List<WorkflowTimer> timers,
        List<Grant> grants,
        Map<String, String> ways) {

    public WorkflowDefinition {
        statuses = List.copyOf(statuses);
        transitions = List.copyOf(transitions);
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        tells = tells == null ? List.of() : List.copyOf(tells);
        timers = timers == null ? List.of() : List.copyOf(timers);
        grants = grants == null ? List.of() : List.copyOf(grants);
        ways = ways == null ? Map.of() : Map.copyOf(ways);
    }

    public WorkflowRef ref() {
        return new WorkflowRef(id, version);
    }

    public Optional<Status> status(String statusId) {
        return statuses.stream().filter(s -> s.id().equals(statusId)).findFirst();
    }

    /// The status that a fact stands for in a timeline: where the first trigger on it leads.
    public Optional<String> statusOf(Level level) {
        return triggers.stream()
                .filter(t -> t.when() == level && !Trigger.BACK.equals(t.to()))
                .map(Trigger::to)
                .findFirst();
    }

    /// The status that a way leads to: the one it names, else the first of the phase it stands for.
    public Optional<String> statusOf(WorkflowWay way) {
        var named = ways.get(way.wire());
        return named != null
                ? Optional.of(named)
                : statuses.stream()
                        .filter(s -> s.phase() == way.phase())
                        .map(Status::id)
                        .findFirst();
    }

    /// One thing an order can be.
    ///
    /// @param id the name in the API: `out_for_delivery`
    /// @param label what people read
    /// @param colour CSS hex colour
    /// @param progress 0 to 100
    /// @param description the sentence of a timeline entry
    public record Status(
            String id,
            String label,
            String emoji,
            String colour,
            int progress,
            Phase phase,
            String description) {}

    /// The phases that make workflows comparable.
    public enum Phase {
        AWAITING_PAYMENT,
        PAID,
        IN_PROGRESS,
        SHIPPING,
        DELIVERED,
        DONE,
        PROBLEM,
        CANCELLED,
        REFUNDED,
        FAILED;

        /// Lower-case, as APIs and files write it.
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// Nothing more is expected to happen to the order.
        public boolean isEnd() {
            return this == DONE || this == CANCELLED || this == REFUNDED || this == FAILED;
        }
    }

    /// Where an order starts.
    ///
    /// @param status without trusted evidence of payment; null: such an order is refused
    /// @param paid by payment method, when a trusted storefront says it is paid; `default` for the
    ///   others
    public record Start(@Nullable String status, Map<String, String> paid) {
        public Start {
            paid = paid == null ? Map.of() : Map.copyOf(paid);
        }
    }

    /// A person may move an order from one status to another.
    ///
    /// @param to a status, or `(back)` for the one before
    /// @param by the roles that may ask
    /// @param only a level that must hold, so that a buyer may dispute a lost parcel but not one
    ///   under way
    public record Transition(String from, String to, List<String> by, @Nullable Level only) {
        public Transition {
            by = List.copyOf(by);
        }
    }

    /// While this level holds and the order is in one of these statuses, it moves.
    ///
    /// @param to the next status, or [#BACK] for where it was before
    public record Trigger(Level when, List<String> from, String to) {
        /// Back to the status it had before it entered this one.
        public static final String BACK = "(back)";

        public Trigger {
            from = List.copyOf(from);
        }
    }

    /// What can hold about an order's money and parcels. Levels, not edges: they hold whatever
    /// order the facts came in.
    public enum Level {
        PAID,
        LOCKED_IN_ESCROW,
        ESCROW_RELEASED,
        PAYMENT_OPEN,
        PAYMENT_ENDED,
        PAYMENT_DISPUTED,
        DISPUTE_SETTLED,
        FULLY_REFUNDED,
        ALL_PICKED_UP,
        ALL_IN_TRANSIT,
        ALL_OUT_FOR_DELIVERY,
        ALL_DELIVERED,
        PARCEL_IN_TROUBLE
    }

    /// Somebody is told when an order enters a status.
    ///
    /// @param on a status id, `placed`, or a payment fact such as `checkout_started`
    /// @param to `buyer`, `seller`, `staff`
    /// @param template the name of the text
    public record Tell(String on, List<String> to, String template) {
        public Tell {
            to = List.copyOf(to);
        }
    }

    /// Who reaches this status has earned these benefits.
    public record Grant(String on, List<String> benefits) {
        public Grant {
            benefits = List.copyOf(benefits);
        }
    }
}
