package dev.ordertrail.shipping.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.shipping.EasyPost;
import dev.ordertrail.shipping.EasyPost.Update;
import dev.ordertrail.shipping.Orders;
import dev.ordertrail.shipping.SecondShop;
import dev.ordertrail.shipping.ShippingFacts;
import dev.ordertrail.shipping.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What carriers say, over the wire and through the real inbox, database and broker.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "shipping"))
@QuarkusTestResource(SecondShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CarrierReportsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;

    @Test
    void callbacks_shuffled_and_repeated_around_the_announcement_end_in_one_place() {
        var ends = new HashSet<Set<String>>();
        for (var seed = 0; seed < 5; seed++) {
            ends.add(run(new Random(seed)));
        }

        assertThat(ends).hasSize(1);
    }

    private Set<String> run(Random random) {
        var code = code();
        var order = Orders.placed();
        var updates = fiveTimes(journey(code));
        Collections.shuffle(updates, random);
        var announcedAfter = random.nextInt(updates.size());
        for (var i = 0; i < updates.size(); i++) {
            if (i == announcedAfter) {
                Orders.announced(order, 2, "UPS", code);
            }
            updates.get(i).post();
        }
        updates.forEach(u -> becomes(u, "done"));
        var told = facts(order, 6);
        assertThat(told)
                .extracting(Recorded::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
        var said = new HashSet<String>();
        for (var r : told) {
            if (!(r.event() instanceof ParcelRegistered)) {
                said.add(r.envelope().time() + " " + words(r.event()));
            }
        }
        said.addAll(
                tables.rows(
                        "SELECT state, reached, carrier, last_scan_at, finished_at FROM parcel WHERE order_id = ?",
                        order));
        return said;
    }

    private static List<Update> journey(String code) {
        return List.of(
                Update.of("UPS", code).scan("2026-05-01T10:00:00Z", "pre_transit", "label_created"),
                Update.of("UPS", code)
                        .scan("2026-05-02T10:00:00Z", "in_transit", "received_at_origin_facility"),
                Update.of("UPS", code).scan("2026-05-03T10:00:00Z", "in_transit", "weather_delay"),
                Update.of("UPS", code).scan("2026-05-04T10:00:00Z", "out_for_delivery", null),
                Update.of("UPS", code).scan("2026-05-05T10:00:00Z", "delivered", null));
    }

    private static List<Update> fiveTimes(List<Update> updates) {
        var all = new ArrayList<Update>();
        for (var i = 0; i < 5; i++) {
            all.addAll(updates);
        }
        return all;
    }

    @Test
    void a_parcel_without_a_carrier_is_found_by_its_code_and_its_carrier_is_told() {
        var code = code();
        var order = Orders.placed();
        var parcel = Orders.announced(order, 2, null, code);
        facts(order, 1);

        Update.of("FedExSmartPost", code)
                .scan("2026-05-01T10:00:00Z", "in_transit", "damaged")
                .expects("2026-05-12", "2026-05-01T11:00:00Z")
                .post();

        assertThat(facts(order, 4))
                .extracting(r -> r.event().getClass().getSimpleName())
                .containsExactly(
                        "ParcelRegistered",
                        "ParcelRegistered",
                        "ParcelIncident",
                        "DeliveryEstimateChanged");
        assertThat(tables.rows("SELECT carrier, estimate FROM parcel WHERE parcel_id = ?", parcel))
                .containsExactly("FedEx 2026-05-12");
    }

    @Test
    void two_parcels_without_a_carrier_wait_until_one_has_it() {
        var code = code();
        var one = Orders.placed();
        var other = Orders.placed();
        Orders.announced(one, 2, null, code);
        Orders.announced(other, 2, null, code);
        facts(one, 1);
        facts(other, 1);

        var update = Update.of("UPS", code).scan("2026-05-01T10:00:00Z", "delivered", null).post();
        becomes(update, "waiting");
        Orders.announced(other, 3, "UPS", code);

        becomes(update, "done");
        assertThat(facts(other, 3))
                .last()
                .satisfies(r -> assertThat(r.event()).isInstanceOf(ParcelDelivered.class));
        isSaid();
        assertThat(ShippingFacts.of(one)).hasSize(1);
    }

    @Test
    void the_account_of_a_shop_moves_parcels_of_that_shop_alone() {
        var code = code();
        var order = Orders.placed();
        Orders.announced(order, 2, "UPS", code);
        facts(order, 1);

        var update = Update.of("UPS", code).scan("2026-05-01T10:00:00Z", "delivered", null);
        var secret = Normalizer.normalize(SecondShop.SECRET, Normalizer.Form.NFKD);
        EasyPost.posts(
                        "/webhooks/easypost/digital",
                        update.bytes(),
                        EasyPost.signature(update.bytes(), secret))
                .then()
                .statusCode(200);

        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(tables.state("digital/" + update.id()))
                                .containsExactly("waiting"));
        isSaid();
        assertThat(ShippingFacts.of(order)).hasSize(1);
    }

    /// Nothing waits to be said any more.
    private void isSaid() {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> tables.rows("SELECT 1 FROM outbox LIMIT 1").isEmpty());
    }

    private void becomes(Update update, String state) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(tables.state(update.id())).containsExactly(state));
    }

    private static List<Recorded<ShippingEvent>> facts(String order, int count) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(ShippingFacts.of(order)).hasSize(count));
        return ShippingFacts.of(order);
    }

    private static String words(ShippingEvent event) {
        return switch (event) {
            case ParcelScanned e -> e.state().name();
            case ParcelIncident e -> e.state() + " " + e.owner();
            case ParcelDelivered _ -> "delivered";
            case DeliveryEstimateChanged e -> e.date().toString();
            case ParcelRegistered e -> "registered " + e.carrier();
            case ShippingEvent.ParcelReturned _ -> "returned";
        };
    }

    private static String code() {
        return "1Z" + UUID.randomUUID().toString().substring(24).toUpperCase(Locale.ROOT);
    }
}
