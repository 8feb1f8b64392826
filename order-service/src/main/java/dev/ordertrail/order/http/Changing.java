package dev.ordertrail.order.http;

import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.order.handle.ChangeOrders;
import dev.ordertrail.order.handle.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;

/// Does what a request wishes, once per Idempotency-Key.
@ApplicationScoped
class Changing {
    private static final Set<String> NEED_BODY =
            Set.of("move", "note", "assign", "link", "edit", "resolve-dispute");

    private final Requests requests;
    private final ChangeOrders orders;
    private final IdempotencyKeys idempotency;

    Changing(Requests requests, ChangeOrders orders, IdempotencyKeys idempotency) {
        this.requests = requests;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    /// Does it and answers. A POST needs an Idempotency-Key; the others are the same when they are
    /// done twice.
    ///
    /// @param command the name of the wish
    /// @param path what the path says of it
    Response change(String command, Request request, Map<String, String> path) {
        var mayBeEmpty = !request.method().startsWith("P") || !NEED_BODY.contains(command);
        return change(request, requests.wish(command, request.body(), mayBeEmpty, path));
    }

    /// Does it and answers.
    Response change(Request request, Wish wish) {
        var asked = requests.asked(request.headers());
        var ifMatch = requests.ifMatch(request.headers());
        var key = request.headers().getHeaderString("Idempotency-Key");
        if (key == null && !request.method().equals("POST")) {
            return Answers.response(
                    ChangeOrders.retried(() ->
                            Answers.changed(orders.change(asked, request.id(), ifMatch, wish))));
        }
        return Answers.response(
                ChangeOrders.retried(() ->
                        idempotency.once(
                                asked.caller(),
                                request.operation(),
                                key,
                                request.body(),
                                c ->
                                        Answers.changed(
                                                orders.change(
                                                        asked, request.id(), ifMatch, wish)))));
    }

    /// A request to change an order.
    ///
    /// @param id the order's id or number
    @SuppressWarnings("ArrayRecordComponent") // the body as it came, on its way to be hashed
    record Request(String method, String id, String action, HttpHeaders headers, byte[] body) {
        String operation() {
            return method + " /api/orders/" + id + "/" + action;
        }
    }
}
