package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.Match;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Links;
import dev.ordertrail.payment.store.Links.ShopLink;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ToldFacts;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Locked;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Finds the order that a callback is about, raises the levels of its payment and tells what
/// happened.
@ApplicationScoped
class RecordPayment {
    private final Inbox inbox;
    private final Facts facts;

    RecordPayment(Inbox inbox, Facts facts) {
        this.inbox = inbox;
        this.facts = facts;
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
                var factId = FactIds.ofMessage(provider, message.toString());
                tell(
                        c,
                        order,
                        new Sent(
                                factId,
                                message.id(),
                                happened.at(),
                                fact(c, order, provider, happened)));
                yield new Outcome.Done();
            }
        };
    }

    /// A fact with the names it is told under.
    private record Sent(String id, String causationId, Instant at, PaymentEvent fact) {}

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

    private static PaymentEvent fact(
            Connection c, Expectation order, String provider, Happened happened)
            throws SQLException {
        return switch (happened.said()) {
            case Told(var fact) -> fact;
            case Paid(var amount, var evidence) -> {
                var paymentId = happened.about().paymentId();
                var others = Payments.others(c, order.orderId(), paymentId);
                yield new PaymentConfirmed(
                        paymentId,
                        provider,
                        amount,
                        order.total(),
                        order.judge(amount, others),
                        evidence);
            }
            case Locked(var amount, var transaction) -> {
                var paymentId = happened.about().paymentId();
                var others = Payments.others(c, order.orderId(), paymentId);
                yield new EscrowLocked(
                        paymentId,
                        provider,
                        amount,
                        order.total(),
                        order.judge(amount, others),
                        transaction);
            }
        };
    }

    private void tell(Connection c, Expectation order, Sent sent) throws SQLException {
        var name =
                new Payments.Name(order.orderId(), sent.fact().paymentId(), sent.fact().provider());
        var known = Payments.lock(c, name);
        var raised = known.after(sent.fact());
        if (!raised.equals(known)) {
            Payments.save(c, name, raised);
        }
        var news = !(sent.fact() instanceof PaymentDisputed d) || movesOn(c, name, d, sent.at());
        if (news && ToldFacts.first(c, sent.id(), order.orderId())) {
            facts.publish(
                    c,
                    Topics.PAYMENT_EVENTS,
                    order.orderId(),
                    order.shop(),
                    List.of(new Fact(sent.id(), sent.at(), sent.fact(), null, sent.causationId())));
        }
    }

    /// Whether a dispute says anything new; the higher of the two levels is remembered.
    private static boolean movesOn(
            Connection c, Payments.Name name, PaymentDisputed fact, Instant at)
            throws SQLException {
        var said = Dispute.of(fact, at);
        var known = Payments.dispute(c, name, said.id());
        if (known.isEmpty() || said.isAbove(known.get())) {
            Payments.save(c, name, said);
        }
        return known.isEmpty() || said.isNewsAfter(known.get());
    }
}
