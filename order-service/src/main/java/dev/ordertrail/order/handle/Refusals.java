package dev.ordertrail.order.handle;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.domain.Rejection;
import java.util.List;
import java.util.Map;

/// What the decider's refusals are called over HTTP.
final class Refusals {
    private Refusals() {}

    static ProblemException of(Rejection reason) {
        return switch (reason) {
            case Rejection.UnknownOrder() -> orderNotFound(List.of());
            case Rejection.AlreadyPlaced() -> versionConflict();
            case Rejection.UnknownStatus r ->
                    ProblemException.validation(
                            List.of(
                                    new FieldError(
                                            "status",
                                            "UNKNOWN_STATUS",
                                            "must be one of " + String.join(", ", r.known()))));
            case Rejection.TransitionNotAllowed r -> notAllowed(r.from(), r.to(), r.allowed());
            case Rejection.RoleNotAllowed r ->
                    new ProblemException(
                            Code.FORBIDDEN,
                            "The workflow lets others do this.",
                            Map.of(
                                    "from", r.from(), "to", r.to(), "role", r.role(), "roles",
                                    r.roles()));
            case Rejection.NoSuchWay r ->
                    new ProblemException(
                            Code.INVALID_STATUS_TRANSITION,
                            "Orders of this workflow know no %s.".formatted(r.way()),
                            Map.of("allowed", List.of()));
            case Rejection.NotNow r ->
                    new ProblemException(
                            Code.INVALID_STATUS_TRANSITION,
                            "%s The order is %s.".formatted(r.why(), r.status()),
                            Map.of("from", r.status(), "allowed", r.allowed()));
            case Rejection.NotYours r ->
                    new ProblemException(
                            Code.FORBIDDEN,
                            "Others do this.",
                            Map.of("role", r.role(), "roles", r.roles()));
            case Rejection.PaymentNotConfirmed() ->
                    new ProblemException(
                            Code.PAYMENT_NOT_CONFIRMED,
                            "Orders of this workflow begin once their payment was verified.");
            case Rejection.RefundTooHigh r ->
                    ProblemException.validation(
                            List.of(
                                    new FieldError(
                                            "amount",
                                            "TOO_HIGH",
                                            "at most %s can be sent back"
                                                    .formatted(r.available()))));
            case Rejection.WrongFields r ->
                    ProblemException.validation(
                            r.faults().stream()
                                    .map(f -> new FieldError(f.field(), f.code(), f.message()))
                                    .toList());
            case Rejection.UnknownEdit _ ->
                    new ProblemException(
                            Code.NOT_FOUND, "No change of this id waits for an answer.");
            case Rejection.InternalNotesNotAllowed _ ->
                    new ProblemException(
                            Code.FORBIDDEN, "Internal notes are for sellers and staff.");
            case Rejection.UnknownAnomaly _ ->
                    new ProblemException(Code.NOT_FOUND, "No anomaly of this id is open.");
        };
    }

    /// @param nearMisses numbers that look alike, for staff
    static ProblemException orderNotFound(List<String> nearMisses) {
        return new ProblemException(
                Code.ORDER_NOT_FOUND,
                "There is no such order, or it is not yours.",
                nearMisses.isEmpty() ? Map.of() : Map.of("nearMisses", nearMisses));
    }

    static ProblemException versionConflict() {
        return new ProblemException(
                Code.VERSION_CONFLICT, "The order changed again and again while this was asked.");
    }

    private static ProblemException notAllowed(String from, String to, List<String> allowed) {
        return new ProblemException(
                Code.INVALID_STATUS_TRANSITION,
                "An order that is %s cannot become %s.".formatted(from, to),
                Map.of("from", from, "to", to, "allowed", allowed));
    }
}
