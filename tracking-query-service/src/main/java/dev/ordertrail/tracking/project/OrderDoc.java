package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What order-events say of one order.
///
/// @param version the last version folded
/// @param eventId the event that placed it
/// @param status the status of its workflow
/// @param updatedAt when the latest of its events was learned
/// @param estimate the day of delivery that was promised last
/// @param staff who is assigned, in the order in which they were
/// @param trackingNumbers of all parcels, announced or met at the carrier's
/// @param references what it belongs together with elsewhere
/// @param extras what it has gathered beside its way
public record OrderDoc(
        long version,
        String eventId,
        String shop,
        Instant placedAt,
        Instant recordedAt,
        OrderPlaced placed,
        String status,
        Instant statusAt,
        Instant updatedAt,
        @Nullable LocalDate estimate,
        List<Change> changes,
        List<Announced> announced,
        List<Note> notes,
        List<Dispute> disputes,
        List<RefundAsked> refunds,
        List<Anomaly> anomalies,
        List<Assigned> staff,
        List<String> trackingNumbers,
        List<Linked> references,
        Extras extras) {

    public OrderDoc {
        changes = List.copyOf(changes);
        announced = List.copyOf(announced);
        notes = List.copyOf(notes);
        disputes = List.copyOf(disputes);
        refunds = List.copyOf(refunds);
        anomalies = List.copyOf(anomalies);
        // Documents of an older release have none of these.
        staff = staff == null ? List.of() : List.copyOf(staff);
        trackingNumbers =
                trackingNumbers == null
                        ? announced.stream().map(Announced::trackingNumber).distinct().toList()
                        : List.copyOf(trackingNumbers);
        references = references == null ? List.of() : List.copyOf(references);
        extras = extras == null ? Extras.NONE : extras;
    }

    /// Something elsewhere that the order belongs together with.
    public record Linked(LinkKind kind, String reference) {}

    /// A member of staff who looks after the order.
    public record Assigned(String id, @Nullable String name) {}

    /// The agent that took the order, or that it was linked to later.
    public @Nullable String agentId() {
        return references.stream()
                .filter(r -> r.kind() == LinkKind.AGENT)
                .reduce((_, last) -> last)
                .map(Linked::reference)
                .orElse(placed.origin().agentId());
    }

    /// The status before the one it is in; null when it began there.
    public @Nullable String before() {
        return changes.stream()
                .filter(c -> c.to().equals(status))
                .reduce((_, last) -> last)
                .map(Change::from)
                .orElse(null);
    }

    /// A move of the status.
    public record Change(
            long version,
            String eventId,
            Instant at,
            Instant recordedAt,
            By by,
            String from,
            String to,
            Cause cause,
            @Nullable Sealed note) {}

    /// A parcel as the seller announced it.
    public record Announced(
            long version,
            String eventId,
            Instant at,
            Instant recordedAt,
            By by,
            String parcelId,
            @Nullable String carrier,
            String trackingNumber) {}

    /// Something written down.
    public record Note(String id, Instant at, By by, Visibility visibility, Sealed text) {}

    /// A dispute that a person opened here.
    public record Dispute(
            long version,
            String id,
            Instant at,
            Instant recordedAt,
            By by,
            @Nullable Sealed text) {}

    /// A refund that was asked for.
    ///
    /// @param items what it is for, where it names items
    public record RefundAsked(
            String id,
            Instant at,
            @Nullable String paymentId,
            Money amount,
            String cause,
            @Nullable List<RefundedItem> items) {}

    /// Something that needs, or needed, a human eye.
    public record Anomaly(
            String id,
            AnomalyKind kind,
            @Nullable String subject,
            String owner,
            String nextStep,
            Map<String, String> facts,
            Instant raisedAt,
            @Nullable Instant closedAt) {
        public Anomaly {
            facts = facts == null ? Map.of() : Map.copyOf(facts);
        }
    }
}
