package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/// How each kind of call is made.
@ApplicationScoped
class CallKinds {
    private final MakeRefund refund;
    private final EndPayment end;
    private final CapturePayment capture;

    CallKinds(MakeRefund refund, EndPayment end, CapturePayment capture) {
        this.refund = refund;
        this.end = end;
        this.capture = capture;
    }

    Outcome make(ProviderCall call, Account account) {
        return switch (call.ask().kind()) {
            case REFUND -> refund.make(call, account);
            case END -> end.make(call, account);
            case CAPTURE -> capture.make(call, account);
            case RELEASE -> throw new IllegalStateException("an escrow is no account");
        };
    }
}
