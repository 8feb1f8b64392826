package dev.ordertrail.payment.escrow;

import dev.ordertrail.contracts.Asset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One contract that is followed.
///
/// @param chain where it is
/// @param address lower case, with `0x`
/// @param shop whose orders it pays
/// @param confirmations how deep a block must lie until it counts, itself included; at least 1
/// @param fromBlock the first block to read; empty for the newest one at the first start
/// @param alone whether the shop follows no other contract, so that an escrow's own id is enough
/// @param payees whom an escrow may pay, lower case; empty for anybody
/// @param assets by token address; the chain's own coin under the zero address
record Followed(
        Chain chain,
        String address,
        String shop,
        Mapping mapping,
        int confirmations,
        Optional<Long> fromBlock,
        boolean alone,
        Set<String> payees,
        Map<String, Asset> assets) {
    static final String COIN = "0x0000000000000000000000000000000000000000";

    /// A chain, and the node through which it is seen.
    record Chain(String rpcUrl, long id) {}

    Followed {
        if (!address.matches("0x[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not the address of a contract: " + address);
        }
        if (confirmations < 1) {
            throw new IllegalArgumentException("at least one confirmation is needed");
        }
        payees = Set.copyOf(payees);
        assets = Map.copyOf(assets);
    }

    /// Whether this may be paid by an escrow; null where the event does not say who is.
    boolean mayPay(@Nullable String payee) {
        return payees.isEmpty() || payee == null || payees.contains(payee.toLowerCase(Locale.ROOT));
    }

    /// What names it in our tables and in what others see: chain and address, as CAIP-10 writes
    /// them.
    String id() {
        return "eip155:" + chain.id() + ":" + address;
    }
}
