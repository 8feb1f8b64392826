package dev.ordertrail.order.http;

import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.order.handle.ChangeOrders;
import dev.ordertrail.order.handle.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Does what a request wishes, once per Idempotency-Key.
@ApplicationScoped
class Changing {
    private final Requests requests;
    private final ChangeOrders orders;
    private final IdempotencyKeys idempotency;

    Changing(Requests requests, ChangeOrders orders, IdempotencyKeys idempotency) {
        this.requests = requests;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    /// Does it and answers.
    ///
    /// @param keyNeeded whether a request without an Idempotency-Key is refused
    Response change(Request request, boolean keyNeeded, Wish wish) {
        var asked = requests.asked(request.headers());
        var ifMatch = requests.ifMatch(request.headers());
        var key = request.headers().getHeaderString("Idempotency-Key");
        var answer =
                key == null && !keyNeeded
                        ? ChangeOrders.retried(() ->
                                Answers.changed(orders.change(asked, request.id(), ifMatch, wish)))
                        : ChangeOrders.retried(() ->
                                idempotency.once(
                                        asked.caller(),
                                        request.operation(),
                                        key,
                                        request.body(),
                                        c ->
                                                Answers.changed(
                                                        orders.change(
                                                                asked,
                                                                request.id(),
                                                                ifMatch,
                                                                wish))));
        return Answers.response(answer);
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
