package dev.ordertrail.providers.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.stripe.Card;
import dev.ordertrail.providers.stripe.StripeDesk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;

/// The page of a checkout session.
final class StripePage {
    private final StripeDesk desk;

    StripePage(StripeDesk desk) {
        this.desk = desk;
    }

    Answer show(ObjectNode session, String error) {
        var parts = new ArrayList<String>();
        parts.add(Html.heading("Pay by card"));
        parts.add(Html.paragraph("total", amount(session)));
        parts.add(items(session));
        if (!error.isEmpty()) {
            parts.add(Html.paragraph("error", error));
        }
        var open = session.path("status").asText().equals("open");
        parts.add(open ? form() : Html.paragraph("note", "This page is " + status(session) + "."));
        parts.add(open ? cards() : "");
        return Answer.page(error.isEmpty() ? 200 : 402, Html.page("Pay by card", parts));
    }

    /// A card was typed, or the bank's question answered.
    Answer post(Call call, ObjectNode session) {
        var asked = call.bodyTree();
        var id = session.path("id").asText();
        if (asked.has("authenticate")) {
            var confirmed = asked.path("authenticate").asBoolean();
            return answer(call, session, desk.authenticate(id, confirmed));
        }
        var card = Card.of(asked.path("card").asText());
        if (card.isEmpty()) {
            return refused(call, session, "Your card number is not one that this page knows.");
        }
        return answer(call, session, desk.pay(id, card.get()));
    }

    Answer refused(Call call, ObjectNode session, String why) {
        return call.wantsPage()
                ? show(session, why)
                : Answer.json(402, Json.object().put("status", "refused").put("message", why));
    }

    private Answer answer(Call call, ObjectNode session, ObjectNode intent) {
        var status = intent.path("status").asText();
        if (!call.wantsPage()) {
            return Answer.json(
                    status.equals("requires_payment_method") ? 402 : 200, said(session, intent));
        }
        return switch (status) {
            case "requires_payment_method" ->
                    show(session, intent.path("last_payment_error").path("message").asText());
            case "requires_action" -> question();
            default -> Answer.seeOther(success(session));
        };
    }

    private static ObjectNode said(ObjectNode session, ObjectNode intent) {
        var said = Json.object().put("status", intent.path("status").asText());
        said.put("session", session.path("id").asText());
        said.put("session_status", status(session));
        said.put("payment_status", session.path("payment_status").asText());
        said.put("payment_intent", intent.path("id").asText());
        said.set("error", intent.path("last_payment_error").deepCopy());
        said.put("redirect", success(session));
        return said;
    }

    private static Answer question() {
        var form =
                """
                <p>Your bank asks: is this you?</p>
                <form method="post"><button name="authenticate" value="true">Yes, it is me</button>
                <button name="authenticate" value="false">No</button></form>
                """;
        var parts = new ArrayList<String>();
        parts.add(Html.heading("3-D Secure"));
        parts.add(form);
        return Answer.page(200, Html.page("3-D Secure", parts));
    }

    private String items(ObjectNode session) {
        var list = new StringBuilder("<ul>");
        for (JsonNode item : desk.items(session.path("id").asText()).path("data")) {
            list.append("<li>").append(item.path("quantity").asText()).append(" × ");
            list.append(Html.escape(item.path("description").asText())).append("</li>");
        }
        return list.append("</ul>").toString();
    }

    private static String form() {
        return """
        <form method="post"><label for="card">Card number</label>
        <input id="card" name="card" autocomplete="off" inputmode="numeric" value="4242 4242 4242 4242">
        <button type="submit">Pay</button></form>
        """;
    }

    private static String cards() {
        var rows = new StringBuilder("<details><summary>Cards and what they do</summary><table>");
        for (var card : Card.values()) {
            rows.append("<tr><td><code>").append(card.number()).append("</code></td><td>");
            rows.append(Html.escape(card.says())).append("</td></tr>");
        }
        return rows.append("</table></details>").toString();
    }

    private static String success(ObjectNode session) {
        return session.path("success_url")
                .asText("")
                .replace("{CHECKOUT_SESSION_ID}", session.path("id").asText());
    }

    private static String status(ObjectNode session) {
        return session.path("status").asText();
    }

    private static String amount(ObjectNode session) {
        var code = session.path("currency").asText().toUpperCase(Locale.ROOT);
        var minor = session.path("amount_total").asLong();
        try {
            var places = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
            return BigDecimal.valueOf(minor, places).toPlainString() + " " + code;
        } catch (IllegalArgumentException e) {
            return minor + " " + code;
        }
    }
}
