package dev.ordertrail.kit.idempotency;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.problem.ProblemJson;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers first answers.
///
/// [#once] does everything. Who wants fewer round trips and knows the answer beforehand writes it
/// with [FirstAnswers] in a statement of its own, and asks [#first] where there was one already.
@Singleton
public class IdempotencyKeys {
    private final Tx tx;
    private final Counter replays;

    @Inject
    public IdempotencyKeys(Tx tx, MeterRegistry metrics) {
        this.tx = tx;
        replays = metrics.counter("ordertrail.idempotent.replays");
    }

    /// Does the work once, in one transaction with the key.
    ///
    /// A refusal of the work ([ProblemException]) undoes what it wrote and is the answer,
    /// remembered unless it can be retried. Any other exception, and an answer of 500 and above, is
    /// not remembered.
    ///
    /// @param methodAndPath `POST /api/orders`
    /// @throws ProblemException IDEMPOTENCY_KEY_REQUIRED; IDEMPOTENCY_KEY_REUSED when the key came
    ///   with another body; REQUEST_IN_PROGRESS when the twin takes longer than the connection's
    ///   `lock_timeout`
    public Answer once(
            Caller who,
            String methodAndPath,
            @Nullable String key,
            byte[] body,
            Function<Connection, Answer> work) {
        var claim = Claim.of(who, methodAndPath, key, body);
        try {
            return tx.in(connection -> once(connection, claim, work));
        } catch (NotToBeRemembered e) {
            return e.answer;
        } catch (SqlFailure e) {
            if ("55P03".equals(e.state())) {
                throw new ProblemException(
                        Code.REQUEST_IN_PROGRESS, "The first request with this key is not done.");
            }
            throw e;
        }
    }

    /// Claims a key in the caller's transaction.
    ///
    /// @return empty when the claim is the first: do the work and [#store] its answer; else the
    ///   first answer
    /// @throws ProblemException IDEMPOTENCY_KEY_REUSED
    public Optional<Answer> claim(Connection connection, Claim claim) {
        try {
            return KeyRows.claim(connection, claim)
                    ? Optional.empty()
                    : Optional.of(first(connection, claim));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Stores the answer to a claim of the same transaction.
    public void store(Connection connection, Claim claim, Answer answer) {
        try {
            KeyRows.store(connection, claim, answer);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// The first answer to a claim that was not the first.
    ///
    /// @throws ProblemException IDEMPOTENCY_KEY_REUSED when the key came with another body
    public Answer first(Connection connection, Claim claim) {
        return find(connection, claim)
                .orElseThrow(() ->
                        new ProblemException(
                                Code.REQUEST_IN_PROGRESS, "The first request is not done."));
    }

    /// The first answer, if there is one: a look beforehand saves the work of a repeat.
    public Optional<Answer> find(Connection connection, Claim claim) {
        try {
            var row = KeyRows.find(connection, claim);
            if (row.isPresent() && !claim.sameBody(row.get().bodyHash())) {
                throw new ProblemException(
                        Code.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used with another body.");
            }
            var answer = row.flatMap(r -> Optional.ofNullable(r.answer()));
            answer.ifPresent(_ -> replays.increment());
            return answer;
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Forgets answers older than this.
    ///
    /// @return how many
    public int purge(Duration age) {
        return tx.in(connection -> KeyRows.purge(connection, age));
    }

    private Answer once(Connection connection, Claim claim, Function<Connection, Answer> work)
            throws SQLException {
        var first = claim(connection, claim);
        if (first.isPresent()) {
            return first.get();
        }
        var answer = answered(connection, claim, work);
        if (answer.status() >= 500) {
            throw new NotToBeRemembered(answer);
        }
        store(connection, claim, answer);
        return answer;
    }

    private static Answer answered(
            Connection connection, Claim claim, Function<Connection, Answer> work)
            throws SQLException {
        var start = connection.setSavepoint();
        try {
            return work.apply(connection);
        } catch (ProblemException refusal) {
            if (refusal.code().canRetry() || refusal.code().status() >= 500) {
                throw refusal;
            }
            connection.rollback(start);
            var path = claim.operation().substring(claim.operation().indexOf(' ') + 1);
            var headers = Map.of("Content-Type", ProblemJson.MEDIA_TYPE);
            return new Answer(refusal.code().status(), headers, ProblemJson.write(refusal, path));
        }
    }

    /// Carries an answer out of a transaction that is to be undone.
    private static final class NotToBeRemembered extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        NotToBeRemembered(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
