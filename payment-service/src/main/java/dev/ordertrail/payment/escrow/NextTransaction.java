package dev.ordertrail.payment.escrow;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.escrow.ChainReleases.Escrow;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.ReleaseAsk;
import dev.ordertrail.payment.store.ChainLogs;
import dev.ordertrail.payment.store.ChainTransactions;
import dev.ordertrail.payment.store.ChainTransactions.Row;
import dev.ordertrail.payment.store.ChainTransactions.State;
import java.math.BigInteger;
import java.util.List;

/// The transaction by which an escrow is to pay: tried at the node first, at a price that is
/// bearable, under the operator's next number.
final class NextTransaction {
    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger FIFTH = BigInteger.valueOf(5);

    private final Escrow escrow;
    private final ChainNode node;
    private final Outgoing outgoing;
    private final Tx tx;
    private final EscrowConfig config;

    NextTransaction(Escrow escrow, ChainNode node, Tx tx, EscrowConfig config) {
        this.escrow = escrow;
        this.node = node;
        outgoing = node.outgoing();
        this.tx = tx;
        this.config = config;
    }

    /// Signs it; nobody has seen it yet.
    Row prepare(ReleaseAsk ask) throws CallFailed {
        var sender = escrow.sender();
        if (node.chainId() != sender.chain()) {
            throw new CallFailed.Later("other_chain", null);
        }
        if (tx.read(c -> ChainTransactions.waits(c, sender))) {
            throw new CallFailed.Later("operator_busy", null);
        }
        var data = data(ask.amount());
        var gas = estimate(data);
        var fee = outgoing.fee();
        if (fee.most().compareTo(GWEI.multiply(BigInteger.valueOf(config.mostGwei()))) > 0) {
            throw new CallFailed.Later("gas_too_dear", null);
        }
        var next = tx.read(c -> ChainTransactions.next(c, sender));
        var nonce = Math.max(outgoing.countPending(sender.address()), next);
        var to = escrow.followed().address();
        var call = new Operator.Call(sender.chain(), nonce, gas, to, data, fee);
        var signed = escrow.operator().sign(call);
        return new Row(signed.hash(), ask.callId(), sender, nonce, signed.raw(), State.SENT);
    }

    /// A fifth more than it takes now: what is not used is not paid.
    private BigInteger estimate(String data) throws CallFailed {
        try {
            var used =
                    outgoing.estimate(
                            escrow.operator().address(), escrow.followed().address(), data);
            return used.add(used.divide(FIFTH));
        } catch (JsonRpc.Refusal e) {
            throw new CallFailed.Refused("would_revert", e);
        }
    }

    /// What the call is to be. What a newer block takes out of the escrow is not released twice.
    private String data(Money amount) throws CallFailed {
        var id = escrow.followed().id();
        var live = tx.read(c -> ChainLogs.live(c, id, escrow.id()));
        var wei = smallest(amount, live);
        if (wei.compareTo(left(live)) > 0) {
            throw new CallFailed.Later("less_is_there", null);
        }
        var locked = tx.read(c -> ChainCustodian.locked(c, escrow.followed(), escrow.id()));
        try {
            return escrow.call().encode(escrow.id(), wei, locked);
        } catch (IllegalArgumentException e) {
            throw new CallFailed.Refused("not_encodable", e);
        }
    }

    private BigInteger smallest(Money amount, List<Kept> live) throws CallFailed {
        var token = Sender.token(live, null);
        var asset = escrow.followed().assets().get(token == null ? Followed.COIN : token);
        if (asset == null || !asset.code().equals(amount.asset().code())) {
            throw new CallFailed.Refused("other_asset", null);
        }
        return new Money(amount.amount(), new Asset(asset.code(), asset.decimals())).minor();
    }

    private static BigInteger left(List<Kept> live) {
        var out = Sender.sum(live, "RELEASED").add(Sender.sum(live, "REFUNDED"));
        return Sender.sum(live, "LOCKED").subtract(out);
    }
}
