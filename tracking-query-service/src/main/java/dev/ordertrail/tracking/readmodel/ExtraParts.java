package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.tracking.project.Extras;
import dev.ordertrail.tracking.project.OrderDoc;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an order has gathered, for one reader: nothing for the public, no ids of staff and no
/// traces of conversations for the buyer.
record ExtraParts(Viewer viewer, Parts parts) {
    private static final ExtrasAnswer NOTHING =
            new ExtrasAnswer(List.of(), null, List.of(), null, List.of(), 0, List.of());

    ExtrasAnswer of(OrderDoc doc) {
        if (!viewer.seesParties()) {
            return NOTHING;
        }
        var extras = doc.extras();
        return new ExtrasAnswer(
                doc.staff().stream().map(this::staff).toList(),
                server(doc),
                doc.references().stream()
                        .filter(r -> viewer.seesInternalNotes() || isForTheBuyer(r.kind()))
                        .map(r -> new ExtrasAnswer.Link(wire(r.kind()), r.reference()))
                        .toList(),
                pending(extras.proposed()),
                extras.keys().entrySet().stream().map(k -> key(k.getKey(), k.getValue())).toList(),
                extras.owed().values().stream().mapToInt(Integer::intValue).sum(),
                extras.earned().stream()
                        .map(e -> new ExtrasAnswer.Benefit(e.benefit(), e.at()))
                        .toList());
    }

    private ExtrasAnswer.Staff staff(OrderDoc.Assigned s) {
        return new ExtrasAnswer.Staff(viewer.seesInternalNotes() ? s.id() : null, s.name());
    }

    /// The server that was set up last.
    private static @Nullable String server(OrderDoc doc) {
        return doc.references().stream()
                .filter(r -> r.kind() == LinkKind.SERVER)
                .reduce((_, last) -> last)
                .map(OrderDoc.Linked::reference)
                .orElse(null);
    }

    private static boolean isForTheBuyer(LinkKind kind) {
        return switch (kind) {
            case TICKET, REVIEW, SERVER, DELIVERY -> true;
            case CONVERSATION, AGENT, KEY -> false;
        };
    }

    private ExtrasAnswer.@Nullable PendingEdit pending(Extras.@Nullable Proposal p) {
        return p == null
                ? null
                : new ExtrasAnswer.PendingEdit(
                        p.id(),
                        p.items().stream().map(parts::item).toList(),
                        Amounts.plain(p.total()),
                        Amounts.plain(p.difference()),
                        p.total().asset().code(),
                        p.by().role(),
                        p.at());
    }

    private static ExtrasAnswer.LicenceKey key(String id, Extras.Key key) {
        return new ExtrasAnswer.LicenceKey(
                id,
                key.itemId(),
                key.listingId(),
                key.lastFour(),
                state(key.state()),
                key.revealed());
    }

    private static String state(@Nullable KeyChange change) {
        return switch (change) {
            case SUSPENDED -> "suspended";
            case REVOKED -> "revoked";
            case REVEALED, RESTORED -> "active";
            case null -> "active";
        };
    }

    private static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
