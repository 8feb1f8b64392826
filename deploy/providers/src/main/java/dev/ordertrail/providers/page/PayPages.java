package dev.ordertrail.providers.page;

import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Router;
import dev.ordertrail.providers.paypal.PayPalDesk;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.stripe.StripeDesk;
import java.util.List;
import java.util.Optional;

/// `/pay/{session or order}` and the page that says what this server is.
public final class PayPages {
    private final StripeDesk stripe;
    private final PayPalDesk payPal;
    private final Router router = new Router();

    public PayPages(StripeDesk stripe, PayPalDesk payPal) {
        this.stripe = stripe;
        this.payPal = payPal;
        router.on("GET", "/", (_, _) -> home());
        router.on("GET", "/pay/{}", (_, named) -> show(named.getFirst()));
        router.on("POST", "/pay/{}", (call, named) -> post(call, named.getFirst()));
    }

    /// Answers what is asked of it; empty when nothing is.
    public Optional<Answer> answer(Call call) {
        return router.answer(call);
    }

    private Answer show(String id) {
        return stripe.session(id)
                .map(session -> new StripePage(stripe).show(session, ""))
                .or(() -> payPal.order(id).map(order -> new PayPalPage(payPal).show(order)))
                .orElseGet(PayPages::unknown);
    }

    private Answer post(Call call, String id) {
        var session = stripe.session(id);
        try {
            return session.map(found -> new StripePage(stripe).post(call, found))
                    .or(() -> payPal.order(id).map(o -> new PayPalPage(payPal).post(call, o)))
                    .orElseGet(PayPages::unknown);
        } catch (IllegalStateException e) {
            var why = String.valueOf(e.getMessage());
            return session.map(found -> new StripePage(stripe).refused(call, found, why))
                    .orElseGet(() -> Answer.json(409, Json.object().put("refused", why)));
        }
    }

    private static Answer unknown() {
        var parts = List.of(Html.heading("Nothing is to be paid here"));
        return Answer.page(404, Html.page("Unknown", parts));
    }

    private static Answer home() {
        var about =
                """
                <p>This stands in for Stripe and PayPal: their HTTP APIs, their pay pages and their
                signed webhooks. Your shop's pay links lead here.</p>
                <table>
                <tr><td><code>/v1/…</code></td><td>Stripe's API, with any <code>sk_test_…</code> key</td></tr>
                <tr><td><code>/v2/…</code></td><td>PayPal's API</td></tr>
                <tr><td><code>/control/webhooks</code></td><td>what was posted, and what goes wrong on the way</td></tr>
                </table>
                """;
        var parts = List.of(Html.heading("Local payment providers"), about);
        return Answer.page(200, Html.page("Local payment providers", parts));
    }
}
