package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.tracking.project.OrderDoc;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Opens what is sealed in one order, for one who may read it, and remembers whose it is. What
/// cannot be opened any more is null.
final class People {
    private final Sealing sealing;
    private final Map<String, Sealed> opened = new TreeMap<>();
    private boolean someShut;

    People(Sealing sealing) {
        this.sealing = sealing;
    }

    /// One box of each person whose data was opened so far. What a person has in several boxes was
    /// sealed with one key, or some of it stayed shut.
    List<Sealed> opened() {
        return List.copyOf(opened.values());
    }

    /// Whether something stayed shut: its key was destroyed, or did not come yet.
    boolean someShut() {
        return someShut;
    }

    /// What a reader may know of the buyer.
    record Known(
            OrderAnswer.@Nullable Buyer buyer,
            OrderAnswer.Address address,
            @Nullable String customerNotes,
            @Nullable String specialInstructions) {}

    Known of(OrderDoc doc, Viewer viewer) {
        var data = viewer.seesParties() ? open(doc.placed().personal()) : null;
        var moved = viewer.seesParties() ? open(doc.extras().readdressed()) : null;
        var to = moved == null || moved.address() == null ? data : moved;
        if (!viewer.seesParties()) {
            return new Known(null, place(doc, null), null, null);
        }
        var id = doc.placed().buyer();
        if (data == null) {
            return new Known(
                    new OrderAnswer.Buyer(id, null, null, null), place(doc, to), null, null);
        }
        return new Known(
                new OrderAnswer.Buyer(id, data.name(), data.email(), data.phone()),
                place(doc, to),
                data.customerNotes(),
                data.specialInstructions());
    }

    static OrderAnswer.@Nullable Seller seller(OrderDoc doc) {
        var seller = doc.placed().seller();
        return seller == null
                ? null
                : new OrderAnswer.Seller(seller.id(), seller.name(), seller.storeName());
    }

    List<OrderAnswer.Note> notes(OrderDoc doc, Viewer viewer) {
        if (!viewer.seesParties()) {
            return List.of();
        }
        return doc.notes().stream()
                .filter(n -> n.visibility() == Visibility.CUSTOMER || viewer.seesInternalNotes())
                .map(n ->
                        new OrderAnswer.Note(
                                n.id(),
                                n.visibility().name().toLowerCase(Locale.ROOT),
                                text(n.text()),
                                n.by().role(),
                                n.at()))
                .toList();
    }

    @Nullable String text(Sealed sealed) {
        return noted(sealed, sealing.openText(sealed));
    }

    private @Nullable PersonalData open(@Nullable Sealed sealed) {
        return sealed == null ? null : noted(sealed, sealing.open(sealed));
    }

    private <T> @Nullable T noted(Sealed sealed, Optional<T> content) {
        if (content.isPresent()) {
            opened.putIfAbsent(sealed.person(), sealed);
        } else {
            someShut = true;
        }
        return content.orElse(null);
    }

    private static OrderAnswer.Address place(OrderDoc doc, @Nullable PersonalData data) {
        var to = doc.placed().delivery();
        var address = data == null ? null : data.address();
        if (address == null) {
            return new OrderAnswer.Address(
                    null, null, null, to.city(), to.state(), null, to.country());
        }
        return new OrderAnswer.Address(
                address.name(),
                address.street(),
                address.street2(),
                address.city() == null ? to.city() : address.city(),
                address.state() == null ? to.state() : address.state(),
                address.zipCode(),
                address.country() == null ? to.country() : address.country());
    }
}
