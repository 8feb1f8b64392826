package dev.ordertrail.payment.domain;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an escrow contract logged on one fork of its chain.
///
/// @param place where it lies
/// @param event the contract's name for it
/// @param means what it means: `LOCKED`, `RELEASED`, ...
/// @param escrow which escrow it is about; null where the log does not say and nothing else tells
/// @param dispute the dispute that it names
/// @param token what the amount is counted in, where the log says so
/// @param amount in the token's smallest unit
/// @param said everything the log says, as JSON
public record ChainLog(
        Place place,
        String event,
        String means,
        @Nullable String escrow,
        @Nullable String dispute,
        @Nullable String token,
        @Nullable BigInteger amount,
        String said,
        Instant minedAt) {

    /// Where a log lies.
    ///
    /// @param index of the log within its block
    public record Place(long number, String blockHash, int index, String transaction) {}

    /// A block as it was seen.
    public record BlockRef(long number, String hash) {}

    /// Whether a log is on the chain, and for good.
    public enum State {
        /// It is on the chain.
        OBSERVED,
        /// It lies deep enough.
        FINAL,
        /// It was undone before it counted.
        ORPHANED,
        /// It was undone although it counted.
        REVERSED
    }

    /// A log as it is kept.
    ///
    /// @param life how often it came onto the chain
    public record Kept(ChainLog log, State state, int life) {}

    /// The same log, with more that is known of it.
    public ChainLog saying(String more) {
        return new ChainLog(place, event, means, escrow, dispute, token, amount, more, minedAt);
    }

    /// The same log, with the escrow that it turned out to be about.
    public ChainLog about(String found) {
        return new ChainLog(place, event, means, found, dispute, token, amount, said, minedAt);
    }
}
