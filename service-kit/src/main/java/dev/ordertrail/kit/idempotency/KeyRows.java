package dev.ordertrail.kit.idempotency;

import dev.ordertrail.kit.outbox.HeaderJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of `idempotency_key`: a claim, and its answer once there is one.
final class KeyRows {

    /// Claims a key, with the answer where it is known already. It waits for a concurrent twin and
    /// inserts nothing when there was one. Serves as a CTE: `WITH claim AS (` + `CLAIM` + `
    /// RETURNING 1) ...`. Seven parameters, set by [#bind].
    static final String CLAIM =
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

    private KeyRows() {}

    /// What is kept under a key.
    ///
    /// @param bodyHash of the body that the key came with first
    /// @param answer null while the work is not done
    @SuppressWarnings("ArrayRecordComponent") // on its way to [Claim#sameBody]
    record Row(byte[] bodyHash, @Nullable Answer answer) {}

    /// Whether the claim is the first.
    static boolean claim(Connection connection, Claim claim) throws SQLException {
        try (var insert = connection.prepareStatement(CLAIM)) {
            bind(insert, 1, claim, null);
            return insert.executeUpdate() == 1;
        }
    }

    /// Sets the seven parameters of [#CLAIM] from this index on.
    ///
    /// @param answer null when it is not known yet
    /// @return the next free index
    static int bind(PreparedStatement statement, int from, Claim claim, @Nullable Answer answer)
            throws SQLException {
        var at = bindKey(statement, from, claim);
        statement.setBytes(at, claim.bodyHash());
        if (answer == null) {
            statement.setNull(at + 1, Types.INTEGER);
            statement.setNull(at + 2, Types.VARCHAR);
            statement.setNull(at + 3, Types.BINARY);
            return at + 4;
        }
        return bindAnswer(statement, at + 1, answer);
    }

    static void store(Connection connection, Claim claim, Answer answer) throws SQLException {
        try (var update = connection.prepareStatement(STORE)) {
            bindKey(update, bindAnswer(update, 1, answer), claim);
            update.executeUpdate();
        }
    }

    static Optional<Row> find(Connection connection, Claim claim) throws SQLException {
        try (var select = connection.prepareStatement(FIRST)) {
            bindKey(select, 1, claim);
            try (var found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                var headers = found.getString(3);
                var answer =
                        headers == null
                                ? null
                                : new Answer(
                                        found.getInt(2),
                                        HeaderJson.read(headers),
                                        found.getBytes(4));
                return Optional.of(new Row(found.getBytes(1), answer));
            }
        }
    }

    /// Deletes what is older, and says how many that were.
    static int purge(Connection connection, Duration age) throws SQLException {
        try (var delete = connection.prepareStatement(PURGE)) {
            delete.setLong(1, age.toSeconds());
            return delete.executeUpdate();
        }
    }

    private static int bindKey(PreparedStatement statement, int from, Claim claim)
            throws SQLException {
        statement.setString(from, claim.principal());
        statement.setString(from + 1, claim.operation());
        statement.setString(from + 2, claim.key());
        return from + 3;
    }

    private static int bindAnswer(PreparedStatement statement, int from, Answer answer)
            throws SQLException {
        statement.setInt(from, answer.status());
        statement.setString(from + 1, HeaderJson.write(answer.headers()));
        statement.setBytes(from + 2, answer.body());
        return from + 3;
    }
}
