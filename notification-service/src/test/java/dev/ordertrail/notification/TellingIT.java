package dev.ordertrail.notification;

import static dev.ordertrail.notification.Samples.checkout;
import static dev.ordertrail.notification.Samples.marketplace;
import static dev.ordertrail.notification.Samples.moved;
import static dev.ordertrail.notification.Samples.paid;
import static dev.ordertrail.notification.Samples.placed;
import static dev.ordertrail.notification.Samples.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.NotificationEvent.GivenUp;
import dev.ordertrail.contracts.NotificationEvent.Suppressed;
import dev.ordertrail.contracts.NotificationEvent.TellingFailed;
import dev.ordertrail.contracts.NotificationEvent.Told;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestStack;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.send.discord.FakeDiscord;
import dev.ordertrail.notification.send.discord.FakeDiscord.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The service as it is, on a real broker and a real database, with a Discord that speaks the real
/// protocol.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "notification"))
@QuarkusTestResource(DiscordResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Tx tx;
    @Inject PersonKeys keys;
    @Inject Sealing sealing;

    private final String order = UUID.randomUUID().toString();
    private final String number = "ORD-2026-" + order.substring(0, 8);
    private final Topical topics = new Topical(TestStack.shared().bootstrapServers());
    private FakeDiscord discord;

    @BeforeEach
    void open() {
        discord = new FakeDiscord(DiscordResource.port());
    }

    @AfterEach
    void close() {
        discord.close();
        topics.close();
    }

    @Test
    void an_order_from_checkout_to_completion_is_told_to_everybody_in_order() {
        var customer = new PersonalData("Lee", "lee@example.com", null, null, Map.of(), null, null);
        var sealed =
                tx.in(c -> {
                    keys.ensure(c, List.of("buyer-1"));
                    return sealing.seal(c, "buyer-1", customer);
                });
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 1, order(placed("payment_pending", "Lamp", sealed))));
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, checkout()));
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 2, paid(Verdict.EXACT)));
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 2, moved("payment_pending", "payment_confirmed", Cause.FACT)));
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 3, moved("payment_confirmed", "order_confirmed", Cause.PERSON)));
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 4, moved("order_confirmed", "completed", Cause.PERSON)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages()).hasSize(4));
        assertThat(messages()).allMatch(m -> m.contains("lee@example.com"));
        assertThat(titles())
                .containsExactlyInAnyOrder(
                        "⏳ Order Pending Payment",
                        "🛒 Customer Started Checkout",
                        "💳 Payment Completed",
                        "🎉 New Order Completed!");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(Told.class)).hasSize(4 + 5 + 3));
        assertThat(told(Told.class)).allMatch(t -> t.attempt() == 1);
        assertThat(versions()).isSorted().doesNotHaveDuplicates().first().isEqualTo(1L);
    }

    @Test
    void a_buyer_reads_marks_and_pages_their_feed_and_nobody_else_does() {
        var buyer = "buyer-" + order;
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 1, order(of(buyer, placed("payment_confirmed")))));
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 2, moved("payment_confirmed", "order_confirmed", Cause.PERSON)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> feed(buyer, "").body("notifications", hasSize(2)));
        feed(buyer, "?limit=1")
                .body("unreadCount", equalTo(2))
                .body("notifications.title", contains("Order Confirmed"))
                .body(
                        "notifications.message",
                        contains("Your order " + number + " has been confirmed by the seller"));
        var next = feed(buyer, "?limit=1").extract().<String>path("nextCursor");
        var second = feed(buyer, "?limit=1&cursor=" + next);
        second.body("notifications.type", contains("order_created"))
                .body(
                        "notifications.message",
                        contains("Your order " + number + " has been confirmed"))
                .body("notifications[0].data.orderId", equalTo(order))
                .body("nextCursor", equalTo(null));
        var id = second.extract().<String>path("notifications[0].id");
        feed("somebody-else", "").body("notifications", empty());
        post("somebody-else", "/" + id + "/read").statusCode(404);
        post(buyer, "/" + id + "/read").statusCode(200).body("unreadCount", equalTo(1));
        post(buyer, "/read-all").statusCode(200).body("unreadCount", equalTo(0));
        feed(buyer, "?unread=true").body("notifications", empty());
        given().get("/api/notifications").then().statusCode(401);
        feedIs(buyer, "?cursor=nonsense", 422);
        post(buyer, "/no-uuid/read").statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void money_that_comes_before_its_order_waits_for_it() {
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, checkout()));
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        topics.send(Topics.ORDER_EVENTS, recorded(order, 1, order(placed("payment_pending"))));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(titles())
                                .containsExactly(
                                        "⏳ Order Pending Payment", "🛒 Customer Started Checkout"));
        assertThat(waiting()).isZero();
    }

    @Test
    void an_order_that_comes_before_its_workflow_waits_for_it() throws IOException {
        var ref = new WorkflowRef("late-" + order, 1);
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 1, order(placed(ref, "payment_pending", "Lamp", null))));
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, checkout()));
        await().atMost(PATIENCE).until(() -> waiting() == 2);
        var m = marketplace();
        var late =
                new WorkflowDefinition(
                        ref.id(),
                        1,
                        m.name(),
                        m.numberFormat(),
                        m.statuses(),
                        m.start(),
                        List.of(),
                        List.of(),
                        m.tells(),
                        List.of(),
                        List.of(),
                        Map.of());
        topics.send(
                Topics.WORKFLOW_DEFINITIONS,
                ref.toString(),
                EventJson.mapper().writeValueAsBytes(late));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages()).hasSize(2));
        assertThat(waiting()).isZero();
    }

    @Test
    void history_is_entered_as_suppressed_and_told_to_nobody() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(about(DiscordResource.HISTORIC_ORDER, Suppressed.class))
                                .hasSizeGreaterThanOrEqualTo(5)
                                .allMatch(s -> "history".equals(s.reason())));
        assertThat(about(DiscordResource.HISTORIC_ORDER, Told.class)).isEmpty();
        assertThat(discord.messagesAbout(Samples.NUMBER)).isEmpty();
    }

    @Test
    void a_repeated_record_tells_nobody_again() {
        var once = recorded(order, 1, order(placed("payment_pending")));
        topics.send(Topics.ORDER_EVENTS, once);
        topics.send(Topics.ORDER_EVENTS, once);
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 2, moved("payment_pending", "failed", Cause.TIMER)));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(titles())
                                .containsExactly("⏳ Order Pending Payment", "❌ Payment Failed"));
    }

    @Test
    void a_discord_that_breaks_and_limits_is_told_in_the_end_in_order() {
        discord.willAnswer(Answer.of(500), Answer.limited("0.2", false), Answer.of(503));
        topics.send(Topics.ORDER_EVENTS, recorded(order, 1, order(placed("payment_pending"))));
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, checkout()));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(titles())
                                .containsExactly(
                                        "⏳ Order Pending Payment", "🛒 Customer Started Checkout"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told(TellingFailed.class))
                                .extracting(TellingFailed::error)
                                .containsExactly("http_500", "http_503"));
    }

    @Test
    void a_message_that_never_gets_through_is_given_up_visibly_and_tried_again_by_ops() {
        discord.willAnswer(Answer.of(500), Answer.of(500), Answer.of(500));
        topics.send(Topics.ORDER_EVENTS, recorded(order, 1, order(placed("payment_pending"))));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(GivenUp.class)).hasSize(1));
        assertThat(told(GivenUp.class).getFirst().attempt()).isEqualTo(3);
        assertThat(messages()).isEmpty();
        var ops = TestTokens.token("olga", "ops");
        var id =
                given().auth()
                        .oauth2(ops)
                        .get("/ops/deliveries?state=given_up")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("find { it.orderId == '" + order + "' }.id");
        given().auth()
                .oauth2(TestTokens.token("bob", "buyer"))
                .get("/ops/deliveries")
                .then()
                .statusCode(403);
        given().auth().oauth2(ops).post("/ops/deliveries/" + id + "/again").then().statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages()).hasSize(1));
    }

    @Test
    void a_webhook_that_is_gone_closes_the_channel_until_ops_open_it() {
        discord.willAnswer(
                new Answer(404, Map.of(), "{\"code\": 10015}", false, FakeDiscord.Hang.NEVER));
        topics.send(Topics.ORDER_EVENTS, recorded(order, 1, order(placed("payment_pending"))));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(GivenUp.class)).hasSize(1));

        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, checkout()));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told(Suppressed.class))
                                .extracting(Suppressed::reason)
                                .containsExactly("channel_off"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(given().get("/q/metrics").asString())
                                .containsPattern(
                                        "ordertrail_notifications_channel_closed\\{.*shop=\"main\".*} 1"));

        given().auth()
                .oauth2(TestTokens.token("olga", "ops"))
                .post("/ops/channels/main/discord/open")
                .then()
                .statusCode(200);
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 2, paid(Verdict.EXACT)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles()).containsExactly("💳 Payment Completed"));
    }

    @Test
    void who_does_not_want_to_hear_is_not_told() {
        var buyer = "buyer-" + order;
        var token = TestTokens.token(buyer, "buyer");
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("preferences", List.of(Map.of("channel", "fax", "event", "NO!"))))
                .put("/api/notifications/preferences")
                .then()
                .statusCode(422)
                .body("errors", hasSize(3));
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(
                        "{\"preferences\":[{\"channel\":\"feed\",\"event\":\"*\",\"enabled\":false},"
                                + "{\"channel\":\"feed\",\"event\":\"order.order_confirmed\",\"enabled\":true}]}")
                .put("/api/notifications/preferences")
                .then()
                .statusCode(200)
                .body("preferences", hasSize(2));
        given().auth()
                .oauth2(token)
                .get("/api/notifications/preferences")
                .then()
                .statusCode(200)
                .body("preferences.event", contains("*", "order.order_confirmed"));

        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 1, order(of(buyer, placed("payment_confirmed")))));
        topics.send(
                Topics.ORDER_EVENTS,
                recorded(order, 2, moved("payment_confirmed", "order_confirmed", Cause.PERSON)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        feed(buyer, "").body("notifications.type", contains("order_confirmed")));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told(Suppressed.class))
                                .extracting(Suppressed::reason)
                                .containsExactly("preference"));
    }

    @Test
    void the_secret_of_the_webhook_stays_out_of_events() {
        discord.willAnswer(Answer.of(500));
        topics.send(Topics.ORDER_EVENTS, recorded(order, 1, order(placed("payment_pending"))));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages()).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(TellingFailed.class)).hasSize(1));
        assertThat(events(order).toString()).doesNotContain("very-secret-token");
    }

    @Test
    void a_service_that_takes_no_callbacks_has_no_inbox() {
        var ops = TestTokens.token("olga", "ops");
        given().auth()
                .oauth2(ops)
                .get("/ops/inbox")
                .then()
                .statusCode(404)
                .body("detail", equalTo("This service has no such work."));
        given().auth().oauth2(ops).post("/ops/inbox/1/again").then().statusCode(404);
    }

    @Test
    void health_metrics_and_the_api_are_there_from_the_start() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        assertThat(given().get("/q/openapi").asString())
                .contains("/api/notifications/preferences", "/ops/deliveries");
        assertThat(given().get("/q/metrics").asString())
                .contains("ordertrail_notifications_pending");
    }

    private OrderPlaced order(OrderPlaced placed) {
        return Samples.numbered(number, placed);
    }

    private static OrderPlaced of(String buyer, OrderPlaced p) {
        return new OrderPlaced(
                p.by(),
                p.workflow(),
                p.status(),
                p.number(),
                p.reference(),
                buyer,
                p.seller(),
                p.items(),
                p.total(),
                p.payment(),
                p.delivery(),
                p.origin(),
                p.estimatedDelivery(),
                p.metadata(),
                p.personal());
    }

    private List<String> messages() {
        return discord.messagesAbout(number);
    }

    private List<String> titles() {
        return messages().stream().map(m -> JsonPath.from(m).getString("embeds[0].title")).toList();
    }

    private ValidatableResponse feed(String person, String query) {
        return feedIs(person, query, 200);
    }

    private static ValidatableResponse feedIs(String person, String query, int status) {
        return given().auth()
                .oauth2(TestTokens.token(person, "buyer"))
                .get("/api/notifications" + query)
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse post(String person, String path) {
        return given().auth()
                .oauth2(TestTokens.token(person, "buyer"))
                .post("/api/notifications" + path)
                .then();
    }

    private List<Recorded<Event>> events(String orderId) {
        return topics.read(Topics.NOTIFICATION_EVENTS, orderId);
    }

    private List<Long> versions() {
        return new ArrayList<>(events(order).stream().map(Recorded::version).toList());
    }

    private <E extends NotificationEvent> List<E> told(Class<E> type) {
        return about(order, type);
    }

    private <E extends NotificationEvent> List<E> about(String orderId, Class<E> type) {
        return events(orderId).stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private long waiting() {
        return tx.in(c -> {
            var sql = "SELECT count(*) FROM waiting_event WHERE order_id = ?";
            try (var select = c.prepareStatement(sql)) {
                select.setString(1, order);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
