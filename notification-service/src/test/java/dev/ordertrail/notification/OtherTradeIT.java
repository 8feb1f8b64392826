package dev.ordertrail.notification;

import static dev.ordertrail.notification.Samples.moved;
import static dev.ordertrail.notification.Samples.numbered;
import static dev.ordertrail.notification.Samples.placed;
import static dev.ordertrail.notification.Samples.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestStack;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.notification.send.discord.FakeDiscord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A workflow of a trade that this service knows nothing of, as order-service publishes it.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "notification"))
@QuarkusTestResource(DiscordResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherTradeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final By SYSTEM = By.system("workflow");

    private final String order = UUID.randomUUID().toString();
    private final String number = "TBL-2026-" + order.substring(0, 8);
    private final Topical topics = new Topical(TestStack.shared().bootstrapServers());
    private long version;
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
    void a_meal_is_told_from_the_kitchen_to_the_table() throws IOException {
        // Given
        var flow = WorkflowFiles.restaurant();
        topics.send(
                Topics.WORKFLOW_DEFINITIONS,
                flow.ref().toString(),
                EventJson.mapper().writeValueAsBytes(flow));
        // When
        happens(numbered(number, placed(flow.ref(), "received", "Soup", null)));
        happens(moved("received", "accepted", Cause.PERSON));
        happens(moved("accepted", "cooking", Cause.PERSON));
        happens(moved("cooking", "ready", Cause.PERSON));
        happens(new TimerFired(By.system("timer"), "cold", "ready", 4));
        happens(moved("ready", "served", Cause.PERSON));
        happens(new BenefitGranted(SYSTEM, "review", "buyer-1"));
        // Then staff read the kitchen's own words in Discord
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(discord.messagesAbout(number))
                                .extracting(m -> JsonPath.from(m).getString("embeds[0].title"))
                                .containsExactly(
                                        "⏳ Order Pending Payment",
                                        "💳 Payment Completed",
                                        "🍳 Cooking",
                                        "🔔 Ready",
                                        "🔔 Ready",
                                        "🎉 New Order Completed!"));
        // And so does the guest in the app
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().auth()
                                .oauth2(TestTokens.token("buyer-1", "buyer"))
                                .get("/api/notifications")
                                .then()
                                .statusCode(200)
                                .body(
                                        "notifications.findAll { it.data.orderId == '"
                                                + order
                                                + "' }.title",
                                        contains(
                                                "Tell Us How It Was",
                                                "Order Completed",
                                                "Ready",
                                                "Ready",
                                                "Cooking",
                                                "Order Placed")));
    }

    private void happens(Event event) {
        topics.send(Topics.ORDER_EVENTS, recorded(order, ++version, event));
    }
}
