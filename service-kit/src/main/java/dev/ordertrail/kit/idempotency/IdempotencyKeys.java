package dev.ordertrail.kit.idempotency;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.outbox.HeaderJson;
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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers first answers.
///
/// [#once] does everything. Who wants fewer round trips and knows the answer beforehand puts
/// [#CLAIM] with [#bind] into a statement of its own, and asks [#first] for the first answer when
/// nothing was inserted.
@Singleton
public class IdempotencyKeys {

    /// Claims a key, with the answer where it is known already. It waits for a concurrent twin and
    /// inserts nothing when there was one. Serves as a CTE: `WITH claim AS (` + `CLAIM` + `
    /// RETURNING 1) ...`. Seven parameters, set by [#bind].
    public static final String CLAIM =
            """
            INSERT INTO idempotency_key (principal, operation, key, body_hash, status, headers, body)
            VALUES (?, ?, ?, ?, ?, ?::json, ?) ON CONFLICT (principal, operation, key) DO NOTHING
            """;

    private static final String FIRST =
            """
            SELECT body_hash, status, headers, body FROM idempotency_key
            WHERE principal = ? AND operation = ? AND key = ?
            """;
    private static final String STORE =
            """
            UPDATE idempotency_key SET status = ?, headers = ?::json, body = ?
            WHERE principal = ? AND operation = ? AND key = ?
            """;
    private static final String PURGE =
            "DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - ? * interval '1 second'";

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
        try (var insert = connection.prepareStatement(CLAIM)) {
            bind(insert, 1, claim, null);
            return insert.executeUpdate() == 1
                    ? Optional.empty()
                    : Optional.of(first(connection, claim));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Stores the answer to a claim of the same transaction.
    public void store(Connection connection, Claim claim, Answer answer) {
        try (var update = connection.prepareStatement(STORE)) {
            bindAnswer(update, 1, answer);
            update.setString(4, claim.principal());
            update.setString(5, claim.operation());
            update.setString(6, claim.key());
            update.executeUpdate();
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
        try (var select = connection.prepareStatement(FIRST)) {
            select.setString(1, claim.principal());
            select.setString(2, claim.operation());
            select.setString(3, claim.key());
            try (var found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                if (!claim.sameBody(found.getBytes(1))) {
                    throw new ProblemException(
                            Code.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key was used with another body.");
                }
                var headers = found.getString(3);
                if (headers == null) {
                    return Optional.empty();
                }
                replays.increment();
                return Optional.of(
                        new Answer(found.getInt(2), HeaderJson.read(headers), found.getBytes(4)));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Sets the seven parameters of [#CLAIM] from this index on.
    ///
    /// @param answer null when it is not known yet
    /// @return the next free index
    public static int bind(
            PreparedStatement statement, int from, Claim claim, @Nullable Answer answer)
            throws SQLException {
        statement.setString(from, claim.principal());
        statement.setString(from + 1, claim.operation());
        statement.setString(from + 2, claim.key());
        statement.setBytes(from + 3, claim.bodyHash());
        if (answer == null) {
            statement.setNull(from + 4, Types.INTEGER);
            statement.setNull(from + 5, Types.VARCHAR);
            statement.setNull(from + 6, Types.BINARY);
        } else {
            bindAnswer(statement, from + 4, answer);
        }
        return from + 7;
    }

    /// Forgets answers older than this.
    ///
    /// @return how many
    public int purge(Duration age) {
        return tx.in(connection -> {
            try (var delete = connection.prepareStatement(PURGE)) {
                delete.setLong(1, age.toSeconds());
                return delete.executeUpdate();
            }
        });
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

    private static void bindAnswer(PreparedStatement statement, int from, Answer answer)
            throws SQLException {
        statement.setInt(from, answer.status());
        statement.setString(from + 1, HeaderJson.write(answer.headers()));
        statement.setBytes(from + 2, answer.body());
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
