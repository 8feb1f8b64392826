package dev.ordertrail.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTest {

    @Test
    void a_newer_type_is_refused_not_guessed() {
        assertThatThrownBy(() ->
                        EventJson.read("dev.ordertrail.order.placed.v9", "{}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("dev.ordertrail.order.placed.v9");
    }

    @Test
    void a_field_of_tomorrow_is_passed_over() {
        var json =
                "{\"by\":{\"id\":\"a\",\"role\":\"staff\",\"channel\":\"web\"},\"anomalyId\":\"x\",\"mood\":1}";
        assertThat(EventJson.read("dev.ordertrail.order.anomaly-closed.v1", json.getBytes(UTF_8)))
                .isEqualTo(new OrderEvent.AnomalyClosed(new By("a", "staff", "web", null), "x"));
    }

    @Test
    void money_that_cannot_be_is_unreadable() {
        var json =
                "{\"paymentId\":\"p\",\"provider\":\"s\",\"refunded\":{\"amount\":\"1.005\",\"asset\":\"USD\",\"decimals\":2}}";
        assertThatThrownBy(() ->
                        EventJson.read("dev.ordertrail.payment.refunded.v1", json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_refund_may_name_what_it_is_for() {
        var by = new By("a", "staff", "web", null);
        var usd = new Money(new java.math.BigDecimal("5.00"), new Asset("USD", 2));
        var plain = new OrderEvent.RefundRequested(by, "refund_1", "pi_1", usd, "asked");
        var named =
                new OrderEvent.RefundRequested(
                        by,
                        "refund_1",
                        "pi_1",
                        usd,
                        "asked",
                        List.of(new OrderEvent.RefundedItem("item_1", 2)));
        assertThat(new String(EventJson.write(plain), UTF_8)).doesNotContain("items");
        for (var event : List.of(plain, named)) {
            assertThat(EventJson.read(EventTypes.nameOf(event), EventJson.write(event)))
                    .isEqualTo(event);
        }
    }

    @Test
    void a_payment_may_name_its_single_refunds() {
        var usd = new Money(new java.math.BigDecimal("5.00"), new Asset("USD", 2));
        var plain = new PaymentEvent.PaymentRefunded("pi_1", "stripe", usd, usd);
        var named =
                new PaymentEvent.PaymentRefunded(
                        "pi_1",
                        "stripe",
                        usd,
                        usd,
                        List.of(new PaymentEvent.SingleRefund("re_1", usd)));
        assertThat(new String(EventJson.write(plain), UTF_8)).doesNotContain("refunds");
        for (var event : List.of(plain, named)) {
            assertThat(EventJson.read(EventTypes.nameOf(event), EventJson.write(event)))
                    .isEqualTo(event);
        }
    }

    @Test
    void lifts_follow_one_another_to_the_newest_version() {
        var lifts =
                new Upcasters(
                        List.of(
                                new Lift("x", 1, o -> o.put("currency", "EUR")),
                                new Lift("x", 2, o -> o.set("place", o.remove("address")))));
        var old = JsonNodeFactory.instance.objectNode().put("address", "here");
        var now = lifts.lift("x.v1", old);
        assertThat(lifts.current("x.v1")).isEqualTo("x.v3");
        assertThat(now.path("currency").asText()).isEqualTo("EUR");
        assertThat(now.path("place").asText()).isEqualTo("here");
        assertThat(old.has("address")).isTrue();
    }

    @Test
    void an_envelope_survives_its_headers() {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        var envelope =
                new Envelope(
                        "id-1",
                        "dev.ordertrail.order.placed.v1",
                        "/order-service",
                        "order_1",
                        now,
                        now.plusSeconds(2),
                        "main",
                        1,
                        "c-1",
                        null,
                        null);
        var headers = new HashMap<>(envelope.headers());
        assertThat(Envelope.of(headers::get)).isEqualTo(envelope);
        headers.remove("ce_shop");
        assertThatThrownBy(() -> Envelope.of(headers::get)).hasMessage("header ce_shop is missing");
    }
}
