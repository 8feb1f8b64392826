package dev.ordertrail.providers.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.paypal.PayPalDesk;
import dev.ordertrail.providers.store.Json;
import java.util.List;
import java.util.Map;

/// The page of a PayPal order. The same card numbers decide what will come of the capture.
final class PayPalPage {
    private static final Map<String, String> FATES =
            Map.of(
                    "4000000000000002", "DECLINED",
                    "4000000000000119", "INSTRUMENT",
                    "echeck", "PENDING");

    private final PayPalDesk desk;

    PayPalPage(PayPalDesk desk) {
        this.desk = desk;
    }

    Answer show(ObjectNode order) {
        var amount = order.path("purchase_units").path(0).path("amount");
        var open = PayPalDesk.isOpen(order);
        var form =
                """
                <form method="post"><label for="card">Card at PayPal, or echeck</label>
                <input id="card" name="card" autocomplete="off" value="4242 4242 4242 4242">
                <button type="submit">Agree and pay</button></form>
                """;
        var total = amount.path("value").asText() + " " + amount.path("currency_code").asText();
        var parts =
                List.of(
                        Html.heading("Pay with PayPal"),
                        Html.paragraph("total", total),
                        open
                                ? form
                                : Html.paragraph("note", "This order is " + status(order) + "."));
        return Answer.page(200, Html.page("Pay with PayPal", parts));
    }

    Answer post(Call call, ObjectNode order) {
        var card = call.bodyTree().path("card").asText().replaceAll("[ -]", "");
        desk.approve(order.path("id").asText(), FATES.getOrDefault(card, "COMPLETED"));
        var back = back(order);
        if (call.wantsPage()) {
            return back.isEmpty() ? show(order) : Answer.seeOther(back);
        }
        var said = Json.object().put("order", order.path("id").asText());
        return Answer.json(200, said.put("status", status(order)).put("redirect", back));
    }

    private static String back(ObjectNode order) {
        var context = order.path("application_context").path("return_url").asText("");
        var url =
                context.isEmpty()
                        ? order.at("/payment_source/paypal/experience_context/return_url")
                                .asText("")
                        : context;
        var joint = url.contains("?") ? "&" : "?";
        return url.isEmpty() ? "" : url + joint + "token=" + order.path("id").asText();
    }

    private static String status(ObjectNode order) {
        return order.path("status").asText();
    }
}
