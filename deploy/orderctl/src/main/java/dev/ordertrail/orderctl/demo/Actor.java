package dev.ordertrail.orderctl.demo;

import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.demo.Stage.Sent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Somebody with a token, and what they do to orders. Whatever works is waited for until tracking
/// shows it; whatever is forbidden has to be refused.
final class Actor {
    private static final String FORBIDDEN_MOVE = "INVALID_STATUS_TRANSITION";

    private final Stage stage;
    private final String id;
    private final String token;

    Actor(Stage stage, String id, String token) {
        this.stage = stage;
        this.id = id;
        this.token = token;
    }

    Map<String, String> bearer() {
        return Http.bearer(token);
    }

    /// Places an order.
    ///
    /// @param status the one it begins in
    Order places(String what, String body, String status) {
        var said = id + ": " + what;
        var sent = send("POST", "/api/orders", body).demanded(said);
        var placed = sent.answer().json().path("order");
        var order = new Order(placed.path("id").asText(), placed.path("orderNumber").asText());
        stage.answered(order, said + ", " + order.number(), status, sent);
        return order;
    }

    /// Is not allowed to place an order.
    void mayNotPlace(String what, String body, String code) {
        stage.refused(id + ": " + what, code, send("POST", "/api/orders", body).answer());
    }

    /// Moves an order to a status.
    void moves(Order order, String status) {
        movesWith(order, status, "{\"status\": \"%s\"}".formatted(status));
    }

    /// Moves an order to a status and says more about it.
    void movesWith(Order order, String status, String body) {
        var what = id + ": " + status.replace('_', ' ');
        stage.answered(
                order, what, status, send("PUT", path(order, "status"), body).demanded(what));
    }

    /// Does something to an order that has a name of its own: `hold`, `refund`.
    ///
    /// @param status what the order is afterwards
    void does(Order order, String action, String body, String status) {
        var what = id + ": " + action.replace('/', ' ');
        stage.answered(order, what, status, send("POST", path(order, action), body).demanded(what));
    }

    /// Takes something away from an order: `assignees/dana`.
    void takesAway(Order order, String what, String status) {
        var said = id + ": takes away " + what;
        stage.answered(order, said, status, send("DELETE", path(order, what), "").demanded(said));
    }

    /// No such move leads away from where the order is.
    void cannotMove(Order order, String status) {
        mayNotMove(order, status, FORBIDDEN_MOVE);
    }

    /// The move exists, but others make it.
    void mayNotMove(Order order, String status) {
        mayNotMove(order, status, "FORBIDDEN");
    }

    private void mayNotMove(Order order, String status, String code) {
        var body = "{\"status\": \"%s\"}".formatted(status);
        var what = "%s: %s → %s".formatted(id, order.status(), status);
        stage.refused(what, code, send("PUT", path(order, "status"), body).answer());
    }

    /// Is refused an action.
    void mayNot(Order order, String action, String body, String code) {
        var what = "%s: %s when %s".formatted(id, action.replace('/', ' '), order.status());
        stage.refused(what, code, send("POST", path(order, action), body).answer());
    }

    /// Neither reads nor moves what belongs to others.
    void seesNothingOf(Order order) {
        var read = stage.http().get("/api/orders/" + order.id(), bearer());
        stage.refused(id + ": reads " + order.number(), "ORDER_NOT_FOUND", read);
        var moved = send("PUT", path(order, "status"), "{\"status\": \"" + order.status() + "\"}");
        stage.refused(id + ": moves " + order.number(), "ORDER_NOT_FOUND", moved.answer());
    }

    /// Asks for anything.
    Answer asks(String path) {
        return stage.http().get(path, bearer());
    }

    /// Sends anything, which has to work.
    Answer sends(String what, String method, String path, String body) {
        var sent = send(method, path, body).demanded(id + ": " + what);
        stage.say("  %s: %s".formatted(id, what));
        return sent.answer();
    }

    /// Asks for something to be made, under a key that no other request has.
    Sent asksFor(String path, String body) {
        return send("POST", path, body);
    }

    private Sent send(String method, String path, String body) {
        var headers = new HashMap<>(bearer());
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        var began = System.nanoTime();
        return new Sent(began, stage.http().send(method, path, headers, body));
    }

    private static String path(Order order, String action) {
        return "/api/orders/" + order.id() + "/" + action;
    }
}
