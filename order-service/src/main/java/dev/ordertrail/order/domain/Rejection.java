package dev.ordertrail.order.domain;

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

    /// This role may not write internal notes.
    record InternalNotesNotAllowed(String role) implements Rejection {}

    /// No anomaly of this id is open.
    record UnknownAnomaly(String anomalyId) implements Rejection {}
}
