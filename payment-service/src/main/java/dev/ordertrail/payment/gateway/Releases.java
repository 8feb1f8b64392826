package dev.ordertrail.payment.gateway;

import java.util.Optional;

/// Makes an escrow pay the seller. None of it happens inside a database transaction of the
/// caller's.
public interface Releases {

    /// What became of what was sent for a call; empty where nothing was sent that may still count,
    /// or where sending it again does no harm.
    Optional<ReleaseSeen> sent(String callId) throws CallFailed;

    /// Sends it. The money is only known to be released when the escrow itself says so.
    ReleaseSeen send(ReleaseAsk ask) throws CallFailed;
}
