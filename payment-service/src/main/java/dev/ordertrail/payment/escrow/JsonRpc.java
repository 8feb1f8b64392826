package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.ForeignJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// JSON-RPC 2.0 over HTTP.
final class JsonRpc {

    private final HttpClient http;
    private final URI address;
    private final Duration timeout;
    private final AtomicLong ids = new AtomicLong();

    JsonRpc(HttpClient http, URI address, Duration timeout) {
        this.http = http;
        this.address = address;
        this.timeout = timeout;
    }

    /// A node that did not answer, or did not answer what was asked.
    static class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String why) {
            super(why);
        }

        Failure(String why, Exception cause) {
            super(why, cause);
        }
    }

    /// A node that refuses the question: a block that it does not have, a range that is too wide.
    static final class Refusal extends Failure {
        private static final long serialVersionUID = 1;
        private final int code;

        Refusal(int code, String message) {
            super("the node refuses: " + code + " " + message);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /// The result of a call; null in JSON where the node knows of no such thing.
    ///
    /// @throws Failure when there is none
    JsonNode call(String method, List<?> parameters) {
        var id = ids.incrementAndGet();
        var question = ForeignJson.MAPPER.createObjectNode();
        question.put("jsonrpc", "2.0").put("id", id).put("method", method);
        question.set("params", ForeignJson.MAPPER.valueToTree(parameters));
        return result(id, post(question));
    }

    private JsonNode post(JsonNode question) {
        try {
            var request =
                    HttpRequest.newBuilder(address)
                            .timeout(timeout)
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofByteArray(
                                            ForeignJson.MAPPER.writeValueAsBytes(question)))
                            .build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Failure("the node answers with status " + answer.statusCode());
            }
            return ForeignJson.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new Failure("the node cannot be reached or understood", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while a node was asked", e);
        }
    }

    private static JsonNode result(long id, JsonNode answer) {
        if (answer.path("id").asLong(-1) != id) {
            throw new Failure("the node answers another question");
        }
        var error = answer.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            throw new Refusal(error.path("code").asInt(), error.path("message").asText());
        }
        if (!answer.has("result")) {
            throw new Failure("the node answers without a result");
        }
        return answer.path("result");
    }
}
