package dev.ordertrail.kit.idempotency;

import dev.ordertrail.kit.outbox.HeaderJson;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// First answers to claims, written in one statement with what they tell of.
public final class FirstAnswers {

    /// A common table expression; seven parameters, set by [#bind]. It waits for a concurrent twin
    /// and violates `idempotency_key_pkey` when there was one.
    public static final String INSERT =
            """
            first_answer AS (
              INSERT INTO idempotency_key (principal, operation, key, body_hash, status, headers, body)
              SELECT principal, operation, key, body_hash, status, headers::json, body
              FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::text[], ?::bytea[])
                AS said(principal, operation, key, body_hash, status, headers, body))
            """;

    private FirstAnswers() {}

    /// Sets the parameters of [#INSERT] from this index on.
    ///
    /// @return the next free index
    public static <T> int bind(
            PreparedStatement statement,
            int from,
            List<T> rows,
            Function<T, Claim> claim,
            Function<T, Answer> answer)
            throws SQLException {
        var at = from;
        at = array(statement, at, "text", rows, r -> claim.apply(r).principal());
        at = array(statement, at, "text", rows, r -> claim.apply(r).operation());
        at = array(statement, at, "text", rows, r -> claim.apply(r).key());
        at = bytes(statement, at, rows, r -> claim.apply(r).bodyHash());
        at = array(statement, at, "int4", rows, r -> answer.apply(r).status());
        at = array(statement, at, "text", rows, r -> HeaderJson.write(answer.apply(r).headers()));
        return bytes(statement, at, rows, r -> answer.apply(r).body());
    }

    private static <T> int array(
            PreparedStatement statement, int at, String type, List<T> rows, Function<T, ?> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
        return at + 1;
    }

    private static <T> int bytes(
            PreparedStatement statement, int at, List<T> rows, Function<T, byte[]> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray(byte[][]::new);
        statement.setArray(at, statement.getConnection().createArrayOf("bytea", values));
        return at + 1;
    }
}
