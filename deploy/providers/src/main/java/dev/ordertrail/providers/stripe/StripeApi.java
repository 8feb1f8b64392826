package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Router;
import dev.ordertrail.providers.store.Ids;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Stripe's HTTP API, as far as a shop needs it.
public final class StripeApi {
    private static final String ONE = "/{}";

    private final Stripe stripe;
    private final Router router = new Router();

    public StripeApi(Stripe stripe) {
        this.stripe = stripe;
        for (var kind : Kind.values()) {
            router.on("GET", kind.path(), on((account, asked) -> list(kind, account, asked)));
            router.on(
                    "GET",
                    kind.path() + ONE,
                    on((account, asked) -> account.get(kind, asked.id())));
        }
        sessions();
        intents();
        var refunds = Kind.REFUND.path();
        router.on("POST", refunds, on((a, asked) -> new Refunds(a).create(asked.params())));
        router.on("POST", refunds + ONE, on((a, asked) -> described(a, Kind.REFUND, asked)));
        disputes();
        router.on(
                "POST",
                Kind.CHARGE.path() + ONE,
                on((a, asked) -> described(a, Kind.CHARGE, asked)));
        router.on("GET", "/v1/account", on((account, _) -> Stripe.describe(account)));
    }

    /// Answers what is asked of Stripe; empty when it is not.
    public Optional<Answer> answer(Call call) {
        try {
            return router.answer(call).map(a -> a.with("Request-Id", Ids.stripe("req")));
        } catch (Refused refused) {
            return Optional.of(
                    Answer.json(refused.status(), refused.body())
                            .with("Request-Id", Ids.stripe("req")));
        }
    }

    private void sessions() {
        var path = Kind.SESSION.path();
        router.on("POST", path, on((a, asked) -> stripe.sessions(a).create(asked.params())));
        router.on("POST", path + ONE, on((a, asked) -> described(a, Kind.SESSION, asked)));
        router.on(
                "POST",
                path + "/{}/expire",
                on((a, asked) -> stripe.sessions(a).expire(a.get(Kind.SESSION, asked.id()))));
        router.on(
                "GET",
                path + "/{}/line_items",
                on((a, asked) -> stripe.sessions(a).items(a.get(Kind.SESSION, asked.id()))));
    }

    private void intents() {
        var path = Kind.INTENT.path();
        router.on("POST", path, on((a, asked) -> Confirming.create(a, asked.params())));
        router.on("POST", path + ONE, on((a, asked) -> described(a, Kind.INTENT, asked)));
        router.on(
                "POST",
                path + "/{}/confirm",
                on((a, asked) -> Confirming.confirm(a, asked.of(a, Kind.INTENT), asked.params())));
        router.on(
                "POST",
                path + "/{}/capture",
                on((a, asked) -> new Intents(a).capture(asked.of(a, Kind.INTENT), asked.params())));
        router.on("POST", path + "/{}/cancel", on((a, asked) -> Confirming.cancel(a, asked)));
    }

    private void disputes() {
        var path = Kind.DISPUTE.path();
        router.on(
                "POST",
                path + ONE,
                on((a, asked) ->
                        new Disputes(a).answer(asked.of(a, Kind.DISPUTE), asked.params())));
        router.on(
                "POST",
                path + "/{}/close",
                on((a, asked) -> new Disputes(a).decide(asked.of(a, Kind.DISPUTE), false)));
    }

    /// A call with what it names.
    ///
    /// @param id in its path; empty where there is none
    record Asked(String id, Params params) {
        ObjectNode of(Account account, Kind kind) {
            return account.get(kind, id);
        }
    }

    private Router.Handler on(BiFunction<Account, Asked, ObjectNode> action) {
        return (call, named) -> {
            var account = stripe.authenticate(call);
            var reading = call.method().equals("GET");
            var params = new Params(reading ? call.queryTree() : call.bodyTree());
            var asked = new Asked(named.isEmpty() ? "" : named.getFirst(), params);
            return reading
                    ? Answer.json(200, expanded(account, action.apply(account, asked), params))
                    : once(call, account, asked, action);
        };
    }

    private Answer once(
            Call call,
            Account account,
            Asked asked,
            BiFunction<Account, Asked, ObjectNode> action) {
        return stripe.idempotency()
                .once(
                        account.name(),
                        call,
                        () -> {
                            try {
                                var object = action.apply(account, asked);
                                return Answer.json(200, expanded(account, object, asked.params()));
                            } catch (Refused refused) {
                                if (refused.forItsParameters()) {
                                    throw refused;
                                }
                                return Answer.json(refused.status(), refused.body());
                            }
                        });
    }

    private static ObjectNode expanded(Account account, ObjectNode object, Params params) {
        return new Expansion(account).of(object, params.texts("expand"));
    }

    private static ObjectNode list(Kind kind, Account account, Asked asked) {
        return new Listing(account, kind).page(asked.params());
    }

    /// Metadata and descriptions may be changed at any time.
    private static ObjectNode described(Account account, Kind kind, Asked asked) {
        var object = asked.of(account, kind);
        var metadata = asked.params().map("metadata");
        if (!metadata.isEmpty()) {
            object.withObject("/metadata").setAll(metadata);
        }
        asked.params().text("description").ifPresent(text -> object.put("description", text));
        return account.keep(kind, object);
    }

    /// Names of everything that is answered, for people.
    static List<String> paths() {
        return List.of(Kind.values()).stream().map(Kind::path).toList();
    }
}
