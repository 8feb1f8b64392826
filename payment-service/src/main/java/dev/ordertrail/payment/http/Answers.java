package dev.ordertrail.payment.http;

import dev.ordertrail.kit.idempotency.Answer;
import jakarta.ws.rs.core.Response;

/// Remembered answers over HTTP.
final class Answers {
    private Answers() {}

    static Response response(Answer answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
