package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.tracking.project.Extras.Earned;
import dev.ordertrail.tracking.project.Extras.Noted;
import dev.ordertrail.tracking.project.Extras.Proposal;
import dev.ordertrail.tracking.project.Extras.What;
import dev.ordertrail.tracking.project.Timeline.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an order has gathered, being changed by one event.
final class ExtrasEdit {
    private final Envelope in;
    private final List<Noted> noted;
    private @Nullable Proposal proposed;
    private final SortedMap<String, Extras.Key> keys;
    private final SortedMap<String, Integer> owed;
    private final List<Earned> earned;
    private @Nullable Sealed readdressed;

    ExtrasEdit(Extras before, Envelope in) {
        this.in = in;
        this.noted = new ArrayList<>(before.noted());
        this.proposed = before.proposed();
        this.keys = new TreeMap<>(before.keys());
        this.owed = new TreeMap<>(before.owed());
        this.earned = new ArrayList<>(before.earned());
        this.readdressed = before.readdressed();
    }

    void resolved(DisputeResolved e) {
        note(
                e.by(),
                What.DISPUTE_RESOLVED,
                new Facts().and("outcome", wire(e.outcome())),
                e.text());
    }

    void assigned(StaffAssigned e) {
        var facts = new Facts().and("staffId", e.staffId()).and("name", e.name());
        note(e.by(), What.STAFF_ASSIGNED, facts, null);
    }

    void unassigned(StaffUnassigned e) {
        note(e.by(), What.STAFF_UNASSIGNED, new Facts().and("staffId", e.staffId()), null);
    }

    void linked(ReferenceLinked e) {
        var facts = new Facts().and("kind", wire(e.kind())).and("reference", e.reference());
        note(e.by(), What.LINKED, facts, null);
    }

    void proposed(EditProposed e) {
        proposed =
                new Proposal(
                        e.editId(),
                        in.time(),
                        e.by(),
                        e.items(),
                        e.total(),
                        e.difference(),
                        e.delivery());
        note(e.by(), What.EDIT_PROPOSED, price(e.editId(), e.total(), e.difference()), null);
    }

    /// Only the address may have changed of the buyer's data.
    void edited(OrderEdited e) {
        proposed = null;
        readdressed = e.personal() == null ? readdressed : e.personal();
        note(e.by(), What.EDITED, price(e.editId(), e.total(), e.difference()), null);
    }

    void declined(EditDeclined e) {
        proposed = null;
        note(e.by(), What.EDIT_DECLINED, new Facts().and("editId", e.editId()), null);
    }

    void stocked(StockNoted e) {
        var facts = new Facts().and("state", wire(e.state()));
        facts.and("missing", e.missing().isEmpty() ? null : String.join(", ", e.missing()));
        note(e.by(), What.STOCK, facts, null);
    }

    void got(KeysAssigned e) {
        for (var key : e.keys()) {
            keys.put(
                    key.keyId(),
                    new Extras.Key(key.itemId(), key.listingId(), key.lastFour(), false, null));
            owed.computeIfPresent(key.itemId(), (_, left) -> left > 1 ? left - 1 : null);
        }
        note(e.by(), What.KEYS_ASSIGNED, new Facts().and("quantity", e.keys().size()), null);
    }

    void owes(KeysOwed e) {
        owed.merge(e.itemId(), e.quantity(), Integer::sum);
        var facts = new Facts().and("itemId", e.itemId()).and("quantity", e.quantity());
        note(e.by(), What.KEYS_OWED, facts, null);
    }

    void changed(KeysChanged e) {
        e.keyIds().forEach(id -> keys.computeIfPresent(id, (_, key) -> key.after(e.change())));
        note(e.by(), what(e.change()), new Facts().and("quantity", e.keyIds().size()), null);
    }

    void ranOut(TimerFired e) {
        var facts = new Facts().and("timer", e.timer()).and("status", e.status());
        note(e.by(), What.TIMER_FIRED, facts, null);
    }

    void granted(BenefitGranted e) {
        if (earned.stream().noneMatch(b -> b.benefit().equals(e.benefit()))) {
            earned.add(new Earned(e.benefit(), in.time()));
        }
        note(e.by(), What.BENEFIT_GRANTED, new Facts().and("benefit", e.benefit()), null);
    }

    Extras done() {
        return new Extras(noted, proposed, keys, owed, earned, readdressed);
    }

    private void note(By by, What what, Facts facts, @Nullable Sealed text) {
        noted.add(
                new Noted(
                        in.streamVersion(),
                        in.id(),
                        in.time(),
                        in.recordedTime(),
                        by,
                        what,
                        facts.map(),
                        text));
    }

    private static What what(KeyChange change) {
        return switch (change) {
            case REVEALED -> What.KEYS_REVEALED;
            case SUSPENDED -> What.KEYS_SUSPENDED;
            case RESTORED -> What.KEYS_RESTORED;
            case REVOKED -> What.KEYS_REVOKED;
        };
    }

    private static Facts price(String editId, Money total, Money difference) {
        return new Facts().and("editId", editId).and("total", total).and("difference", difference);
    }

    private static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
