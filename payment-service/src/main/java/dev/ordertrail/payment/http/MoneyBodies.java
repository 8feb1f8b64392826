package dev.ordertrail.payment.http;

import dev.ordertrail.payment.domain.Account;
import dev.ordertrail.payment.domain.Balance;
import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Finding.Severity;
import dev.ordertrail.payment.domain.RefundByHand;
import dev.ordertrail.payment.handle.ShowMoney;
import dev.ordertrail.payment.http.MoneyBody.Amount;
import dev.ordertrail.payment.http.MoneyBody.AskedBody;
import dev.ordertrail.payment.http.MoneyBody.BalanceBody;
import dev.ordertrail.payment.http.MoneyBody.ConcernBody;
import dev.ordertrail.payment.http.MoneyBody.DisputeBody;
import dev.ordertrail.payment.http.MoneyBody.HandBody;
import dev.ordertrail.payment.http.MoneyBody.PaymentBody;
import dev.ordertrail.payment.http.MoneyBody.PostingBody;
import dev.ordertrail.payment.http.MoneyBody.RefundBody;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known about the money of an order, as JSON shows it.
final class MoneyBodies {
    private MoneyBodies() {}

    static MoneyBody of(ShowMoney.Money money) {
        return new MoneyBody(
                money.order().orderId(),
                money.order().number(),
                money.order().shop(),
                Amount.of(money.order().total()),
                verdict(money),
                money.findings(),
                payments(money),
                balances(money),
                postings(money),
                money.told().stream().map(Attempts::body).toList(),
                refunds(money.entries()),
                asked(money),
                disputes(money),
                concerns(money));
    }

    private static String verdict(ShowMoney.Money money) {
        return money.findings().stream()
                .map(f -> f.severity())
                .filter(s -> s != Severity.NOTE)
                .findFirst()
                .map(Severity::name)
                .orElse("CLEAR");
    }

    static List<PaymentBody> payments(ShowMoney.Money money) {
        return money.payments().stream()
                .map(named -> {
                    var sums = named.payment().sums();
                    return new PaymentBody(
                            named.paymentId(),
                            named.provider(),
                            named.payment().state().name(),
                            Amount.ofNullable(sums.authorized()),
                            Amount.ofNullable(sums.captured()),
                            Amount.ofNullable(sums.refunded()),
                            Amount.ofNullable(sums.disputed()),
                            Amount.ofNullable(sums.released()));
                })
                .toList();
    }

    private static List<BalanceBody> balances(ShowMoney.Money money) {
        return money.ledger().balances().stream().map(MoneyBodies::balance).toList();
    }

    private static BalanceBody balance(Balance balance) {
        var accounts = new TreeMap<String, BigDecimal>();
        for (var account : Account.values()) {
            accounts.put(account.name(), balance.on(account).amount());
        }
        return new BalanceBody(
                balance.asset().code(),
                balance.asset().decimals(),
                balance.in().amount(),
                balance.out().amount(),
                balance.held().amount(),
                accounts);
    }

    static List<PostingBody> postings(ShowMoney.Money money) {
        return money.ledger().postings().stream()
                .map(p ->
                        new PostingBody(
                                p.id(),
                                p.paymentId(),
                                p.from(),
                                p.to(),
                                Amount.of(p.amount()),
                                p.object(),
                                p.at()))
                .toList();
    }

    /// One refund may have been told as pending, done and failed: the last of these holds.
    private static List<RefundBody> refunds(List<Entry> entries) {
        var refunds = new TreeMap<String, RefundBody>();
        for (var state :
                List.of(
                        Entry.Kind.REFUND_PENDING,
                        Entry.Kind.REFUNDED,
                        Entry.Kind.REFUNDED_BY_HAND,
                        Entry.Kind.REFUND_FAILED,
                        Entry.Kind.REFUND_NOT_MADE)) {
            for (var entry : entries) {
                if (entry.kind() == state) {
                    refunds.put(entry.object(), refund(entry));
                }
            }
        }
        return new ArrayList<>(refunds.values());
    }

    private static RefundBody refund(Entry entry) {
        var state =
                switch (entry.kind()) {
                    case REFUND_PENDING -> "pending";
                    case REFUND_FAILED, REFUND_NOT_MADE -> "failed";
                    default -> "done";
                };
        return new RefundBody(
                entry.object(), entry.paymentId(), state, Amount.of(entry.amount()), entry.at());
    }

    private static List<AskedBody> asked(ShowMoney.Money money) {
        return money.refunds().stream()
                .map(asked ->
                        new AskedBody(
                                asked.task().refundId(),
                                asked.task().paymentId(),
                                asked.provider(),
                                Amount.of(asked.task().amount()),
                                asked.task().cause(),
                                asked.state(),
                                asked.task().requestedAt(),
                                byHand(asked.byHand())))
                .toList();
    }

    private static @Nullable HandBody byHand(@Nullable RefundByHand made) {
        return made == null
                ? null
                : new HandBody(
                        Amount.of(made.amount()),
                        made.how(),
                        made.reference(),
                        made.object(),
                        made.who(),
                        made.at());
    }

    static List<DisputeBody> disputes(ShowMoney.Money money) {
        return money.disputes().stream()
                .map(of -> {
                    var dispute = of.dispute();
                    var details = dispute.details();
                    return new DisputeBody(
                            dispute.id(),
                            of.paymentId(),
                            dispute.state().name().toLowerCase(Locale.ROOT),
                            dispute.status(),
                            details.reason(),
                            Amount.ofNullable(details.amount()),
                            details.dueBy(),
                            details.openedAt(),
                            dispute.at());
                })
                .toList();
    }

    private static List<ConcernBody> concerns(ShowMoney.Money money) {
        return money.concerns().stream()
                .map(c ->
                        new ConcernBody(
                                c.kind(),
                                c.provider(),
                                c.object(),
                                c.open(),
                                c.reason(),
                                c.openedAt(),
                                c.at(),
                                c.decision()))
                .toList();
    }
}
