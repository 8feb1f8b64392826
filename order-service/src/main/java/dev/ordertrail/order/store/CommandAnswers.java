package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// First answers to commands that came from Kafka.
@ApplicationScoped
public class CommandAnswers {
    private static final String FIND =
            """
            select a.principal, a.command_id, a.asked_hash, a.result from command_answer a
            join unnest(?::text[], ?::text[]) as w (principal, command_id) using (principal, command_id)
            """;
    private static final String KEEP =
            """
            insert into command_answer (principal, command_id, asked_hash, result)
            select * from unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[]) order by 1, 2
            """;
    private static final String FORGET =
            "delete from command_answer where answered_at < statement_timestamp() - ?::interval";

    CommandAnswers() {}

    /// The answers that these commands got before.
    public Map<CommandKey, KeptAnswer> find(Connection c, Collection<CommandKey> keys)
            throws SQLException {
        var found = new HashMap<CommandKey, KeptAnswer>();
        if (keys.isEmpty()) {
            return found;
        }
        try (var select = c.prepareStatement(FIND)) {
            select.setArray(
                    1, c.createArrayOf("text", keys.stream().map(CommandKey::principal).toArray()));
            select.setArray(
                    2, c.createArrayOf("text", keys.stream().map(CommandKey::commandId).toArray()));
            var rows = select.executeQuery();
            while (rows.next()) {
                found.put(
                        new CommandKey(rows.getString(1), rows.getString(2)),
                        new KeptAnswer(rows.getBytes(3), rows.getBytes(4)));
            }
            return found;
        }
    }

    /// Keeps answers; a command that was answered by another transaction meanwhile breaks this one.
    public void keep(Connection c, Map<CommandKey, KeptAnswer> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        var keys = answers.keySet();
        var hashes = answers.values().stream().map(KeptAnswer::askedHash).toArray(byte[][]::new);
        var results = answers.values().stream().map(KeptAnswer::result).toArray(byte[][]::new);
        try (var insert = c.prepareStatement(KEEP)) {
            insert.setArray(
                    1, c.createArrayOf("text", keys.stream().map(CommandKey::principal).toArray()));
            insert.setArray(
                    2, c.createArrayOf("text", keys.stream().map(CommandKey::commandId).toArray()));
            insert.setArray(3, c.createArrayOf("bytea", hashes));
            insert.setArray(4, c.createArrayOf("bytea", results));
            insert.executeUpdate();
        }
    }

    /// Forgets answers older than this.
    ///
    /// @return how many
    public int forget(Connection c, Duration age) throws SQLException {
        try (var delete = c.prepareStatement(FORGET)) {
            delete.setString(1, age.toString());
            return delete.executeUpdate();
        }
    }

    /// A command of somebody; other people's ids are other commands.
    public record CommandKey(String principal, String commandId) {}

    /// A first answer.
    ///
    /// @param askedHash SHA-256 of what was asked
    /// @param result the value of the record on `order-command-results`
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to and from the database
    public record KeptAnswer(byte[] askedHash, byte[] result) {}
}
