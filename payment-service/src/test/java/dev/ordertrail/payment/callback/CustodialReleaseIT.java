package dev.ordertrail.payment.callback;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.callback.ReleasingCustodian.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The money of complete orders at providers that hold it themselves.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(ReleasingCustodian.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CustodialReleaseIT {
    @Inject Tables tables;

    private final String escrow = "esc_" + UUID.randomUUID();
    private final Order order = Order.numbered("ORD-" + UUID.randomUUID());

    @BeforeEach
    void placed() {
        Orders.workflowPublished();
        Orders.placed(order, Orders.usd("200"));
    }

    @Test
    void a_complete_order_has_its_provider_told_once_whatever_the_answer_was() {
        ReleasingCustodian.answers(escrow, 0, 503, 500, 202);
        locked("acme");

        completes(2);

        await(() -> assertThat(calls()).containsExactly("release done"));
        var told = ReleasingCustodian.about(escrow);
        assertThat(told).hasSize(4).allMatch(Told::genuine);
        assertThat(new HashSet<>(told)).hasSize(1);
        assertThat(told.getFirst().body())
                .contains("\"type\":\"escrow.release\"", "\"amount\":\"200.00\"", order.number());
        await(() -> assertThat(tables.count("outbox")).isZero());
        assertThat(PaymentFacts.of(order.id())).hasSize(1); // nothing is released before it says so
        says("acme", "escrow.released", "\"released\":\"200.00\"");
        await(() -> assertThat(PaymentFacts.of(order.id())).hasSize(2));

        completes(3);
        await(() -> assertThat(watched()).containsExactly("null"));
        assertThat(ReleasingCustodian.about(escrow)).hasSize(4);
        assertThat(concerns()).isEmpty();
    }

    @Test
    void what_a_provider_refuses_is_somebodys_task_until_the_money_is_released() {
        ReleasingCustodian.answers(escrow, 422);
        locked("acme");

        completes(2);

        await(() -> assertThat(calls()).containsExactly("release manual"));
        await(() ->
                assertThat(concerns())
                        .containsExactly(
                                "ESCROW_RELEASE open http_422; who can: the provider acme, at the"
                                        + " shop's account there"));
        says("acme", "escrow.released", "\"released\":\"200.00\"");
        await(() -> assertThat(concerns().getFirst()).startsWith("ESCROW_RELEASE closed"));
    }

    @Test
    void where_nothing_is_configured_staff_hear_who_must_release() {
        locked("plain");

        completes(2);

        await(() ->
                assertThat(concerns())
                        .containsExactly(
                                "ESCROW_RELEASE open not_configured; who can: the provider plain,"
                                        + " at the shop's account there"));
        assertThat(calls()).isEmpty();
        says("plain", "escrow.refunded", "\"refunded\":\"200.00\",\"locked\":\"200.00\"");
        await(() -> assertThat(concerns().getFirst()).startsWith("ESCROW_RELEASE closed"));
    }

    @Test
    void staff_hear_of_an_escrow_that_is_about_to_expire_while_it_holds_money() {
        var soon = Instant.now().plus(Duration.ofHours(47)).truncatedTo(ChronoUnit.SECONDS);
        says("plain", "escrow.created", "\"expiresAt\":\"" + soon + "\"");
        await(() -> assertThat(watched()).containsExactly("null"));
        assertThat(concerns()).isEmpty();

        locked("plain");

        await(() -> assertThat(concerns()).containsExactly("ESCROW_EXPIRES open " + soon));
        says("plain", "escrow.released", "\"released\":\"200.00\"");
        await(() -> assertThat(concerns()).containsExactly("ESCROW_EXPIRES closed " + soon));
    }

    @Test
    void an_escrow_with_time_left_is_looked_at_when_it_runs_out() {
        var expires = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        says("plain", "escrow.locked", "\"locked\":\"200.00\",\"expiresAt\":\"" + expires + "\"");

        var warning = expires.minus(Duration.ofDays(2));
        await(() ->
                assertThat(watched()).containsExactly(String.valueOf(warning.getEpochSecond())));
        assertThat(concerns()).isEmpty();
    }

    private void locked(String provider) {
        says(provider, "escrow.locked", "\"locked\":\"200.00\"");
        await(() -> assertThat(PaymentFacts.of(order.id())).isNotEmpty());
    }

    private void completes(long version) {
        Orders.moved(order, version, "delivered", "completed");
    }

    private List<String> calls() {
        return tables.rows("SELECT kind, state FROM provider_call WHERE order_id = ?", order.id());
    }

    private List<String> concerns() {
        return tables.rows(
                "SELECT kind, CASE WHEN open THEN 'open' ELSE 'closed' END, reason FROM concern"
                        + " WHERE order_id = ?",
                order.id());
    }

    private List<String> watched() {
        return tables.rows(
                "SELECT extract(epoch FROM look_at)::bigint FROM escrow_watch WHERE order_id = ?",
                order.id());
    }

    private void says(String provider, String type, String fields) {
        var body =
                """
                {"type":"%s","timestamp":"%s",
                 "data":{"escrowId":"%s","orderNumber":"%s","currency":"USD",%s}}
                """
                        .formatted(type, Instant.now(), escrow, order.number(), fields)
                        .getBytes(UTF_8);
        var id = "msg_" + UUID.randomUUID();
        var now = Instant.now();
        given().contentType("application/octet-stream")
                .header("webhook-id", id)
                .header("webhook-timestamp", "" + now.getEpochSecond())
                .header("webhook-signature", signature(id, now, body))
                .body(body)
                .post("/webhooks/escrow/" + provider)
                .then()
                .statusCode(200);
    }

    private static String signature(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Custodian.KEY, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(condition);
    }
}
