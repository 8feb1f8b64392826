package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.tracking.project.OrderDoc;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Opens what is sealed, for those who may read it. What cannot be opened any more is null.
@Singleton
public class People {
    private final Sealing sealing;

    @Inject
    People(Sealing sealing) {
        this.sealing = sealing;
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
        return sealing.openText(sealed).orElse(null);
    }

    private @Nullable PersonalData open(@Nullable Sealed sealed) {
        return sealed == null ? null : sealing.open(sealed).orElse(null);
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
