package dev.ordertrail.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.control.ControlApi;
import dev.ordertrail.providers.control.Trouble;
import dev.ordertrail.providers.deliver.Deliveries;
import dev.ordertrail.providers.deliver.Endpoint;
import dev.ordertrail.providers.deliver.Mischief;
import dev.ordertrail.providers.deliver.Pauses;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Front;
import dev.ordertrail.providers.page.PayPages;
import dev.ordertrail.providers.paypal.Identity;
import dev.ordertrail.providers.paypal.PayPal;
import dev.ordertrail.providers.paypal.PayPalApi;
import dev.ordertrail.providers.paypal.PayPalDesk;
import dev.ordertrail.providers.paypal.PayPalSigner;
import dev.ordertrail.providers.store.Idle;
import dev.ordertrail.providers.store.Journal;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import dev.ordertrail.providers.store.Stored;
import dev.ordertrail.providers.stripe.Stripe;
import dev.ordertrail.providers.stripe.StripeApi;
import dev.ordertrail.providers.stripe.StripeDesk;
import dev.ordertrail.providers.stripe.StripeSigner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Both providers, put together. One lock guards all they know: calls are short, and two that race
/// come one after the other, as at the real ones.
final class LocalProviders implements AutoCloseable {
    static final String HEALTH = "/control/health";

    private static final Duration EXPIRY_EVERY = Duration.ofSeconds(1);

    private final ProvidersConfig config;
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock lock = new ReentrantLock();
    private final Trouble trouble = new Trouble();
    private final Store store;
    private final Identity identity;
    private final Deliveries deliveries;
    private final Stripe stripe;
    private final List<Function<Call, Optional<Answer>>> answering;
    private final Front front;
    private final Idle idle;

    LocalProviders(ProvidersConfig config) {
        this.config = config;
        identity = Identity.in(config.directory());
        store =
                Store.of(
                        Journal.open(
                                config.directory().resolve("state.jsonl"), this::isWorthKeeping));
        var mischief = new Mischief();
        deliveries = new Deliveries(store, lock, clock, mischief, this::endpoint);
        stripe = new Stripe(store, clock, config.publicUrl(), this::stripeTells);
        var payPal = new PayPal(store, clock, config.publicUrl(), identity, this::payPalTells);
        var desk = new ControlApi.Desk(store, stripe, payPal);
        answering =
                List.of(
                        new PayPages(new StripeDesk(stripe), new PayPalDesk(payPal))::answer,
                        new StripeApi(stripe)::answer,
                        new PayPalApi(payPal)::answer,
                        new ControlApi(desk, deliveries, mischief, trouble)::answer);
        front = new Front(config.host(), config.port(), this::answer);
        idle = new Idle(EXPIRY_EVERY, this::expire);
    }

    /// Begins to listen and to post.
    ///
    /// @return the port
    int start() {
        lock.lock();
        try {
            deliveries.resume();
        } finally {
            lock.unlock();
        }
        idle.start();
        return front.start();
    }

    @Override
    public void close() {
        front.close();
        idle.close();
        deliveries.close();
        lock.lock();
        try {
            store.close();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Answer> answer(Call call) {
        if (call.path().equals(HEALTH)) {
            return Optional.of(Answer.json(200, Json.object().put("status", "UP")));
        }
        var fate = trouble.fate(call);
        var real = fate.done() ? done(call) : Answer.nothing(500);
        pause(fate.pause());
        return fate.answer(real);
    }

    private Answer done(Call call) {
        lock.lock();
        try {
            return answering.stream()
                    .flatMap(one -> one.apply(call).stream())
                    .findFirst()
                    .orElseGet(() -> unknown(call));
        } finally {
            lock.unlock();
        }
    }

    private static Answer unknown(Call call) {
        var message = "Unrecognized request URL (" + call.method() + ": " + call.path() + ").";
        var error = Json.object().put("type", "invalid_request_error").put("message", message);
        var body = Json.object();
        body.set("error", error);
        return Answer.json(404, body);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expire() {
        lock.lock();
        try {
            stripe.expireDue();
        } finally {
            lock.unlock();
        }
    }

    private void stripeTells(String account, ObjectNode event) {
        deliveries.tell("stripe", account, event.path("id").asText(), event.path("type").asText());
    }

    private void payPalTells(String account, ObjectNode event) {
        deliveries.tell(
                "paypal", account, event.path("id").asText(), event.path("event_type").asText());
    }

    /// A shop's own address, as the gateway knows it.
    private Optional<Endpoint> endpoint(String provider, String shop) {
        var own = shop.equals(Stripe.MAIN) ? "" : "/" + shop;
        var url = URI.create(config.webhooks() + "/webhooks/" + provider + own);
        return provider.equals("stripe")
                ? config.stripeSecret(shop)
                        .map(s -> new StripeSigner(s, clock))
                        .map(s -> new Endpoint(url, s, Pauses.stripe(config.quicker())))
                : config.payPalWebhook(shop)
                        .map(id -> new PayPalSigner(identity, id, certificates(), clock))
                        .map(s -> new Endpoint(url, s, Pauses.payPal(config.quicker())));
    }

    private String certificates() {
        return config.publicUrl() + "/v1/notifications/certs/";
    }

    /// What was delivered need not be remembered over a restart.
    private boolean isWorthKeeping(Stored stored) {
        return !stored.kind().equals(Deliveries.KIND)
                || !stored.object().path("state").asText().equals("done");
    }
}
