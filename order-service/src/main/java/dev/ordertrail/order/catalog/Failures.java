package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.SqlFailure;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;

/// Says what failures of the mapper mean.
final class Failures {
    private Failures() {}

    /// @throws ProblemException VERSION_CONFLICT when somebody else was faster
    /// @throws dev.ordertrail.kit.tx.DatabaseAway when PostgreSQL cannot be reached
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (OptimisticLockException e) {
            throw new ProblemException(
                    Code.VERSION_CONFLICT, "The listing changed while this was asked.");
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw SqlFailure.of(sql);
                }
            }
            throw e;
        }
    }
}
