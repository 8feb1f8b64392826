package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalNoticeTest {

    @Test
    void a_message_is_named_by_event_id_and_type() {
        assertThat(of("WH-1", "CUSTOMER.DISPUTE.CREATED", "{'dispute_id':'PP-1'}"))
                .isEqualTo(
                        new Notice(
                                "WH-1:CUSTOMER.DISPUTE.CREATED", "CUSTOMER.DISPUTE.CREATED", null));
    }

    @Test
    void two_events_of_one_refund_are_twins_while_its_status_is_the_same() {
        var type = "PAYMENT.CAPTURE.REFUNDED";
        var done = of("WH-1", type, "{'id':'1JU0','status':'COMPLETED'}");

        assertThat(of("WH-2", type, "{'id':'1JU0','status':'COMPLETED'}").twin())
                .isEqualTo(done.twin())
                .isNotNull();
        assertThat(of("WH-2", type, "{'id':'1JU0','status':'PENDING'}").twin())
                .isNotEqualTo(done.twin());
        assertThat(of("WH-2", type, "{'id':'1JU1','status':'COMPLETED'}").twin())
                .isNotEqualTo(done.twin());
    }

    @Test
    void a_dispute_that_moves_on_is_news() {
        assertThat(of("WH-1", "CUSTOMER.DISPUTE.UPDATED", "{'id':'PP-1','status':'OPEN'}").twin())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[1]", "null", "{\"event_type\":7}", "{\"id\":\"WH-1\"}", "{} {}"})
    void what_is_no_event_is_named_by_its_bytes(String body) {
        var notice = PayPalNotice.of(body.getBytes(UTF_8));

        assertThat(notice.type()).isEqualTo(Notice.UNREADABLE);
        assertThat(notice.id()).startsWith("sha256-");
    }

    @Test
    void one_document_and_nothing_behind_it_is_json() {
        assertThat(PayPalNotice.isJson("{\"a\":1}".getBytes(UTF_8))).isTrue();
        assertThat(PayPalNotice.isJson("{\"a\":1},\"b\":2}".getBytes(UTF_8))).isFalse();
        assertThat(PayPalNotice.isJson("".getBytes(UTF_8))).isFalse();
    }

    private static Notice of(String id, String type, String resource) {
        return PayPalNotice.of(
                "{'id':'%s','event_type':'%s','resource':%s}"
                        .formatted(id, type, resource)
                        .replace('\'', '"')
                        .getBytes(UTF_8));
    }
}
