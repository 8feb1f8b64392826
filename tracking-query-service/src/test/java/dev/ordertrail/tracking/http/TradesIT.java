package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Trades;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Orders of every trade, those with a workflow file that nobody thought of among them.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class TradesIT {
    private static final By STAFF = new By("staff1", "staff", "web", null);
    private static final Pattern STEP =
            Pattern.compile("class=\"step-(\\w+)\"[^>]*><span[^>]*></span><span>([^<]+)<");

    @Inject Wire wire;

    @Test
    void a_restaurant_is_shown_in_its_own_words_and_colours() {
        // Given
        var flow = Trades.restaurant();
        wire.publish(flow);
        var story = wire.story().under(flow.ref()).of("menu1", "Soup");
        story.placed("received", "cash", dev.ordertrail.contracts.OrderEvent.PaymentClaim.NONE)
                .moved(1, "received", "accepted", Cause.PERSON)
                .moved(2, "accepted", "cooking", Cause.PERSON);
        // When, Then
        assertThat(steps(page(story)))
                .containsExactly(
                        "done Received",
                        "done Accepted",
                        "now Cooking",
                        "next Ready",
                        "next Served");
        assertThat(page(story))
                .contains(">Cooking<", "Your meal is being cooked", "#C05621", "🍳", "Soup");
        detail(story, "staff1", "staff")
                .body("order.label", is("Cooking"))
                .body("order.phase", is("in_progress"))
                .body("order.allowedTransitions", contains("ready", "delayed"));
        // And back to where it was
        story.moved(3, "cooking", "delayed", Cause.PERSON);
        assertThat(page(story)).contains("Kitchen delayed", "o-attention");
        assertThat(steps(page(story))).contains("stop Cooking");
        detail(story, "staff1", "staff")
                .body("order.allowedTransitions", contains("cooking", "cancelled"));
    }

    @Test
    void a_service_on_hold_stands_where_it_was_put_aside() {
        var flow = Trades.builtIn("service");
        wire.publish(flow);
        var story = wire.story().under(flow.ref());
        story.placed(
                        "payment_verified",
                        "stripe",
                        dev.ordertrail.contracts.OrderEvent.PaymentClaim.PAID)
                .moved(1, "payment_verified", "in_progress", Cause.PERSON)
                .moved(2, "in_progress", "in_review", Cause.PERSON)
                .moved(3, "in_review", "in_progress", Cause.PERSON)
                .moved(4, "in_progress", "on_hold", Cause.PERSON);
        assertThat(steps(page(story)))
                .containsExactly(
                        "done Payment Verified",
                        "stop In Progress",
                        "next In Review",
                        "next Complete");
        assertThat(page(story)).contains("aria-valuenow=\"50\"", ">On Hold<", "o-attention");
        detail(story, "seller456", "seller")
                .body("order.allowedTransitions", hasItems("in_progress", "cancelled"));
    }

    @Test
    void every_trade_has_a_way_that_its_page_shows() {
        for (var id : List.of("digital", "hosting", "retail", "service", "marketplace")) {
            var flow = Trades.builtIn(id);
            wire.publish(flow);
            var first =
                    flow.start().status() == null
                            ? flow.start().paid().get("default")
                            : flow.start().status();
            var story = wire.story().under(flow.ref());
            story.placed(
                    String.valueOf(first),
                    "stripe",
                    dev.ordertrail.contracts.OrderEvent.PaymentClaim.NONE);
            assertThat(steps(page(story)))
                    .as(id)
                    .hasSizeBetween(2, 6)
                    .first()
                    .asString()
                    .startsWith("now ");
        }
    }

    @Test
    void a_parcel_in_trouble_may_be_disputed_and_one_under_way_may_not() {
        var flow = Trades.builtIn("marketplace");
        wire.publish(flow);
        var story = wire.story().under(flow.ref());
        story.placed()
                .moved(1, "ready_to_ship", "shipped", Cause.PERSON)
                .announced(Story.at(1), "p1", "1Z1")
                .scanned(5, "p1", ParcelState.PICKED_UP, null);
        page(story);
        detail(story, "buyer123", "buyer").body("order.allowedTransitions", empty());
        story.incident(60, "p1", ParcelState.LOST);
        page(story);
        detail(story, "buyer123", "buyer").body("order.allowedTransitions", contains("disputed"));
    }

    @Test
    void what_an_order_has_gathered_is_shown_to_those_it_concerns() {
        // Given
        var flow = Trades.builtIn("hosting");
        wire.publish(flow);
        var story = wire.story().under(flow.ref()).about(wire.johnDoe("buyer123"));
        var moved =
                wire.sealed(
                        "buyer123",
                        new PersonalData(
                                null,
                                null,
                                null,
                                new PostalAddress(
                                        "John Doe",
                                        "9 New St",
                                        null,
                                        "Boston",
                                        "MA",
                                        "02101",
                                        "US"),
                                Map.of(),
                                null,
                                null));
        story.placed("confirmed", "stripe", dev.ordertrail.contracts.OrderEvent.PaymentClaim.PAID)
                .then(Story.at(1), new StaffAssigned(STAFF, "staff1", "Dana"))
                .then(Story.at(2), new ReferenceLinked(STAFF, LinkKind.TICKET, "T-7"))
                .then(Story.at(3), new ReferenceLinked(STAFF, LinkKind.SERVER, "SERVER123"))
                .then(Story.at(4), new ReferenceLinked(STAFF, LinkKind.CONVERSATION, "conv-1"))
                .then(
                        Story.at(5),
                        new OrderEdited(
                                STAFF,
                                "e1",
                                lamps(3),
                                Story.usd("300"),
                                Story.usd("100"),
                                new Delivery("standard", "Boston", "MA", "US"),
                                moved))
                .then(
                        Story.at(6),
                        new EditProposed(
                                STAFF,
                                "e2",
                                lamps(4),
                                Story.usd("400"),
                                Story.usd("100"),
                                new Delivery("standard", "Boston", "MA", "US"),
                                null))
                .then(
                        Story.at(7),
                        new KeysAssigned(
                                STAFF, List.of(new LicenceKey("k1", "item1", "l1", "AB12"))))
                .then(Story.at(8), new TimerFired(STAFF, "not_set_up", "confirmed", 1))
                .then(Story.at(9), new BenefitGranted(STAFF, "review", "buyer123"));
        // When
        var everybody = page(story);
        // Then
        detail(story, "buyer123", "buyer")
                .body("order.serverId", is("SERVER123"))
                .body("order.staff.name", contains("Dana"))
                .body("order.staff.id", contains(nullValue()))
                .body("order.links.kind", contains("ticket", "server"))
                .body("order.totalAmount", is(300))
                .body("order.items[0].quantity", is(3))
                .body("order.buyer.name", is("John Doe"))
                .body("order.shipping.address.street", is("9 New St"))
                .body("order.pendingEdit.id", is("e2"))
                .body("order.pendingEdit.totalAmount", is(400))
                .body("order.pendingEdit.difference", is(100))
                .body("order.licenceKeys[0].lastFour", is("AB12"))
                .body("order.licenceKeys[0].state", is("active"))
                .body("order.benefits.benefit", contains("review"))
                .body("order.timeline.status", not(hasItems("reminder_sent")))
                .body("order.timeline.status", hasItems("staff_assigned", "change_proposed"));
        detail(story, "staff1", "staff")
                .body("order.staff.id", contains("staff1"))
                .body("order.links.kind", contains("ticket", "server", "conversation"))
                .body("order.timeline.status", hasItems("reminder_sent", "keys_ready"));
        assertThat(everybody).doesNotContain("Dana", "SERVER123", "AB12", "T-7", "400");
        given().cookie(Session.COOKIE, TestTokens.token("buyer123", "buyer"))
                .accept("text/html")
                .get("/orders/{id}", story.orderId())
                .then()
                .statusCode(200)
                .body(containsString("Dana"))
                .body(containsString("SERVER123"))
                .body(containsString("••••AB12"))
                .body(containsString("A change waits for the buyer&#39;s word"));
    }

    private static List<Item> lamps(int quantity) {
        return List.of(
                new Item(
                        "item1",
                        "l1",
                        "Lamp",
                        null,
                        quantity,
                        Story.usd("100"),
                        Story.usd("100").times(quantity),
                        null));
    }

    private static List<String> steps(String page) {
        return STEP.matcher(page).results().map(m -> m.group(1) + " " + m.group(2)).toList();
    }

    /// The public page once it shows everything of the story.
    private String page(Story story) {
        wire.send(story);
        var all = story.told().size();
        await().untilAsserted(() ->
                given().get("/api/orders/track/{n}", story.number())
                        .then()
                        .statusCode(200)
                        .body("order.revision", is(all)));
        return given().accept("text/html")
                .get("/track/{n}", story.number())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse detail(Story story, String person, String role) {
        return given().auth()
                .oauth2(TestTokens.token(person, role))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(200);
    }
}
