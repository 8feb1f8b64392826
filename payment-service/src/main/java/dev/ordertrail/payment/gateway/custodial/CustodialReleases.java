package dev.ordertrail.payment.gateway.custodial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.ReleaseAsk;
import dev.ordertrail.payment.gateway.ReleaseSeen;
import dev.ordertrail.payment.gateway.Releases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Tells a provider to release an escrow. The same release goes under the same `webhook-id` with
/// the same body, whatever became of the answer.
///
/// @param escrow the provider's name for it
record CustodialReleases(
        HttpClient http, URI address, StandardSigner signer, String escrow, Duration timeout)
        implements Releases {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /// Whatever was sent may be sent again.
    @Override
    public Optional<ReleaseSeen> sent(String callId) {
        return Optional.empty();
    }

    @Override
    public ReleaseSeen send(ReleaseAsk ask) throws CallFailed {
        var id = id(ask.callId());
        var body = body(ask);
        try {
            var answer = http.send(request(id, body), BodyHandlers.discarding());
            return seen(id, answer.statusCode());
        } catch (IOException e) {
            throw new CallFailed.Unknown("no_answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed.Unknown("interrupted", e);
        }
    }

    /// As short as providers want their ids.
    static String id(String callId) {
        return "release_" + UUID.nameUUIDFromBytes(callId.getBytes(UTF_8));
    }

    private HttpRequest request(String id, byte[] body) {
        var now = Instant.now();
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", signer.sign(id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] body(ReleaseAsk ask) {
        var message = JSON.createObjectNode();
        message.put("type", "escrow.release").put("timestamp", ask.completedAt().toString());
        message.putObject("data")
                .put("escrowId", escrow)
                .put("orderId", ask.orderId())
                .put("orderNumber", ask.orderNumber())
                .put("currency", ask.amount().asset().code())
                .put("decimals", ask.amount().asset().decimals())
                .put("amount", ask.amount().amount().toPlainString());
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReleaseSeen seen(String id, int status) throws CallFailed {
        if (status >= 200 && status < 300) {
            return new ReleaseSeen(ReleaseSeen.State.ACCEPTED, id, "accepted");
        }
        var code = "http_" + status;
        switch (status) {
            case TOO_EARLY, TOO_MANY_REQUESTS, UNAVAILABLE ->
                    throw new CallFailed.Later(code, null);
            case REQUEST_TIMEOUT -> throw new CallFailed.Unknown(code, null);
            default -> {
                if (status >= 500) {
                    throw new CallFailed.Unknown(code, null);
                }
                throw new CallFailed.Refused(code, null);
            }
        }
    }
}
