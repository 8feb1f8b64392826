package dev.ordertrail.orderctl.demo;

import dev.ordertrail.embedded.TokenKeys;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.locks.LockSupport;

/// Where a day is played: one shop of a running system. After each step it waits until tracking
/// shows what was done, and remembers what was seen.
final class Stage {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Answer NOTHING = new Answer(200, "", Map.of());

    private final Day day;
    private final Surroundings surroundings;
    private final Http http;
    private final Tracking tracking;
    private final SequencedSet<String> visited = new LinkedHashSet<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Seen.Step> steps = new ArrayList<>();
    private int refused;

    Stage(Day day, Surroundings surroundings) {
        this.day = day;
        this.surroundings = surroundings;
        http = new Http(surroundings.settings().gateway());
        tracking = new Tracking(http, actor("watcher", "staff").bearer(), surroundings.patience());
    }

    /// Somebody of this shop.
    Actor actor(String id, String... roles) {
        return in(day.shop(), id, roles);
    }

    private Actor in(String shop, String id, String... roles) {
        var bearer = new TokenKeys.Bearer(id, shop, List.of(roles));
        var tokens = new Tokens(settings(), Clock.systemUTC());
        return new Actor(this, id, tokens.issue(bearer, LIFETIME));
    }

    /// A card payment of an order.
    ///
    /// @param amount what is to be paid, in US dollars
    CardPayment card(Order order, String amount) {
        return settings().providers().isStripe()
                ? new PayPage(this, order, amount, "Stripe")
                : new SignedCard(this, order, amount);
    }

    /// The same by PayPal, where that is played on this machine.
    PayPage payPal(Order order, String amount) {
        return new PayPage(this, order, amount, "PayPal");
    }

    /// A parcel that a carrier takes.
    CarrierParcel parcel() {
        return new CarrierParcel(this);
    }

    /// The shop that is played in.
    String shop() {
        return day.shop();
    }

    Settings settings() {
        return surroundings.settings();
    }

    Http http() {
        return http;
    }

    Tracking tracking() {
        return tracking;
    }

    /// Where this shop's provider posts to, and the name of the secret that it signs with.
    ///
    /// @param provider `stripe`
    Endpoint endpoint(String provider) {
        var secret = provider.toUpperCase(Locale.ROOT) + "_WEBHOOK_SECRET";
        return day == Day.MARKETPLACE
                ? new Endpoint("/webhooks/" + provider, settings().secret(secret))
                : new Endpoint(
                        "/webhooks/" + provider + "/" + day.shop(),
                        settings().secretOf(day.shop(), secret));
    }

    /// Where a webhook goes, and what it is signed with.
    record Endpoint(String path, String secret) {}

    /// Waits until tracking shows what a command came to: the answer's version, in this status.
    void answered(Order order, String what, String status, Sent sent) {
        var version = sent.answer().json().path("order").path("version").asLong();
        if (!orders.contains(order)) {
            orders.add(order);
        }
        var shown = tracking.status(order, version, tracking.deadline());
        if (!shown.equals(status)) {
            throw new Failure(
                    "%s: %s should be %s now, but tracking shows %s"
                            .formatted(what, order.number(), status, shown));
        }
        seen(what, Shown.as(status), sent);
    }

    /// Waits until tracking shows what comes of a fact.
    void happened(Order order, String what, Shown shown, Sent sent) {
        tracking.await(order, shown, visited::add);
        seen(what, shown, sent);
    }

    /// The same, of what was set off a moment ago.
    void happened(Order order, String what, Shown shown) {
        happened(order, what, shown, new Sent(System.nanoTime(), NOTHING));
    }

    /// The same, where only the status matters.
    void happened(Order order, String what, String status, Sent sent) {
        happened(order, what, Shown.as(status), sent);
    }

    void happened(Order order, String what, String status) {
        happened(order, what, Shown.as(status));
    }

    /// A request that was answered.
    ///
    /// @param began when it was sent, in nanoseconds of this JVM
    record Sent(long began, Answer answer) {
        /// @throws Failure when it was refused
        Sent demanded(String what) {
            if (!answer.ok()) {
                throw new Failure(what + " was refused: " + answer.complaint());
            }
            return this;
        }
    }

    private void seen(String what, Shown shown, Sent sent) {
        var millis = Duration.ofNanos(System.nanoTime() - sent.began()).toMillis();
        visited.add(shown.status());
        steps.add(new Seen.Step(what, shown.status(), shown.payment(), millis));
        say("  %-52s %-34s visible after %4d ms".formatted(what, shown, millis));
        LockSupport.parkNanos(surroundings.pause().toNanos());
    }

    /// Checks that something forbidden was refused, and for the right reason.
    void refused(String what, String code, Answer answer) {
        say("  %-52s refused: %s".formatted(what, Refusal.of(what, code, answer)));
        refused++;
    }

    void say(String line) {
        surroundings.say().accept(line);
    }

    /// The end of the day: nobody elsewhere sees anything of it, everybody sees each page, and no
    /// status was left out.
    Seen close() {
        var stranger = in(day.elsewhere(), "stranger", "staff", "admin");
        stranger.seesNothingOf(orders.getFirst());
        for (var order : orders) {
            var shown = tracking.publicStatus(order);
            if (!shown.equals(order.status())) {
                throw new Failure(
                        "%s is %s, but its public page shows %s"
                                .formatted(order.number(), order.status(), shown));
            }
        }
        var left = new ArrayList<>(tracking.statuses(day.workflow()));
        left.removeAll(visited);
        if (!left.isEmpty()) {
            throw new Failure("the %s day never saw %s".formatted(day.workflow(), left));
        }
        return new Seen(
                day.workflow(),
                day.shop(),
                orders.stream().map(this::ended).toList(),
                List.copyOf(visited),
                refused,
                steps);
    }

    private Seen.Order ended(Order order) {
        var page = settings().publicUrl() + "/track/" + order.number();
        return new Seen.Order(order.id(), order.number(), order.status(), page);
    }
}
