package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeNoticeTest {

    @Test
    void a_message_is_named_by_its_event_id() {
        assertThat(of("evt_1", "customer.created", "cus_1"))
                .isEqualTo(new Notice("evt_1", "customer.created", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout.session.completed",
                "checkout.session.expired",
                "checkout.session.async_payment_succeeded",
                "checkout.session.async_payment_failed",
                "payment_intent.succeeded",
                "payment_intent.canceled",
                "charge.dispute.created"
            })
    void what_happens_once_to_an_object_has_twins(String type) {
        assertThat(of("evt_1", type, "obj_1").twin())
                .isEqualTo(of("evt_2", type, "obj_1").twin())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charge.refunded",
                "charge.dispute.updated",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "payment_intent.payment_failed"
            })
    void what_may_happen_again_to_the_same_object_is_news(String type) {
        assertThat(of("evt_1", type, "obj_1").twin()).isNull();
    }

    @Test
    void the_zeros_of_a_sample_event_name_nothing() {
        var charge = of("evt_00000000000000", "charge.succeeded", "ch_00000000000000");
        var session =
                of("evt_00000000000000", "checkout.session.completed", "cs_test_00000000000000");

        assertThat(charge.id()).startsWith("sha256-").isNotEqualTo(session.id());
        assertThat(session.twin()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"id\":\"evt_1\"}",
                "{\"id\":\"evt_1\",\"type\":\"a\\u0000b\"}"
            })
    void what_cannot_be_read_is_named_by_its_bytes(String body) {
        var notice = StripeNotice.of(body.getBytes(UTF_8));

        assertThat(notice.type()).isEqualTo("unreadable");
        assertThat(notice.id()).startsWith("sha256-");
    }

    private static Notice of(String id, String type, String object) {
        return StripeNotice.of(
                "{\"id\":\"%s\",\"type\":\"%s\",\"data\":{\"object\":{\"id\":\"%s\"}}}"
                        .formatted(id, type, object)
                        .getBytes(UTF_8));
    }
}
