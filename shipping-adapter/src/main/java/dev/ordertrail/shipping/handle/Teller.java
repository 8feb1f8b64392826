package dev.ordertrail.shipping.handle;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.shipping.domain.News;
import dev.ordertrail.shipping.domain.Parcel;
import dev.ordertrail.shipping.store.Told;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells `shipping-events` what it has not heard yet.
@Singleton
public class Teller {
    private final Told told;
    private final Facts facts;

    @Inject
    Teller(Told told, Facts facts) {
        this.told = told;
        this.facts = facts;
    }

    /// What there is to tell of one parcel, and what made us say it.
    record Tidings(
            Parcel parcel, List<News> news, @Nullable String correlation, @Nullable String cause) {}

    /// Tells everything new, in the order of orders.
    void tell(Connection c, List<Tidings> tidings) throws SQLException {
        var shops = new TreeMap<String, String>();
        var byOrder = new TreeMap<String, List<Fact>>();
        for (var t : tidings) {
            var order = t.parcel().orderId();
            shops.put(order, t.parcel().shop());
            var own = byOrder.computeIfAbsent(order, _ -> new ArrayList<>());
            for (var news : told.newTo(c, t.parcel().parcelId(), t.news())) {
                own.add(
                        new Fact(
                                news.eventId(),
                                news.happened(),
                                news.event(),
                                t.correlation(),
                                t.cause()));
            }
        }
        for (var order : byOrder.entrySet()) {
            var shop = shops.get(order.getKey());
            facts.publish(
                    c,
                    Topics.SHIPPING_EVENTS,
                    order.getKey(),
                    String.valueOf(shop),
                    order.getValue());
        }
    }
}
