package dev.ordertrail.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.PayPal;
import dev.ordertrail.payment.PayPalFixtures;
import dev.ordertrail.payment.PayPalFixtures.Fixture;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(PayPal.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalFixturesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Set<String> ABOUT_A_PAYMENT =
            Set.of("CHECKOUT.ORDER.APPROVED", "CHECKOUT.ORDER.SAVED", "CUSTOMER.DISPUTE.CREATED");

    @Inject Tables tables;

    /// No order of these is known here: what is about a payment waits, the rest is ignored.
    @Test
    void every_published_event_is_kept_and_understood_as_its_kind_demands() {
        var events = PayPalFixtures.events().toList();
        assertThat(events).hasSizeGreaterThan(15);
        for (var event : events) {
            PayPal.sends(event.body()).then().statusCode(200);
        }

        await().atMost(SOON)
                .until(() -> tables.rows("SELECT 1 FROM inbox WHERE state = 'pending'").isEmpty());
        for (var event : events) {
            assertThat(tables.state(PayPalNotice.of(event.body()).id()))
                    .as(event.file())
                    .containsExactly(demanded(event));
        }

        // When all of them come again, nothing is added
        var kept = tables.count("inbox");
        for (var event : events) {
            PayPal.sends(event.body()).then().statusCode(200);
        }
        assertThat(tables.count("inbox")).isEqualTo(kept);
    }

    /// They are years old, their certificates are PayPal's, and the bytes they signed are gone.
    @Test
    void the_headers_that_paypal_once_sent_open_nothing_today() {
        var kept = tables.count("inbox");
        for (var fixture : PayPalFixtures.headers().toList()) {
            var headers = new HashMap<String, String>();
            fixture.json()
                    .properties()
                    .forEach(field -> {
                        if (field.getKey().startsWith("paypal-")) {
                            headers.put(field.getKey(), field.getValue().asText());
                        }
                    });
            var body = PayPalFixtures.of(fixture.file().replace(".headers", "")).body();

            PayPal.sends("/webhooks/paypal", body, headers).then().statusCode(400);
        }

        assertThat(tables.count("inbox")).isEqualTo(kept);
    }

    private static String demanded(Fixture event) {
        return ABOUT_A_PAYMENT.contains(event.type()) ? "waiting" : "ignored";
    }
}
