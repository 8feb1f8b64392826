package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.Match;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Links;
import dev.ordertrail.payment.store.Links.ShopLink;
import dev.ordertrail.payment.translate.Translation.Happened;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Finds the order that a callback is about, and takes the callback to its ledger.
@ApplicationScoped
class RecordPayment {
    private final Inbox inbox;
    private final TellPayment tell;

    RecordPayment(Inbox inbox, TellPayment tell) {
        this.inbox = inbox;
        this.tell = tell;
    }

    /// Records what happened, or says why it cannot be recorded yet.
    ///
    /// @param message whose secret signed it, and its id
    Outcome record(Connection c, String provider, ShopMessage message, Happened happened)
            throws SQLException {
        var keys = Keys.of(happened.about());
        var links = Links.find(c, message.shop(), keys.all());
        return switch (Match.of(links)) {
            case Match.None() ->
                    new Outcome.Waits(
                            Keys.in(message.shop(), keys.all()),
                            "no order is known by these names");
            case Match.Conflict(var why) -> new Outcome.Parked(why);
            case Match.One(var orderId) -> {
                var order = Expectations.lock(c, orderId).orElseThrow();
                remember(c, order, unlinked(keys, links));
                tell.take(c, order, new TellPayment.Message(provider, message, happened));
                var session = SessionEnd.of(c, order, happened);
                if (session.isPresent()) {
                    var beside = new ShopMessage(message.shop(), message.id() + "#session");
                    tell.take(c, order, new TellPayment.Message(provider, beside, session.get()));
                }
                yield new Outcome.Done();
            }
        };
    }

    private static List<LookupKey> unlinked(Keys keys, List<Match.Link> links) {
        var known = links.stream().map(Match.Link::key).toList();
        return keys.objects().stream().filter(key -> !known.contains(key)).toList();
    }

    /// A later callback that names only these objects will find the order; one that already waits
    /// for them is woken.
    ///
    /// @throws IllegalStateException when somebody linked one of them meanwhile: the next attempt
    ///   sees to what
    private void remember(Connection c, Expectation order, List<LookupKey> objects)
            throws SQLException {
        if (objects.isEmpty()) {
            return;
        }
        var links =
                objects.stream()
                        .map(key ->
                                new ShopLink(order.shop(), new Match.Link(key, order.orderId())))
                        .toList();
        if (Links.add(c, links).size() < links.size()) {
            throw new IllegalStateException("an object of the payment was linked meanwhile");
        }
        inbox.wake(c, Keys.in(order.shop(), objects));
    }
}
