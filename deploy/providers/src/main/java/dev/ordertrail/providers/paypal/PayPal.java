package dev.ordertrail.providers.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Idempotency;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Everything that PayPal is: its merchants, and who of them asks.
public final class PayPal {
    /// What client ids of this server begin with; the merchant's name follows.
    public static final String CLIENT = "local_";

    /// The merchant of any other client id.
    public static final String MAIN = "main";

    private static final int TOKEN_SECONDS = 32_400;

    private final Store store;
    private final Clock clock;
    private final String base;
    private final BiConsumer<String, ObjectNode> tell;
    private final Identity identity;
    private final Idempotency idempotency;

    /// Tokens and whose they are. A restart forgets them, which a client has to live with anyway.
    private final Map<String, String> tokens = new HashMap<>();

    /// @param base the address of this server, for links
    /// @param tell hears the account and each new event
    public PayPal(
            Store store,
            Clock clock,
            String base,
            Identity identity,
            BiConsumer<String, ObjectNode> tell) {
        this.store = store;
        this.clock = clock;
        this.base = base;
        this.identity = identity;
        this.tell = tell;
        idempotency =
                new Idempotency(
                        store,
                        clock,
                        "PayPal-Request-Id",
                        () ->
                                PayPalRefused.unprocessable(
                                        "DUPLICATE_REQUEST_ID",
                                        "The value of PayPal-Request-Id header has already been used with another request."));
    }

    /// Forgets the results of calls.
    public void forgetResults() {
        idempotency.forget();
    }

    Merchant merchant(String name) {
        return new Merchant(name, store, clock, base, tell);
    }

    Store store() {
        return store;
    }

    Identity identity() {
        return identity;
    }

    Idempotency idempotency() {
        return idempotency;
    }

    /// A token for a client's id and secret.
    ObjectNode token(Call call) {
        var client = call.header("Authorization").flatMap(PayPal::client);
        if (client.isEmpty()) {
            throw PayPalRefused.client();
        }
        var name = client.get();
        var token = "A21AA" + Ids.secret(92);
        tokens.put(token, name.startsWith(CLIENT) ? name.substring(CLIENT.length()) : MAIN);
        return Json.object()
                .put("scope", "https://uri.paypal.com/services/payments/payment")
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("app_id", "APP-LOCAL")
                .put("expires_in", TOKEN_SECONDS)
                .put("nonce", clock.instant() + Ids.secret(20));
    }

    /// @throws PayPalRefused when the token is none of ours
    Merchant authenticate(Call call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> Optional.ofNullable(tokens.get(header.substring(7).strip())))
                .map(this::merchant)
                .orElseThrow(PayPalRefused::unauthorised);
    }

    /// Forgets every token, as an expiry does.
    public void forgetTokens() {
        tokens.clear();
    }

    private static Optional<String> client(String header) {
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
            var parts = decoded.split(":", 2);
            return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                    ? Optional.of(parts[0])
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
