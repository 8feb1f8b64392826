package dev.ordertrail.payment.escrow;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.escrow.ChainNode.Receipt;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.ReleaseAsk;
import dev.ordertrail.payment.gateway.ReleaseSeen;
import dev.ordertrail.payment.gateway.Releases;
import dev.ordertrail.payment.store.ChainTransactions;
import dev.ordertrail.payment.store.ChainTransactions.From;
import dev.ordertrail.payment.store.ChainTransactions.Row;
import dev.ordertrail.payment.store.ChainTransactions.State;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Makes a contract release, by a transaction in the operator's name.
///
/// A transaction is remembered with its hash before anybody else sees it. As long as it may be
/// mined, nothing but the very same bytes is ever sent again; and an account has one transaction at
/// a time that is in no block yet.
final class ChainReleases implements Releases {
    private static final Logger LOG = Logger.getLogger(ChainReleases.class);

    private final Escrow escrow;
    private final ChainNode node;
    private final Outgoing outgoing;
    private final Tx tx;
    private final Messages messages;
    private final NextTransaction next;

    ChainReleases(Escrow escrow, ChainNode node, Tx tx, Messages messages, EscrowConfig config) {
        this.escrow = escrow;
        this.node = node;
        outgoing = node.outgoing();
        this.tx = tx;
        this.messages = messages;
        next = new NextTransaction(escrow, node, tx, config);
    }

    /// The escrow that is to pay.
    ///
    /// @param id as the contract names it
    record Escrow(Followed followed, ReleaseCall call, Operator operator, String id) {
        From sender() {
            return new From(followed.chain().id(), operator.address());
        }
    }

    @Override
    public Optional<ReleaseSeen> sent(String callId) throws CallFailed {
        var row = tx.read(c -> ChainTransactions.open(c, callId));
        return row.isEmpty() ? Optional.empty() : Optional.of(asked(() -> seen(row.get())));
    }

    @Override
    public ReleaseSeen send(ReleaseAsk ask) throws CallFailed {
        var row = asked(() -> next.prepare(ask));
        if (!tx.in(c -> ChainTransactions.add(c, row))) {
            throw new CallFailed.Later("operator_busy", null);
        }
        return broadcast(row);
    }

    private ReleaseSeen seen(Row row) {
        var receipt = node.receipt(row.hash());
        var settled = node.head() - escrow.followed().confirmations() + 1;
        if (receipt.isEmpty()) {
            return missing(row, settled);
        }
        if (receipt.get().block() > settled) {
            return move(row, State.MINED, ReleaseSeen.State.UNDER_WAY, "not_final");
        }
        if (receipt.get().ok()) {
            return move(row, State.FINAL, ReleaseSeen.State.ACCEPTED, "mined");
        }
        spent(row, receipt.get());
        return move(row, State.REVERTED, ReleaseSeen.State.FAILED, "reverted");
    }

    /// In no block. Once another transaction has taken its number for good, it never will be.
    private ReleaseSeen missing(Row row, long settled) {
        var address = row.sender().address();
        return settled >= 0 && outgoing.countAt(address, settled) > row.nonce()
                ? move(row, State.REPLACED, ReleaseSeen.State.FAILED, "replaced")
                : broadcast(row);
    }

    private ReleaseSeen move(Row row, State state, ReleaseSeen.State seen, String why) {
        if (row.state() != state) {
            tx.run(c -> ChainTransactions.move(c, row.hash(), state));
        }
        return new ReleaseSeen(seen, row.hash(), why);
    }

    /// The same bytes as often as it takes: they count once.
    private ReleaseSeen broadcast(Row row) {
        try {
            var hash = outgoing.send(row.raw());
            if (!hash.equals(row.hash())) {
                LOG.warnf("a node knows a transaction by another hash: hash=%s", row.hash());
            }
            return new ReleaseSeen(ReleaseSeen.State.UNDER_WAY, row.hash(), "not_mined");
        } catch (JsonRpc.Refusal e) {
            // Known already, no coins for the gas, a number that is taken: what counts is what the
            // chain says next time.
            LOG.infof("a node does not take a transaction: hash=%s code=%d", row.hash(), e.code());
            return new ReleaseSeen(ReleaseSeen.State.UNDER_WAY, row.hash(), "not_taken");
        } catch (JsonRpc.Failure e) {
            return new ReleaseSeen(ReleaseSeen.State.UNDER_WAY, row.hash(), "node_away");
        }
    }

    /// A transaction that did nothing has cost all the same.
    private void spent(Row row, Receipt receipt) {
        var block =
                node.block(receipt.block())
                        .orElseThrow(
                                () -> new JsonRpc.Failure("the chain moved while it was read"));
        tx.run(c -> messages.spent(c, escrow, row.hash(), receipt, block));
    }

    /// A question to the node.
    private interface Question<T> {
        T ask() throws CallFailed;
    }

    private static <T> T asked(Question<T> question) throws CallFailed {
        try {
            return question.ask();
        } catch (JsonRpc.Refusal e) {
            throw new CallFailed.Later("node_refuses", e);
        } catch (JsonRpc.Failure e) {
            throw new CallFailed.Later("node_away", e);
        }
    }
}
