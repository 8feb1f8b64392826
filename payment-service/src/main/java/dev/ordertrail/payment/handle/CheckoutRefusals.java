package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.gateway.CallFailed;
import java.util.List;
import java.util.Map;

/// Why a buyer is given no way to pay, or none yet.
final class CheckoutRefusals {
    private CheckoutRefusals() {}

    /// What a provider's failure means to whoever asked.
    static ProblemException of(CallFailed failed) {
        return switch (failed) {
            case CallFailed.Unknown _ -> inProgress();
            case CallFailed.Later _ ->
                    new ProblemException(
                            Code.RATE_LIMITED,
                            "The provider takes no requests now.",
                            Map.of("reason", failed.code()));
            case CallFailed.Refused _ ->
                    ProblemException.validation(
                            List.of(
                                    new FieldError(
                                            "amount",
                                            "REFUSED",
                                            "the provider refuses it: " + failed.code())));
        };
    }

    static ProblemException notConfigured() {
        return ProblemException.validation(
                List.of(
                        new FieldError(
                                "provider", "NOT_CONFIGURED", "the shop has no account with it")));
    }

    static ProblemException nothingToPay(String why) {
        return new ProblemException(Code.INVALID_STATUS_TRANSITION, why, Map.of());
    }

    static ProblemException inProgress() {
        return new ProblemException(
                Code.REQUEST_IN_PROGRESS,
                "It is not known yet whether the provider has started a checkout.",
                Map.of());
    }
}
