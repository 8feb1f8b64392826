package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import java.util.EnumMap;
import java.util.Map;

/// How much of one asset of an order is on each account.
///
/// @param accounts every account; what came in is counted as it came, without a sign
public record Balance(Asset asset, Map<Account, Money> accounts) {

    public Balance {
        accounts = Map.copyOf(accounts);
    }

    static Balance empty(Asset asset) {
        var accounts = new EnumMap<Account, Money>(Account.class);
        for (var account : Account.values()) {
            accounts.put(account, Money.zero(asset));
        }
        return new Balance(asset, accounts);
    }

    /// The balance after one more movement.
    ///
    /// @throws IllegalStateException when what came in is not what went out and what is held
    Balance after(Posting posting) {
        var next = new EnumMap<Account, Money>(accounts);
        add(next, posting.from(), posting.amount(), posting.from() == Account.CAPTURED);
        add(next, posting.to(), posting.amount(), posting.to() != Account.CAPTURED);
        var balance = new Balance(asset, next);
        if (!balance.in().equals(balance.out().plus(balance.held()))) {
            throw new IllegalStateException("in is not out and held after " + posting.id());
        }
        return balance;
    }

    private static void add(Map<Account, Money> to, Account account, Money amount, boolean more) {
        to.computeIfPresent(account, (_, now) -> more ? now.plus(amount) : now.minus(amount));
    }

    public Money on(Account account) {
        return accounts.getOrDefault(account, Money.zero(asset));
    }

    /// Everything that came in.
    public Money in() {
        return on(Account.CAPTURED);
    }

    /// Everything that left and did not come back.
    public Money out() {
        var out = Money.zero(asset);
        for (var account : Account.values()) {
            out = account.isOut() ? out.plus(on(account)) : out;
        }
        return out;
    }

    /// What is left for the order; below zero where it cost more than it brought in.
    public Money held() {
        return on(Account.HELD);
    }
}
