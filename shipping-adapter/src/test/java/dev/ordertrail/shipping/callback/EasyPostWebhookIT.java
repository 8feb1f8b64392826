package dev.ordertrail.shipping.callback;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.shipping.EasyPost;
import dev.ordertrail.shipping.EasyPost.Update;
import dev.ordertrail.shipping.SecondShop;
import dev.ordertrail.shipping.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "shipping"))
@QuarkusTestResource(SecondShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EasyPostWebhookIT {
    @Inject Tables tables;

    @Test
    void a_bad_or_missing_signature_is_refused_and_leaves_no_trace() {
        var update = Update.of("UPS", "REFUSED").scan("2026-05-01T10:00:00Z", "delivered", null);
        var body = update.bytes();
        var good = EasyPost.signature(body, EasyPost.SECRET);

        refused(EasyPost.posts("/webhooks/easypost", body, EasyPost.signature(body, "other")));
        refused(EasyPost.posts("/webhooks/easypost", body, good.substring(0, 40)));
        refused(EasyPost.posts("/webhooks/easypost", body, good.replace("hmac-sha256-hex=", "")));
        refused(
                EasyPost.posts(
                        "/webhooks/easypost",
                        (new String(body, UTF_8) + " ").getBytes(UTF_8),
                        good));
        refused(EasyPost.posts("/webhooks/easypost/digital", body, good));
        refused(EasyPost.posts("/webhooks/easypost/nobody", body, good));
        refused(given().contentType("application/json").body(body).post("/webhooks/easypost"));
        refused(given().post("/webhooks/easypost"));

        assertThat(tables.state(update.id())).isEmpty();
        assertThat(tables.state("digital/" + update.id())).isEmpty();
        when().get("/q/metrics")
                .then()
                .body(containsString("ordertrail_signatures_refused_total{provider=\"easypost\""));
    }

    @Test
    void a_shop_has_its_own_secret_and_its_own_event_ids() {
        var update = Update.of("UPS", "TWOSHOPS");
        var body = update.bytes();
        var secret = Normalizer.normalize(SecondShop.SECRET, Normalizer.Form.NFKD);

        update.post();
        EasyPost.posts("/webhooks/easypost/digital", body, EasyPost.signature(body, secret))
                .then()
                .statusCode(200);

        assertThat(
                        tables.rows(
                                "SELECT event_id FROM inbox WHERE event_id LIKE ? ORDER BY event_id COLLATE \"C\"",
                                "%" + update.id()))
                .isEqualTo(List.of("digital/" + update.id(), update.id()));
    }

    @Test
    void a_signed_body_that_cannot_be_read_is_kept_for_a_human() {
        for (var text : List.of("", "{", "[1,", "null", "{}", "[".repeat(5000))) {
            var body = text.getBytes(UTF_8);

            EasyPost.posts(body).then().statusCode(200).body("received", equalTo(true));

            await().untilAsserted(() ->
                    assertThat(tables.state(EasyPostNotice.of(body).id()))
                            .containsExactly("parked"));
        }
    }

    @Test
    void another_type_of_event_is_kept_and_ignored() {
        var body =
                "{\"id\":\"evt_batch\",\"description\":\"batch.updated\",\"result\":{}}"
                        .getBytes(UTF_8);

        EasyPost.posts(body).then().statusCode(200);

        await().untilAsserted(
                        () -> assertThat(tables.state("evt_batch")).containsExactly("ignored"));
    }

    @Test
    void a_body_over_one_mebibyte_is_too_large() {
        var body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        EasyPost.posts(body).then().statusCode(413).body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("SIGNATURE_INVALID"))
                .body("type", equalTo("/problems/signature-invalid"));
    }
}
