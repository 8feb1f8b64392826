package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.domain.Match.Link;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Links;
import dev.ordertrail.payment.store.Links.ShopLink;
import dev.ordertrail.payment.store.OpenWays;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.Standings;
import dev.ordertrail.payment.store.ToldFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// A checkout that the provider has started: its objects name the order from now on, and everybody
/// hears of it. Should the order have closed meanwhile, it is ended at once.
@ApplicationScoped
class RecordCheckout {
    private final Tx tx;
    private final Inbox inbox;
    private final Facts facts;

    RecordCheckout(Tx tx, Inbox inbox, Facts facts) {
        this.tx = tx;
        this.inbox = inbox;
        this.facts = facts;
    }

    /// Records it; the same one twice changes nothing.
    Checkout started(Checkout asked, dev.ordertrail.payment.gateway.Checkout made) {
        return tx.in(c -> started(c, asked, made));
    }

    private Checkout started(
            Connection c, Checkout asked, dev.ordertrail.payment.gateway.Checkout made)
            throws SQLException {
        Expectations.lock(c, asked.orderId());
        Standings.hold(c, asked.orderId());
        var expires =
                made.expiresAt() == null ? null : made.expiresAt().truncatedTo(ChronoUnit.MICROS);
        var news =
                new News(
                        State.OPEN,
                        made.objectId(),
                        made.paymentId(),
                        made.url().toString(),
                        expires);
        Checkouts.save(c, asked.checkoutId(), news);
        link(c, asked, made);
        tell(c, asked, made);
        OpenWays.end(c, asked.orderId());
        return Checkouts.lock(c, asked.checkoutId()).orElseThrow();
    }

    private void link(Connection c, Checkout asked, dev.ordertrail.payment.gateway.Checkout made)
            throws SQLException {
        var keys = new TreeSet<LookupKey>();
        for (var id : List.of(made.objectId(), made.paymentId())) {
            Keys.add(keys, kind(id), id);
        }
        Links.add(
                c,
                keys.stream()
                        .map(key -> new ShopLink(asked.shop(), new Link(key, asked.orderId())))
                        .toList());
        inbox.wake(c, Keys.in(asked.shop(), keys));
    }

    private static Kind kind(String objectId) {
        if (objectId.startsWith("cs_")) {
            return Kind.SESSION;
        }
        return objectId.startsWith("pi_") ? Kind.PAYMENT_INTENT : Kind.PAYPAL_ORDER;
    }

    private void tell(Connection c, Checkout asked, dev.ordertrail.payment.gateway.Checkout made)
            throws SQLException {
        var name = new Payments.Name(asked.orderId(), made.paymentId(), asked.provider());
        Payments.lock(c, name);
        var started =
                new CheckoutStarted(
                        made.paymentId(),
                        asked.provider(),
                        made.objectId(),
                        asked.amount(),
                        made.expiresAt());
        var factId =
                UUID.nameUUIDFromBytes(("checkout/" + asked.checkoutId()).getBytes(UTF_8))
                        .toString();
        if (ToldFacts.first(c, factId, asked.orderId())) {
            var fact = new Fact(factId, asked.askedAt(), started, null, asked.checkoutId());
            facts.publish(c, Topics.PAYMENT_EVENTS, asked.orderId(), asked.shop(), List.of(fact));
        }
    }
}
