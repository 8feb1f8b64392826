package dev.ordertrail.notification.intake;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.compose.Audience;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.send.Outcomes;
import dev.ordertrail.notification.send.Outcomes.Outcome;
import dev.ordertrail.notification.send.Suppression;
import dev.ordertrail.notification.send.TellerLoop;
import dev.ordertrail.notification.send.discord.DiscordChannel;
import dev.ordertrail.notification.send.feed.FeedChannel;
import dev.ordertrail.notification.store.ClosedChannels;
import dev.ordertrail.notification.store.ClosedChannels.Way;
import dev.ordertrail.notification.store.Delivery;
import dev.ordertrail.notification.store.Ledger;
import dev.ordertrail.notification.store.Ledger.Entry;
import dev.ordertrail.notification.store.Ledger.State;
import dev.ordertrail.notification.store.Refusals;
import dev.ordertrail.notification.store.Refusals.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Addresses notices and enters them into the ledger: what is to be told, what is told at once (the
/// feed), and what is never told, with the reason.
@ApplicationScoped
public class Deliveries {
    /// The recipient that a shop's own channel stands for.
    static final String STAFF = "staff";

    private final Ledger ledger;
    private final Refusals refusals;
    private final ClosedChannels closed;
    private final DiscordChannel discord;
    private final FeedChannel feed;
    private final Outcomes outcomes;
    private final Tx tx;
    private final Runnable wake;

    Deliveries(
            Ledger ledger,
            Refusals refusals,
            ClosedChannels closed,
            DiscordChannel discord,
            FeedChannel feed,
            Outcomes outcomes,
            Tx tx,
            TellerLoop teller) {
        this.ledger = ledger;
        this.refusals = refusals;
        this.closed = closed;
        this.discord = discord;
        this.feed = feed;
        this.outcomes = outcomes;
        this.tx = tx;
        this.wake = teller::wake;
    }

    /// Enters what follows from the notices, in the caller's transaction.
    ///
    /// @param cards the cards of their orders, by order id
    void enter(Connection c, List<Wish> wishes, Map<String, OrderCard> cards) throws SQLException {
        var addressed = new ArrayList<Addressed>();
        for (var wish : wishes) {
            address(wish, Objects.requireNonNull(cards.get(wish.cause().orderId())))
                    .ifPresent(addressed::add);
        }
        if (addressed.isEmpty()) {
            return;
        }
        var people =
                addressed.stream().map(a -> a.delivery().recipient()).collect(Collectors.toSet());
        var preferences = refusals.of(c, people);
        var gone = closed.all(c);
        var entries = addressed.stream().map(a -> entry(a, preferences, gone)).toList();
        var added = ledger.plan(c, entries);
        follow(c, entries.stream().filter(e -> added.contains(e.delivery().id())).toList(), cards);
    }

    private void follow(Connection c, List<Entry> entries, Map<String, OrderCard> cards)
            throws SQLException {
        var told = entries.stream().filter(e -> e.state() == State.TOLD).map(Entry::delivery);
        feed.tell(c, told.toList(), cards);
        outcomes.publish(
                c, entries.stream().map(Deliveries::outcome).flatMap(Optional::stream).toList());
        if (entries.stream().anyMatch(e -> e.state() == State.PENDING)) {
            tx.afterCommit(wake);
        }
    }

    private static Optional<Outcome> outcome(Entry entry) {
        return switch (entry.state()) {
            case TOLD -> Optional.of(Outcome.told(entry.delivery(), 1));
            case SUPPRESSED ->
                    Optional.of(
                            Outcome.suppressed(
                                    entry.delivery(), Objects.requireNonNull(entry.why())));
            case PENDING, GIVEN_UP -> Optional.empty();
        };
    }

    /// Nothing is entered for a guest, for an order without seller, or for a shop that has no such
    /// channel.
    private Optional<Addressed> address(Wish wish, OrderCard card) {
        var order = Objects.requireNonNull(card.placed());
        return switch (wish.notice().audience()) {
            case Audience.STAFF ->
                    discord.isOn(card.shop())
                            ? addressed(wish, card, STAFF, DiscordChannel.NAME)
                            : Optional.empty();
            case Audience.BUYER -> addressed(wish, card, order.buyer(), FeedChannel.NAME);
            case Audience.SELLER -> addressed(wish, card, order.seller(), FeedChannel.NAME);
        };
    }

    private static Optional<Addressed> addressed(
            Wish wish, OrderCard card, @Nullable String recipient, String channel) {
        if (recipient == null) {
            return Optional.empty();
        }
        var cause = wish.cause().envelope();
        var delivery =
                new Delivery(
                        Delivery.idOf(cause.id(), recipient, channel),
                        cause.id(),
                        recipient,
                        channel,
                        card.orderId(),
                        card.shop(),
                        wish.notice().kind(),
                        wish.notice().template(),
                        wish.notice().details(),
                        cause.time(),
                        cause.correlationId());
        return Optional.of(new Addressed(delivery, wish.history()));
    }

    private Entry entry(Addressed addressed, Wishes wishes, Set<Way> gone) {
        var delivery = addressed.delivery();
        if (addressed.history()) {
            return new Entry(delivery, State.SUPPRESSED, Suppression.HISTORY);
        }
        if (delivery.channel().equals(FeedChannel.NAME)) {
            return wishes.want(delivery)
                    ? new Entry(delivery, State.TOLD, null)
                    : new Entry(delivery, State.SUPPRESSED, Suppression.PREFERENCE);
        }
        var open =
                discord.fingerprint(delivery.shop())
                        .filter(f ->
                                !gone.contains(new Way(delivery.shop(), delivery.channel(), f)));
        return open.isPresent()
                ? new Entry(delivery, State.PENDING, null)
                : new Entry(delivery, State.SUPPRESSED, Suppression.CHANNEL_OFF);
    }

    private record Addressed(Delivery delivery, boolean history) {}
}
