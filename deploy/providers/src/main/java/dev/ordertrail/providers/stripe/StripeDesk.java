package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Stored;
import java.util.Optional;

/// What people do without the merchant's API: buyers at the pay page, banks, and staff in Stripe's
/// dashboard.
public final class StripeDesk {
    private final Stripe stripe;

    public StripeDesk(Stripe stripe) {
        this.stripe = stripe;
    }

    /// A session, as a buyer finds it.
    public Optional<ObjectNode> session(String id) {
        return of(Kind.SESSION, id).map(Stored::object);
    }

    /// What a session sells.
    public ObjectNode items(String session) {
        var stored = demand(Kind.SESSION, session);
        return stripe.sessions(account(stored)).items(stored.object());
    }

    /// A buyer pays.
    ///
    /// @return the intent, whatever became of it
    /// @throws IllegalStateException in Stripe's words, when it cannot be paid any more
    public ObjectNode pay(String session, Card card) {
        var stored = demand(Kind.SESSION, session);
        return said(() -> stripe.sessions(account(stored)).pay(stored.object(), card));
    }

    /// A buyer answers their bank.
    public ObjectNode authenticate(String session, boolean confirmed) {
        var stored = demand(Kind.SESSION, session);
        return said(
                () -> stripe.sessions(account(stored)).authenticate(stored.object(), confirmed));
    }

    /// Does something by hand.
    ///
    /// @param id of a session, an intent, a charge, a refund, a dispute or a review
    /// @param action `dispute`, `refund`, `warn`, `review`, `expire`, `debited`, `settle`, `fail`,
    ///   `win`, `lose`, `approve`
    /// @return what has become of it
    public ObjectNode act(String id, String action, JsonNode with) {
        return said(() -> doIt(id, action, with));
    }

    private ObjectNode doIt(String id, String action, JsonNode with) {
        var stored = stripe.store().find(id).orElseThrow(() -> Refused.unknown("object", id));
        var account = account(stored);
        var object = stored.object();
        switch (action) {
            case "expire" -> stripe.sessions(account).expire(object);
            case "debited" ->
                    stripe.sessions(account).debited(object, with.path("paid").asBoolean());
            case "settle" -> new Refunds(account).settle(object);
            case "fail" -> new Refunds(account).fail(object);
            case "win", "lose" ->
                    new Disputes(account).decide(disputeOf(account, stored), action.equals("win"));
            case "approve" -> new Aftermath(account).close(object, "approved");
            default -> {
                return withCharge(account, charge(account, stored), action, with);
            }
        }
        return object;
    }

    private static ObjectNode withCharge(
            Account account, ObjectNode charge, String action, JsonNode with) {
        var left =
                charge.path("amount_captured").asLong() - charge.path("amount_refunded").asLong();
        var amount = with.path("amount").asLong(left);
        return switch (action) {
            case "dispute" ->
                    new Disputes(account)
                            .open(
                                    charge,
                                    with.path("reason").asText("fraudulent"),
                                    amount,
                                    with.path("inquiry").asBoolean());
            case "refund" -> {
                var params = Json.object().put("charge", charge.path("id").asText());
                params.put("amount", Long.toString(amount));
                yield new Refunds(account).create(new Params(params));
            }
            case "warn" -> new Aftermath(account).warn(charge);
            case "review" -> new Aftermath(account).review(charge);
            default -> throw Refused.malformed("action", action);
        };
    }

    private static ObjectNode disputeOf(Account account, Stored stored) {
        if (stored.kind().equals(Kind.DISPUTE.object())) {
            return stored.object();
        }
        var charge = charge(account, stored).path("id");
        return account.all(Kind.DISPUTE).reversed().stream()
                .filter(dispute -> dispute.path("charge").equals(charge))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("dispute of", charge.asText()));
    }

    /// The charge that is meant when its session or intent is named.
    private static ObjectNode charge(Account account, Stored stored) {
        return switch (stored.kind()) {
            case "charge" -> stored.object();
            case "payment_intent" ->
                    account.get(Kind.CHARGE, stored.object().path("latest_charge").asText());
            case "checkout.session" -> {
                var intent = stored.object().path("payment_intent").asText();
                var found = account.get(Kind.INTENT, intent);
                yield account.get(Kind.CHARGE, found.path("latest_charge").asText());
            }
            default -> throw Refused.unknown("charge", stored.id());
        };
    }

    private Stored demand(Kind kind, String id) {
        return of(kind, id)
                .orElseThrow(() -> new IllegalStateException("No such " + kind.object()));
    }

    private Optional<Stored> of(Kind kind, String id) {
        return stripe.store().find(id).filter(stored -> stored.kind().equals(kind.object()));
    }

    private Account account(Stored stored) {
        return stripe.account(stored.account());
    }

    private static ObjectNode said(java.util.function.Supplier<ObjectNode> action) {
        try {
            return action.get();
        } catch (Refused refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }
}
