package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.time.Duration;
import java.util.Optional;

/// Checkout sessions: a page where one intent is paid, for a day at the most.
final class Sessions {
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Account account;
    private final String publicUrl;
    private final Intents intents;

    /// @param publicUrl where buyers find the pay pages
    Sessions(Account account, String publicUrl) {
        this.account = account;
        this.publicUrl = publicUrl;
        intents = new Intents(account);
    }

    ObjectNode create(Params params) {
        var mode = params.required("mode");
        if (!mode.equals("payment")) {
            throw Refused.malformed("mode", "this server knows only payment");
        }
        var items = new LineItems(params.list("line_items"));
        var session = account.make(Kind.SESSION);
        var id = session.path("id").asText();
        session.put("mode", mode).put("currency", items.currency());
        session.put("amount_subtotal", items.total()).put("amount_total", items.total());
        session.put("expires_at", expiry(params)).set("metadata", params.map("metadata"));
        session.put("success_url", params.text("success_url").orElse(null));
        session.put("cancel_url", params.text("cancel_url").orElse(null));
        session.put("client_reference_id", params.text("client_reference_id").orElse(null));
        session.put("customer_email", params.text("customer_email").orElse(null));
        session.put("url", publicUrl + "/pay/" + id);
        var types = params.texts("payment_method_types");
        if (!types.isEmpty()) {
            session.putArray("payment_method_types");
            types.forEach(type -> session.withArray("/payment_method_types").add(type));
        }
        var draft = Json.object().set("items", items.asJson(session));
        ((ObjectNode) draft).set("intent", params.at("payment_intent_data").tree().deepCopy());
        account.store().put(account.name(), "draft", draftOf(id), (ObjectNode) draft);
        return account.keep(Kind.SESSION, session);
    }

    /// What is bought.
    ObjectNode items(ObjectNode session) {
        return (ObjectNode) draft(session).path("items");
    }

    /// Somebody types a card into the page.
    ///
    /// @return the intent, whatever became of the attempt
    /// @throws Refused when there is nothing to pay any more
    ObjectNode pay(ObjectNode session, Card card) {
        demandOpen(session);
        var intent = intents.attempt(intent(session), card);
        return seen(session, intent, card);
    }

    /// The buyer answers what their bank asked.
    ObjectNode authenticate(ObjectNode session, boolean confirmed) {
        demandOpen(session);
        return seen(session, intents.authenticated(intent(session), confirmed), Card.ASKS);
    }

    /// A bank decides about a debit, days after the session.
    void debited(ObjectNode session, boolean paid) {
        intents.debited(intent(session), paid);
        if (paid) {
            session.put("payment_status", "paid");
        }
        account.keep(Kind.SESSION, session);
        account.tell("checkout.session.async_payment_" + (paid ? "succeeded" : "failed"), session);
    }

    /// Nobody can pay it any more.
    ObjectNode expire(ObjectNode session) {
        if (!isOpen(session)) {
            throw Refused.invalid(
                    "checkout_session_not_open",
                    "session",
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of %s."
                            .formatted(session.path("status").asText()));
        }
        session.put("status", "expired").putNull("url");
        account.keep(Kind.SESSION, session);
        intentOf(session).ifPresent(intent -> intents.cancel(intent, "expired"));
        account.tell("checkout.session.expired", session);
        return session;
    }

    /// Ends the sessions whose time is over.
    void expireDue() {
        for (var session : account.all(Kind.SESSION)) {
            if (isOpen(session) && session.path("expires_at").asLong() <= account.now()) {
                expire(session);
            }
        }
    }

    static boolean isOpen(ObjectNode session) {
        return session.path("status").asText().equals("open");
    }

    private ObjectNode seen(ObjectNode session, ObjectNode intent, Card card) {
        switch (intent.path("status").asText()) {
            case "succeeded" -> complete(session, "paid");
            case "processing", "requires_capture" -> complete(session, "unpaid");
            default -> {} // tried in vain: the page stays
        }
        new Aftermath(account).of(intent, card);
        return intent;
    }

    private void complete(ObjectNode session, String paymentStatus) {
        session.put("status", "complete").put("payment_status", paymentStatus).putNull("url");
        session.putObject("customer_details")
                .put("email", session.path("customer_email").asText("buyer@example.com"))
                .put("tax_exempt", "none")
                .putNull("name");
        account.keep(Kind.SESSION, session);
        account.tell("checkout.session.completed", session);
    }

    /// Made when somebody first tries to pay.
    private ObjectNode intent(ObjectNode session) {
        var known = intentOf(session);
        if (known.isPresent()) {
            return known.get();
        }
        var params = (ObjectNode) draft(session).path("intent").deepCopy();
        params.put("amount", session.path("amount_total").asText());
        params.put("currency", session.path("currency").asText());
        var intent = intents.create(new Params(params));
        session.put("payment_intent", intent.path("id").asText());
        account.keep(Kind.SESSION, session);
        return intent;
    }

    private Optional<ObjectNode> intentOf(ObjectNode session) {
        return account.store()
                .find(
                        account.name(),
                        Kind.INTENT.object(),
                        session.path("payment_intent").asText());
    }

    private ObjectNode draft(ObjectNode session) {
        return account.store()
                .find(account.name(), "draft", draftOf(session.path("id").asText()))
                .orElseGet(Json::object);
    }

    private static String draftOf(String session) {
        return "draft_" + session;
    }

    private long expiry(Params params) {
        var latest = account.now() + LONGEST.toSeconds();
        var asked = params.number("expires_at").orElse(latest);
        if (asked < account.now() + SHORTEST.toSeconds() - 5 || asked > latest + 5) {
            throw Refused.malformed(
                    "expires_at",
                    "the timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation");
        }
        return asked;
    }

    private static void demandOpen(ObjectNode session) {
        if (!isOpen(session)) {
            throw Refused.invalid(
                    "checkout_session_not_open",
                    "session",
                    "This Checkout Session is " + session.path("status").asText() + ".");
        }
    }
}
