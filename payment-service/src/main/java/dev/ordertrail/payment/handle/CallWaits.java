package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What a failed attempt means for the next one.
@ApplicationScoped
class CallWaits {
    private static final int MOST_DOUBLINGS = 20;

    private final CallsConfig config;

    CallWaits(CallsConfig config) {
        this.config = config;
    }

    /// Try again after a while; a call that may have been made stays unknown until the provider was
    /// asked.
    Outcome again(ProviderCall call, String why) {
        return again(call, call.progress().neverSent() ? State.DUE : State.UNKNOWN, why);
    }

    Outcome again(ProviderCall call, State state, String why) {
        return Outcome.again(state, why, backoff(call.progress().attempt()));
    }

    /// The question before the call failed: nothing was done this time.
    Outcome notAsked(ProviderCall call, CallFailed failed) {
        return switch (failed) {
            case CallFailed.Refused r -> Outcome.of(State.MANUAL, r.code());
            case CallFailed.Unknown u -> again(call, u.code());
            case CallFailed.Later l -> again(call, l.code());
        };
    }

    private Duration backoff(int attempt) {
        var doublings = Math.min(Math.max(attempt - 1, 0), MOST_DOUBLINGS);
        var wait = config.backoff().multipliedBy(1L << doublings);
        return wait.compareTo(config.longestBackoff()) > 0 ? config.longestBackoff() : wait;
    }
}
