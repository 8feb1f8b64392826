/// Follows escrow contracts on chains. In: a node's JSON-RPC. Out: messages in the inbox, one for
/// each stage of each event (`observed`, `final`, `orphaned`, `reversed`), written in the
/// transaction that remembers the blocks they come from, so that a restart goes on where it
/// stopped.
///
/// It also makes contracts release, where an operator's key is configured: a `gateway.Custodian`
/// whose transactions are rows before they are sent. What the chain then says comes back the same
/// way as everything else.
///
/// Nothing is understood here: what a message means for a payment is `translate.escrow`'s to say.
/// What surprised us: one answer of a node says nothing about the next one. Every block is
/// therefore tied to the one before it by its parent's hash, and its logs are asked for by its own
/// hash. Start with [dev.ordertrail.payment.escrow.Follower].
@NullMarked
package dev.ordertrail.payment.escrow;

import org.jspecify.annotations.NullMarked;
