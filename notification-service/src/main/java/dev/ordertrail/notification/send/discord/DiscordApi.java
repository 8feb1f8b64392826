package dev.ordertrail.notification.send.discord;

import dev.ordertrail.notification.send.Attempt;
import dev.ordertrail.notification.send.TellingConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One call of "execute webhook" and what its answer means.
final class DiscordApi {
    private static final long LARGEST_ANSWER = 256 * 1024;

    private final HttpClient http;
    private final TellingConfig.Discord config;
    private final Buckets buckets;

    DiscordApi(TellingConfig.Discord config, Buckets buckets) {
        this.config = config;
        this.buckets = buckets;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(config.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// Posts the message and waits for Discord's word that it is stored.
    ///
    /// @param bucket the name of the webhook among the buckets
    Attempt execute(URI webhook, String bucket, byte[] message) {
        var request =
                HttpRequest.newBuilder(waiting(webhook))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "DiscordBot (https://ordertrail.dev, 0.1)")
                        .POST(BodyPublishers.ofByteArray(message))
                        .build();
        var seen = new AtomicReference<@Nullable ResponseInfo>();
        var answer = http.sendAsync(request, remembering(seen));
        try {
            var response = answer.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return judge(response.statusCode(), response.headers(), response.body(), bucket);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unfinished(seen.get(), "timeout", bucket);
        } catch (ExecutionException e) {
            return unfinished(seen.get(), errorCode(e.getCause()), bucket);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unfinished(seen.get(), "interrupted", bucket);
        }
    }

    private Attempt judge(int status, HttpHeaders headers, byte[] body, String bucket) {
        var now = Instant.now();
        if (status == 429) {
            var limit =
                    RateLimit.ofRefused(
                            headers, body, config.defaultRetryAfter(), config.maxRetryAfter());
            buckets.learn(bucket, limit, now);
            return new Attempt.Limited(limit.rest());
        }
        buckets.learn(bucket, RateLimit.ofAccepted(headers, config.maxRetryAfter()), now);
        if (status / 100 == 2) {
            var id = RateLimit.tree(body).path("id").asText("");
            return new Attempt.Accepted(id.isEmpty() ? null : id);
        }
        if (status / 100 == 5 || status == 408) {
            return new Attempt.Broken("http_" + status);
        }
        return new Attempt.Refused(refusal(status, body), status == 401 || status == 404);
    }

    /// The head of an answer decides even when its body never came: what Discord took is not told
    /// again.
    private Attempt unfinished(@Nullable ResponseInfo seen, String error, String bucket) {
        return seen == null
                ? new Attempt.Broken(error)
                : judge(seen.statusCode(), seen.headers(), new byte[0], bucket);
    }

    private static String refusal(int status, byte[] body) {
        var code = RateLimit.tree(body).path("code");
        return code.isInt() ? "http_" + status + "_code_" + code.asInt() : "http_" + status;
    }

    private static String errorCode(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "connect_timeout";
            case ConnectException _ -> "connect";
            case IOException _ -> "io";
            case null, default -> "unexpected";
        };
    }

    private static URI waiting(URI webhook) {
        var query = webhook.getRawQuery();
        var base = webhook.toString();
        return URI.create(base + (query == null ? "?" : "&") + "wait=true");
    }

    private static BodyHandler<byte[]> remembering(AtomicReference<@Nullable ResponseInfo> seen) {
        var limited = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        return info -> {
            seen.set(info);
            return limited.apply(info);
        };
    }
}
