package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.List;

/// Why a command was refused.
public sealed interface Rejection {

    /// There is no such order.
    record UnknownOrder() implements Rejection {}

    /// The order exists already.
    record AlreadyPlaced() implements Rejection {}

    /// The workflow has no status of this name.
    record UnknownStatus(String status, List<String> known) implements Rejection {}

    /// The workflow does not lead there from here.
    ///
    /// @param allowed where this role may go from here
    record TransitionNotAllowed(String from, String to, List<String> allowed)
            implements Rejection {}

    /// The workflow leads there, but not at the wish of this role.
    ///
    /// @param roles who may ask
    record RoleNotAllowed(String from, String to, String role, List<String> roles)
            implements Rejection {}

    /// The workflow has no such way at all.
    ///
    /// @param way its name: `hold`, `retry`
    record NoSuchWay(String way) implements Rejection {}

    /// The order is not where this makes sense.
    ///
    /// @param why in plain words
    /// @param allowed where this role may go from here
    record NotNow(String status, String why, List<String> allowed) implements Rejection {

        static NotNow of(Workflow flow, Placed order, By by, String why) {
            return new NotNow(order.status(), why, flow.allowed(order, by.role()));
        }
    }

    /// This role may not do this, wherever the order is.
    record NotYours(String role, List<String> roles) implements Rejection {}

    /// The workflow takes no orders whose payment is not confirmed.
    record PaymentNotConfirmed() implements Rejection {}

    /// More is to be sent back than there is.
    record RefundTooHigh(Money available) implements Rejection {}

    /// What was asked does not fit what was bought.
    record WrongFields(List<Fault> faults) implements Rejection {}

    /// A field of what was asked, and what is wrong with it.
    record Fault(String field, String code, String message) {}

    /// The change waits for nobody, or another one has taken its place.
    record UnknownEdit(String editId) implements Rejection {}

    /// This role may not write internal notes.
    record InternalNotesNotAllowed(String role) implements Rejection {}

    /// No anomaly of this id is open.
    record UnknownAnomaly(String anomalyId) implements Rejection {}
}
