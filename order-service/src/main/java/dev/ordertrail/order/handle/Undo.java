package dev.ordertrail.order.handle;

import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.PlacingClash;
import dev.ordertrail.order.store.VersionTaken;
import java.sql.Connection;
import java.sql.SQLException;

/// A step of a larger transaction that may be refused without refusing the others.
public final class Undo {
    private Undo() {}

    /// Does the step; undoes what it wrote when it is refused or lost a race.
    ///
    /// @throws ProblemException the refusal
    /// @throws VersionTaken when somebody else was faster; the step can be repeated
    public static <T> T refused(Connection c, Step<T> step) throws SQLException {
        var start = c.setSavepoint();
        try {
            var done = step.on(c);
            c.releaseSavepoint(start);
            return done;
        } catch (ProblemException | VersionTaken | PlacingClash e) {
            c.rollback(start);
            c.releaseSavepoint(start);
            throw e;
        }
    }

    /// Part of a transaction.
    @FunctionalInterface
    public interface Step<T> {
        T on(Connection c) throws SQLException;
    }
}
