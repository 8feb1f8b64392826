package dev.ordertrail.order.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.ChannelCommand;
import dev.ordertrail.contracts.CommandResult;
import dev.ordertrail.contracts.CommandResult.Status;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.Channels;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsIT {
    private static final String BOT =
            TestTokens.ofChannel("main", "bot", "discord", List.of(), "staff");

    @Test
    void an_order_placed_moved_and_cancelled_by_command_has_the_events_it_has_over_http() {
        var id = Channels.newOrderId();
        var place = Channels.command(id, "place", Bodies.paid("fiat"));
        var move = Channels.command(id, "move", status("order_confirmed"));
        var cancel = Channels.command(id, "cancel", Bodies.json("{\"reason\": \"changed_mind\"}"));

        Channels.send(BOT, place, move, cancel);

        var placed = answer(place);
        assertThat(placed.status()).as("%s", placed.problem()).isEqualTo(Status.ACCEPTED);
        assertThat(placed.orderId()).isEqualTo(id);
        assertThat(placed.number()).startsWith("ORD-");
        assertThat(answer(move).orderStatus()).isEqualTo("order_confirmed");
        var cancelled = answer(cancel);
        assertThat(cancelled.orderStatus()).isEqualTo("cancelled");
        await().untilAsserted(() -> assertThat(Wire.heard(id)).hasSize(version(cancelled)));

        var http = Placed.order(Bodies.paid("fiat"));
        Callers.staff()
                .body(status("order_confirmed"))
                .put("/api/orders/" + http.id() + "/status")
                .then()
                .statusCode(200);
        Callers.staff()
                .body("{\"reason\": \"changed_mind\"}")
                .post("/api/orders/" + http.id() + "/cancel")
                .then()
                .statusCode(200);
        await().untilAsserted(() ->
                assertThat(types(Wire.heard(http.id()))).isEqualTo(types(Wire.heard(id))));
        var moved = Wire.heard(id).stream().filter(r -> isMoveTo(r, "order_confirmed")).findFirst();
        assertThat(moved.orElseThrow().event())
                .isInstanceOfSatisfying(
                        StatusChanged.class,
                        e -> {
                            assertThat(e.by().id()).isEqualTo("bot");
                            assertThat(e.by().channel()).isEqualTo("discord");
                        });
        assertThat(moved.orElseThrow().envelope().causationId()).isEqualTo(move.commandId());
    }

    @Test
    void a_forged_command_is_refused_answered_and_uses_no_id_up(@TempDir Path strangers) {
        var order = Placed.order(Bodies.paid("fiat"));
        var forged = TestTokens.forged(strangers, "main", "bot", "discord", "staff");
        var command = Channels.command(order.id(), "move", status("order_confirmed"));

        Channels.send(forged, command);
        refused(answer(command), "UNAUTHENTICATED");
        Channels.send(null, Channels.command(order.id(), "cancel", null));
        Channels.send(TestTokens.expired("bot", "staff"), command);
        await().untilAsserted(() -> assertThat(Channels.answers(command)).hasSize(2));
        refused(Channels.answers(command).getLast(), "UNAUTHENTICATED");

        Channels.send(BOT, command);
        await().untilAsserted(() ->
                assertThat(Channels.answers(command))
                        .extracting(CommandResult::status)
                        .contains(Status.ACCEPTED));
    }

    @Test
    void a_channel_asks_no_more_than_it_may() {
        var order = Placed.order(Bodies.paid("fiat"));
        var notes = TestTokens.ofChannel("main", "bot", "agent", List.of("note"), "staff");
        var move = Channels.command(order.id(), "move", status("order_confirmed"));
        var note = Channels.command(order.id(), "note", Bodies.json("{\"text\": \"hello\"}"));
        var buyers = TestTokens.ofChannel("main", "buyer123", "whatsapp", List.of(), "buyer");
        var asBuyer = Channels.command(order.id(), "move", status("order_confirmed"));
        var elsewhere = TestTokens.ofChannel("other", "bot", "discord", List.of(), "admin");
        var foreign = Channels.command(order.id(), "cancel", null);
        var nameless = Channels.command(order.id(), "cancel", null);

        Channels.send(notes, move, note);
        Channels.send(buyers, asBuyer);
        Channels.send(elsewhere, foreign);
        Channels.send(TestTokens.token("staff1", "staff"), nameless);

        refused(answer(move), "FORBIDDEN");
        assertThat(answer(note).status()).isEqualTo(Status.ACCEPTED);
        refused(answer(asBuyer), "FORBIDDEN");
        assertThat(answer(foreign).status()).isEqualTo(Status.REJECTED);
        assertThat(problem(answer(foreign), "code")).isIn("ORDER_NOT_FOUND", "FORBIDDEN");
        refused(answer(nameless), "FORBIDDEN");
    }

    @Test
    void the_same_command_twice_takes_effect_once_and_is_answered_alike() {
        var id = Channels.newOrderId();
        var place = Channels.command(id, "place", Bodies.paid("fiat"));
        var other = new ChannelCommand(place.commandId(), id, null, "cancel", null, Instant.now());

        Channels.send(BOT, place, place);
        await().untilAsserted(() -> assertThat(Channels.answers(place)).hasSize(2));
        Channels.send(BOT, place);
        await().untilAsserted(() -> assertThat(Channels.answers(place)).hasSize(3));
        assertThat(Channels.answers(place)).containsOnly(Channels.answers(place).getFirst());

        Channels.send(BOT, other);
        await().untilAsserted(() -> assertThat(Channels.answers(place)).hasSize(4));
        refused(Channels.answers(place).getLast(), "IDEMPOTENCY_KEY_REUSED");
        assertThat(Wire.heard(id).stream().filter(r -> r.event() instanceof OrderPlaced))
                .hasSize(1);
    }

    @Test
    void an_id_or_a_payment_that_exists_makes_no_second_order() {
        var body = Bodies.escrow();
        var id = Channels.newOrderId();
        var first = Channels.command(id, "place", body);
        var sameId = Channels.command(id, "place", Bodies.paid("fiat"));
        var samePayment = Channels.command(Channels.newOrderId(), "place", body);
        var wild = Channels.command("order_1", "place", Bodies.paid("fiat"));

        Channels.send(BOT, first);
        assertThat(answer(first).status()).isEqualTo(Status.ACCEPTED);
        Channels.send(BOT, sameId, samePayment, wild);

        refused(answer(sameId), "DUPLICATE_ORDER_REFERENCE");
        refused(answer(samePayment), "DUPLICATE_PAYMENT_EVIDENCE");
        assertThat(problem(answer(samePayment), "orderId")).isEqualTo(id);
        refused(answer(wild), "VALIDATION_FAILED");
    }

    @Test
    void what_is_no_command_goes_to_the_dead_letters_and_stops_nothing() {
        var id = Channels.newOrderId();
        var mark = UUID.randomUUID().toString();
        var place = Channels.command(id, "place", Bodies.paid("fiat"));
        var odd = Channels.command(id, "fly", null);

        Channels.sendBytes(id, ("{\"no command\": \"" + mark + "\"").getBytes(UTF_8));
        Channels.send(BOT, place, odd);

        assertThat(answer(place).status()).isEqualTo(Status.ACCEPTED);
        refused(answer(odd), "VALIDATION_FAILED");
        await().untilAsserted(() ->
                assertThat(Wire.records(Topics.ORDER_COMMANDS.deadLetters()))
                        .anySatisfy(r -> assertThat(new String(r.value(), UTF_8)).contains(mark)));
    }

    private static CommandResult answer(ChannelCommand command) {
        await().untilAsserted(() -> assertThat(Channels.answers(command)).isNotEmpty());
        return Channels.answers(command).getFirst();
    }

    private static void refused(CommandResult result, String code) {
        assertThat(result.status()).isEqualTo(Status.REJECTED);
        assertThat(problem(result, "code")).isEqualTo(code);
        assertThat(result.version()).isNull();
    }

    private static String problem(CommandResult result, String member) {
        return result.problem() == null ? "" : result.problem().path(member).asText();
    }

    private static int version(CommandResult result) {
        return result.version() == null ? -1 : result.version().intValue();
    }

    private static List<String> types(List<Recorded<OrderEvent>> events) {
        return events.stream().map(r -> r.envelope().type()).toList();
    }

    private static boolean isMoveTo(Recorded<OrderEvent> said, String status) {
        return said.event() instanceof StatusChanged e && e.to().equals(status);
    }

    private static ObjectNode status(String status) {
        return Bodies.json("{\"status\": \"%s\"}".formatted(status));
    }
}
