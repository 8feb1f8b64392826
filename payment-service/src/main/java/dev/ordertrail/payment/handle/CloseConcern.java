package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.domain.Concern.Decision;
import dev.ordertrail.payment.store.Concerns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody decides that nothing more is to be done about a concern. What its provider says later
/// opens it again only where it has got worse.
@ApplicationScoped
public class CloseConcern {
    private final DoOnce once;

    CloseConcern(DoOnce once) {
        this.once = once;
    }

    /// Closes it, once for each Idempotency-Key.
    ///
    /// @param id as the list of concerns has it
    /// @throws ProblemException NOT_FOUND for another shop's; INVALID_STATUS_TRANSITION when it is
    ///   not open
    public Answer close(Caller caller, long id, @Nullable String key, String note) {
        var operation = "POST /api/payments/concerns/" + id + "/close";
        return once.done(
                new DoOnce.Asked<>(caller, operation, key, note.getBytes(UTF_8), note),
                (c, said) -> closed(c, caller, id, said));
    }

    private static Map<String, String> closed(Connection c, Caller caller, long id, String note)
            throws SQLException {
        var found =
                Concerns.lock(c, id)
                        .filter(listed -> caller.reaches(listed.shop()))
                        .orElseThrow(() ->
                                new ProblemException(
                                        Code.NOT_FOUND, "There is no such concern.", Map.of()));
        if (!found.concern().open()) {
            throw new ProblemException(Code.INVALID_STATUS_TRANSITION, "It is not open.", Map.of());
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Concerns.close(c, id, new Decision(caller.id(), now, note));
        return Map.of("id", Long.toString(id), "closedBy", caller.id(), "closedAt", now.toString());
    }
}
