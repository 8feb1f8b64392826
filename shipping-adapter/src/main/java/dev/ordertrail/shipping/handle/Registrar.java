package dev.ordertrail.shipping.handle;

import static java.util.Comparator.comparing;

import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.shipping.domain.Carriers;
import dev.ordertrail.shipping.domain.News;
import dev.ordertrail.shipping.domain.Parcel;
import dev.ordertrail.shipping.handle.Teller.Tidings;
import dev.ordertrail.shipping.store.Parcels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Registers parcels. One announced twice is one parcel; a carrier said later is noted and told.
@Singleton
public class Registrar {
    private final Parcels parcels;
    private final Inbox inbox;
    private final Teller teller;

    @Inject
    Registrar(Parcels parcels, Inbox inbox, Teller teller) {
        this.parcels = parcels;
        this.inbox = inbox;
        this.teller = teller;
    }

    /// Registers these and wakes what carriers have said of them already.
    public void register(Connection c, Collection<Announcement> announcements) throws SQLException {
        var sorted =
                announcements.stream()
                        .sorted(
                                comparing(Announcement::orderId)
                                        .thenComparing(Announcement::parcelId))
                        .toList();
        inbox.wake(
                c, keys(sorted)); // first, for its locks; the messages come when this is committed
        var tidings = new ArrayList<Tidings>();
        for (var a : sorted) {
            var parcel = parcels.register(c, parcel(a));
            var news = List.of(News.registered(parcel));
            tidings.add(new Tidings(parcel, news, a.correlation(), a.cause()));
        }
        teller.tell(c, tidings);
    }

    private static List<String> keys(List<Announcement> announcements) {
        return announcements.stream()
                .flatMap(a ->
                        WaitingKeys.of(a.carrier(), ParcelIds.trackingNumber(a.trackingNumber()))
                                .stream())
                .distinct()
                .toList();
    }

    private static Parcel parcel(Announcement a) {
        return new Parcel(
                a.parcelId(),
                a.orderId(),
                a.shop(),
                Carriers.named(a.carrier()),
                ParcelIds.trackingNumber(a.trackingNumber()),
                a.at(),
                null);
    }
}
