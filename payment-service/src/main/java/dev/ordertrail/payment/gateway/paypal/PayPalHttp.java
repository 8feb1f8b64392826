package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CallFailed.Later;
import dev.ordertrail.payment.gateway.CallFailed.Refused;
import dev.ordertrail.payment.gateway.CallFailed.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One shop's way to PayPal: the access token, and what an answer's status says about the call.
class PayPalHttp {
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;

    private final PayPalApiConfig config;
    private final PayPalCredentials credentials;
    private final HttpClient http;
    private @Nullable Token token;

    PayPalHttp(PayPalApiConfig config, PayPalCredentials credentials) {
        this.config = config;
        this.credentials = credentials;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(config.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    int eventsPage() {
        return config.eventsPage();
    }

    private record Token(String value, Instant until) {}

    /// What is at this path, or at an address of PayPal's that an answer named; null when nothing
    /// is.
    @Nullable JsonNode get(String path) throws CallFailed {
        var answer = called(request(path).GET());
        return answer.statusCode() == NOT_FOUND ? null : read(answer);
    }

    /// Does something once.
    ///
    /// @param key PayPal does it once under it; null where it changes nothing
    JsonNode post(String path, byte[] body, @Nullable String key) throws CallFailed {
        var request =
                request(path)
                        .header("Prefer", "return=representation")
                        .POST(BodyPublishers.ofByteArray(body));
        return read(called(key == null ? request : request.header("PayPal-Request-Id", key)));
    }

    private HttpRequest.Builder request(String path) throws Refused {
        var uri = config.base().resolve(path);
        if (!origin(uri).equals(origin(config.base()))) {
            throw new Refused("foreign_address", null); // the token is for PayPal alone
        }
        return HttpRequest.newBuilder(uri)
                .timeout(config.answerTimeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /// A token may be withdrawn before its time; then nothing was done, and a new one helps.
    private HttpResponse<byte[]> called(HttpRequest.Builder request) throws CallFailed {
        var answer = sent(request.setHeader("Authorization", "Bearer " + token(false)).build());
        return answer.statusCode() == UNAUTHORISED
                ? sent(request.setHeader("Authorization", "Bearer " + token(true)).build())
                : answer;
    }

    private HttpResponse<byte[]> sent(HttpRequest request) throws CallFailed {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Later("unreachable", e);
        } catch (IOException e) {
            throw new Unknown("no_answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unknown("interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws CallFailed {
        var json = ForeignJson.tree(answer.body());
        return switch (answer.statusCode() / 100) {
            case 2 -> json;
            case 4 -> throw refusal(answer.statusCode(), code(json));
            default -> throw new Unknown("http_" + answer.statusCode(), null);
        };
    }

    /// 409 says that the first try under the same key is still under way.
    private static CallFailed refusal(int status, String code) {
        return switch (status) {
            case UNAUTHORISED, 429 -> new Later(code, null);
            case 408, 409 -> new Unknown(code, null);
            default -> new Refused(code, null);
        };
    }

    /// The issue (`CAPTURE_FULLY_REFUNDED`) says more than the name (`UNPROCESSABLE_ENTITY`).
    private static String code(JsonNode error) {
        var issue = error.path("details").path(0).path("issue").asText();
        var name =
                issue.isEmpty() ? error.path("name").asText(error.path("error").asText()) : issue;
        return name.matches("[A-Za-z0-9_.\\-]{1,100}") ? name : "refused";
    }

    /// @param fresh the one that is known was refused
    private synchronized String token(boolean fresh) throws CallFailed {
        var known = token;
        if (known == null || fresh || !known.until().isAfter(Instant.now())) {
            known = newToken();
            token = known;
        }
        return known.value();
    }

    private Token newToken() throws Later {
        var request =
                HttpRequest.newBuilder(config.base().resolve("/v1/oauth2/token"))
                        .timeout(config.answerTimeout())
                        .header("Authorization", credentials.basic())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials", UTF_8))
                        .build();
        try {
            var json = read(sent(request));
            var life = Duration.ofSeconds(json.path("expires_in").asLong());
            var until = Instant.now().plus(life).minus(config.tokenMargin());
            return new Token(json.path("access_token").asText(), until);
        } catch (CallFailed e) {
            throw new Later("no_token", e); // what was to be done was not even asked for
        }
    }
}
