package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.domain.Match;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Links;
import dev.ordertrail.payment.store.Links.ShopLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What orders say that matters here: what to expect, and what to send back.
@ApplicationScoped
public class WhenOrdersMove {
    private final Inbox inbox;
    private final OpenRefundTask refunds;
    private final OrderStandings standings;

    WhenOrdersMove(Inbox inbox, OpenRefundTask refunds, OrderStandings standings) {
        this.inbox = inbox;
        this.refunds = refunds;
        this.standings = standings;
    }

    /// Applies a batch in the intake's transaction. Placed orders first (a refund needs its order),
    /// then what they ask after changes, each kind in order-id order.
    ///
    /// What was asked back before this service first started may have been done by hand since: it
    /// becomes a task, and we send nothing.
    public void apply(Connection c, List<Seen> batch) throws SQLException {
        var placed = new ArrayList<Placed>();
        var totals = new TreeMap<String, Money>();
        var asked = new ArrayList<Asked>();
        for (var seen : batch) {
            var recorded = seen.recorded();
            // Everything else an order says is not about money.
            if (recorded.event() instanceof OrderPlaced event) {
                placed.add(placed(recorded, event));
            } else if (recorded.event() instanceof OrderEdited event) {
                totals.put(recorded.orderId(), event.total()); // the last one counts
            } else if (recorded.event() instanceof RefundRequested event) {
                asked.add(new Asked(task(recorded, event), seen.history()));
            }
        }
        expect(c, placed);
        Expectations.change(c, totals);
        standings.follow(c, batch);
        FollowEscrows.follow(c, batch);
        // What one order asks stays in the order in which it asked.
        asked.sort(Comparator.comparing(a -> a.task().orderId()));
        for (var ask : asked) {
            refunds.open(c, ask.task(), !ask.history());
        }
    }

    private record Asked(RefundTask task, boolean history) {}

    private record Placed(Expectations.Placed row, List<ShopLink> links) {}

    private void expect(Connection c, List<Placed> placed) throws SQLException {
        if (placed.isEmpty()) {
            return;
        }
        placed.sort(Comparator.comparing(p -> p.row().expectation().orderId()));
        Expectations.add(c, placed.stream().map(Placed::row).toList());
        var links = placed.stream().flatMap(p -> p.links().stream()).toList();
        Links.add(c, links);
        inbox.wake(c, links.stream().map(l -> l.link().key().in(l.shop())).distinct().toList());
    }

    private static Placed placed(Recorded<? extends Event> recorded, OrderPlaced event) {
        var seller = event.seller();
        var expectation =
                new Expectation(
                        recorded.orderId(),
                        recorded.envelope().shop(),
                        event.number(),
                        event.reference(),
                        seller == null ? null : seller.id(),
                        event.payment().method(),
                        event.total());
        var keys = new TreeSet<LookupKey>();
        Keys.add(keys, Kind.ORDER, recorded.orderId());
        Keys.add(keys, Kind.NUMBER, event.number());
        Keys.add(keys, Kind.REFERENCE, event.reference());
        Keys.add(keys, Kind.PAYMENT_INTENT, event.payment().paymentIntentId());
        Keys.add(keys, Kind.SESSION, event.payment().sessionId());
        Keys.add(keys, Kind.TRANSACTION, event.payment().transactionHash());
        Keys.add(keys, Kind.ESCROW, event.payment().escrowId());
        var links =
                keys.stream()
                        .map(key ->
                                new ShopLink(
                                        expectation.shop(),
                                        new Match.Link(key, expectation.orderId())))
                        .toList();
        return new Placed(new Expectations.Placed(expectation, recorded.envelope().time()), links);
    }

    private static RefundTask task(Recorded<? extends Event> recorded, RefundRequested event) {
        return new RefundTask(
                event.refundId(),
                recorded.orderId(),
                recorded.envelope().shop(),
                event.paymentId(),
                event.amount(),
                event.cause(),
                recorded.envelope().time());
    }
}
