package dev.ordertrail.providers.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Idempotency;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// Everything that Stripe is: its merchants, and who of them asks.
public final class Stripe {
    /// What keys of this server begin with; the merchant's name follows.
    public static final String KEY = "sk_test_local_";

    /// The merchant of any other key.
    public static final String MAIN = "main";

    private final Store store;
    private final Clock clock;
    private final String publicUrl;
    private final BiConsumer<String, ObjectNode> tell;
    private final Idempotency idempotency;

    /// @param publicUrl where buyers find the pay pages
    /// @param tell hears the account and each new event
    public Stripe(Store store, Clock clock, String publicUrl, BiConsumer<String, ObjectNode> tell) {
        this.store = store;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.tell = tell;
        idempotency = new Idempotency(store, clock, "Idempotency-Key", Refused::idempotency);
    }

    /// Ends the sessions of all merchants whose time is over.
    public void expireDue() {
        var accounts = new TreeSet<String>();
        store.all(Kind.SESSION.object()).forEach(stored -> accounts.add(stored.account()));
        accounts.forEach(name -> sessions(account(name)).expireDue());
    }

    /// Forgets the results of calls, as Stripe does after a day.
    public void forgetResults() {
        idempotency.forget();
    }

    Account account(String name) {
        return new Account(name, store, clock, tell);
    }

    Sessions sessions(Account account) {
        return new Sessions(account, publicUrl);
    }

    Idempotency idempotency() {
        return idempotency;
    }

    Store store() {
        return store;
    }

    /// @throws Refused when the key is none of Stripe's test keys
    Account authenticate(Call call) {
        var key = call.header("Authorization").flatMap(Stripe::key).orElse("");
        if (!key.startsWith("sk_test_") && !key.startsWith("rk_test_")) {
            throw Refused.key();
        }
        var account = account(key.startsWith(KEY) ? key.substring(KEY.length()) : MAIN);
        call.header("Stripe-Version").ifPresent(account::asksIn);
        return account;
    }

    static ObjectNode describe(Account account) {
        return Json.object()
                .put("id", "acct_local_" + account.name())
                .put("object", "account")
                .put("charges_enabled", true)
                .put("payouts_enabled", true)
                .put("country", "US")
                .put("default_currency", "usd")
                .put("type", "standard");
    }

    private static Optional<String> key(String header) {
        if (header.startsWith("Bearer ")) {
            return Optional.of(header.substring(7).strip());
        }
        if (header.startsWith("Basic ")) {
            var decoded = new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
            return Optional.of(decoded.split(":", -1)[0]);
        }
        return Optional.empty();
    }
}
