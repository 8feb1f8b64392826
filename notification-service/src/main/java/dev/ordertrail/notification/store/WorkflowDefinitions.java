package dev.ordertrail.notification.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The workflows that have been published. A published version never changes, so one that was read
/// once is kept in memory.
@ApplicationScoped
public class WorkflowDefinitions {
    private static final String LEARN =
            """
            INSERT INTO workflow_definition (ref, definition) VALUES (?, ?::jsonb)
            ON CONFLICT (ref) DO UPDATE SET definition = excluded.definition
            """;

    private final Map<WorkflowRef, WorkflowDefinition> known = new ConcurrentHashMap<>();

    public void learn(Connection c, WorkflowDefinition definition) throws SQLException {
        try (var insert = c.prepareStatement(LEARN)) {
            insert.setString(1, definition.ref().toString());
            insert.setString(2, Json.write(definition));
            insert.executeUpdate();
        }
    }

    public Optional<WorkflowDefinition> find(Connection c, WorkflowRef ref) throws SQLException {
        var cached = known.get(ref);
        if (cached != null) {
            return Optional.of(cached);
        }
        var read = read(c, ref);
        read.ifPresent(d -> known.put(ref, d));
        return read;
    }

    private static Optional<WorkflowDefinition> read(Connection c, WorkflowRef ref)
            throws SQLException {
        var sql = "SELECT definition FROM workflow_definition WHERE ref = ?";
        try (var select = c.prepareStatement(sql)) {
            select.setString(1, ref.toString());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(Json.read(rows.getString(1), new TypeReference<>() {}))
                        : Optional.empty();
            }
        }
    }
}
