package dev.ordertrail.shipping.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.shipping.EasyPost;
import dev.ordertrail.shipping.Fixtures;
import dev.ordertrail.shipping.Orders;
import dev.ordertrail.shipping.SecondShop;
import dev.ordertrail.shipping.ShippingFacts;
import dev.ordertrail.shipping.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Every webhook body we have of EasyPost, posted over HTTP with a fresh signature before and after
/// its parcel is announced.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "shipping"))
@QuarkusTestResource(SecondShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EasyPostFixturesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;

    @Test
    void every_fixture_is_kept_waits_for_its_parcel_and_is_put_to_it() {
        // Given
        var fixtures = Fixtures.easypost();
        assertThat(fixtures).hasSizeGreaterThanOrEqualTo(17);
        fixtures.forEach(this::isKept);
        fixtures.forEach(name -> stateBecomes(name, "waiting"));

        // When
        var parcels = announceAll(fixtures);

        // Then
        fixtures.forEach(name -> stateBecomes(name, "done"));
        assertThat(tables.parcel(of(parcels, "FedEx EZ1000000001")))
                .containsExactly("DELIVERED DELIVERED");
        assertThat(tables.parcel(of(parcels, "FedEx 1"))).containsExactly("IN_TRANSIT IN_TRANSIT");
        assertThat(tables.parcel(of(parcels, "USPS EZ1000000001")))
                .containsExactly("LABEL_CREATED LABEL_CREATED");
        assertThat(tables.parcel(of(parcels, "USPS 9400100105807076062464")))
                .containsExactly("IN_TRANSIT IN_TRANSIT");
        assertThat(tables.parcel(of(parcels, "USPS 9400100105807076062211")))
                .containsExactly("REGISTERED REGISTERED");
        facts(of(orders, "FedEx EZ1000000001"), 1 + 7 + 3 + 1);
        facts(of(orders, "FedEx 1"), 1 + 7 + 1);
        facts(of(orders, "USPS 9400100105807076062464"), 1 + 6 + 1);
        assertThat(facts(of(orders, "USPS 9400100105807076062211"), 2).getLast().event())
                .isInstanceOfSatisfying(
                        ParcelIncident.class, e -> assertThat(e.owner()).isEqualTo("seller"));
        assertThat(facts(of(orders, "FedEx EZ1000000001"), 12))
                .extracting(Recorded::event)
                .filteredOn(ParcelDelivered.class::isInstance)
                .hasSize(1);

        // And again
        for (var i = 0; i < 5; i++) {
            fixtures.forEach(this::isKept);
        }
        fixtures.forEach(name -> assertThat(tables.state(id(name))).hasSize(1));
        facts(of(orders, "FedEx EZ1000000001"), 12);
    }

    private final Map<String, String> orders = new LinkedHashMap<>();

    private Map<String, String> announceAll(List<String> fixtures) {
        var parcels = new LinkedHashMap<String, String>();
        for (var name : fixtures) {
            var tracker = Fixtures.tree(name).path("result");
            var carrier = tracker.path("carrier").asText();
            var code = tracker.path("tracking_code").asText();
            parcels.computeIfAbsent(
                    carrier + " " + code,
                    key -> {
                        var order = Orders.placed();
                        orders.put(key, order);
                        return Orders.announced(order, 2, carrier, code);
                    });
        }
        return parcels;
    }

    private void isKept(String name) {
        EasyPost.posts(Fixtures.easypost(name))
                .then()
                .statusCode(200)
                .body("received", equalTo(true));
    }

    private void stateBecomes(String name, String state) {
        await(name)
                .pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(tables.state(id(name))).containsExactly(state));
    }

    private static String of(Map<String, String> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static String id(String name) {
        return Fixtures.tree(name).path("id").asText();
    }

    private static List<Recorded<ShippingEvent>> facts(String id, int count) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(ShippingFacts.of(id)).hasSize(count));
        return ShippingFacts.of(id);
    }
}
