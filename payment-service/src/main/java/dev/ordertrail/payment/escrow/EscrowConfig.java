package dev.ordertrail.payment.escrow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What is followed, and how. A file names any number of contracts on any number of chains; the
/// single values name one contract without a file. Neither: nothing is followed.
@ConfigMapping(prefix = "ordertrail.payment.escrow")
public interface EscrowConfig {

    /// A JSON file that lists what to follow; see `docs/escrow.md`.
    Optional<String> file();

    /// The JSON-RPC address of the one chain.
    Optional<String> rpcUrl();

    /// The id that the node must report: a node of another chain is not listened to.
    @WithDefault("1")
    long chainId();

    /// The address of the one contract.
    Optional<String> contract();

    /// Which events the contract has: the name of a mapping that comes with the service, or a file.
    @WithDefault("marketplace")
    String mapping();

    /// Whose orders the contract pays.
    @WithDefault("main")
    String shop();

    /// How deep a block must lie until what it says is final, itself included.
    @WithDefault("12")
    int confirmations();

    /// The first block to read; without it, what the chain says from now on.
    Optional<Long> fromBlock();

    /// The chain's own coin, and the decimals it has.
    @WithDefault("ETH:18")
    String coin();

    /// The tokens that may be held: `0xa0b8…=USDC:6`, with commas between them.
    Optional<String> tokens();

    /// Whom an escrow may pay, with commas between them. Anybody can lock money for anybody's
    /// order: what would go to somebody else is parked for staff. Empty: whoever the contract
    /// names.
    Optional<String> payees();

    /// The private key of whoever may make the contracts release, 32 bytes in hex;
    /// `CHAIN_OPERATOR_KEY_<chain id>` is another one for one chain. Empty: releases are tasks for
    /// staff.
    Optional<String> operatorKey();

    /// The most that a unit of gas may cost, in a billionth of the coin; a release waits until it
    /// is cheaper.
    @WithDefault("200")
    long mostGwei();

    /// How often a node is asked for news.
    @WithDefault("PT2S")
    Duration poll();

    /// How long a node may take to answer.
    @WithDefault("PT10S")
    Duration timeout();

    /// How many blocks below the newest one are remembered: the deepest reorganisation that can be
    /// traced to its fork.
    @WithDefault("512")
    int history();

    /// How many old blocks are asked for at once while catching up.
    @WithDefault("1000")
    int range();
}
