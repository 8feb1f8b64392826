package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.store.Disputes;
import dev.ordertrail.payment.store.EscrowWatches;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ToldFacts;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Locked;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters a message into the ledger of the order it is about, and tells what happened. The caller
/// holds the order's lock.
@ApplicationScoped
class TellPayment {
    private final Facts facts;
    private final RefundsComeBack comeBack;

    TellPayment(Facts facts, RefundsComeBack comeBack) {
        this.facts = facts;
        this.comeBack = comeBack;
    }

    /// A message of a provider, understood.
    record Message(String provider, ShopMessage id, Happened happened) {
        Payments.Name name(Expectation order) {
            return new Payments.Name(order.orderId(), happened.about().paymentId(), provider);
        }
    }

    void take(Connection c, Expectation order, Message message) throws SQLException {
        var name = message.name(order);
        switch (message.happened().said()) {
            case Told(PaymentDisputed fact) -> {
                var news = movesOn(c, name, fact, message);
                enter(c, order, message, new Words(fact, news));
            }
            case Told(PaymentRefunded fact) -> enter(c, order, message, new Words(fact, false));
            case Told(var fact) -> enter(c, order, message, new Words(fact, true));
            case Paid paid ->
                    enter(c, order, message, new Words(confirmed(c, order, name, paid), true));
            case Locked locked ->
                    enter(c, order, message, new Words(locked(c, order, name, locked), true));
            case Noted() -> enter(c, order, message, new Words(null, false));
            case Beside() -> Book.enterBeside(c, name, message.happened());
            case Flagged flagged -> {
                RaiseConcern.about(c, order, message, flagged);
                if (!message.happened().moved().isEmpty()) {
                    enter(c, order, message, new Words(null, false));
                }
            }
        }
    }

    /// What a message says in words.
    ///
    /// @param fact null where it speaks of money alone
    /// @param news whether the words are to be told as they stand
    private record Words(@Nullable PaymentEvent fact, boolean news) {}

    private void enter(Connection c, Expectation order, Message message, Words words)
            throws SQLException {
        var name = message.name(order);
        var change = Book.enter(c, name, message.happened(), words.fact());
        watch(c, name, message.happened());
        var others = Payments.others(c, name.orderId(), name.paymentId());
        var news = new News(name, order, others);
        var toTell = new ArrayList<News.Risen>();
        if (words.fact() == null) {
            news.captured(change).ifPresent(toTell::add);
        } else if (words.news()) {
            var id = FactIds.ofMessage(message.provider(), message.id().toString());
            toTell.add(new News.Risen(id, message.happened().at(), words.fact()));
        }
        news.refunded(change).ifPresent(toTell::add);
        publish(c, order, message, toTell);
        comeBack.hear(c, order.orderId(), message.happened().moved());
    }

    /// Whatever is said of an escrow may decide what becomes of its money.
    private static void watch(Connection c, Payments.Name name, Happened happened)
            throws SQLException {
        if (happened.about().objects().stream().noneMatch(o -> o.kind() == Kind.ESCROW)) {
            return;
        }
        var expires =
                switch (happened.said()) {
                    case Locked locked -> locked.expiresAt();
                    case Told(CheckoutStarted started) -> started.expiresAt();
                    case Told _, Paid _, Noted _, Beside _, Flagged _ -> null;
                };
        EscrowWatches.follow(c, name, expires);
    }

    private void publish(Connection c, Expectation order, Message message, List<News.Risen> toTell)
            throws SQLException {
        var fresh = new ArrayList<Fact>();
        for (var told : toTell) {
            if (ToldFacts.first(c, told.id(), order.orderId())) {
                fresh.add(new Fact(told.id(), told.at(), told.fact(), null, message.id().id()));
            }
        }
        if (!fresh.isEmpty()) {
            facts.publish(c, Topics.PAYMENT_EVENTS, order.orderId(), order.shop(), fresh);
        }
    }

    private static PaymentConfirmed confirmed(
            Connection c, Expectation order, Payments.Name name, Paid paid) throws SQLException {
        var others = Payments.others(c, name.orderId(), name.paymentId());
        return new PaymentConfirmed(
                name.paymentId(),
                name.provider(),
                paid.amount(),
                order.total(),
                order.judge(paid.amount(), others),
                paid.evidence());
    }

    private static EscrowLocked locked(
            Connection c, Expectation order, Payments.Name name, Locked locked)
            throws SQLException {
        var others = Payments.others(c, name.orderId(), name.paymentId());
        return new EscrowLocked(
                name.paymentId(),
                name.provider(),
                locked.amount(),
                order.total(),
                order.judge(locked.amount(), others),
                locked.transaction());
    }

    /// Whether a dispute says anything new; the higher of the two levels is remembered.
    private static boolean movesOn(
            Connection c, Payments.Name name, PaymentDisputed fact, Message message)
            throws SQLException {
        var said = Dispute.of(fact, message.happened().at());
        Payments.lock(c, name);
        var known = Disputes.find(c, name, said.id());
        Disputes.save(c, name, known.isEmpty() ? said : known.get().and(said));
        return known.isEmpty() || said.isNewsAfter(known.get());
    }
}
