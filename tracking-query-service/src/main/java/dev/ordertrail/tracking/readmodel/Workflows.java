package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The workflow definitions that order-service published. A published version never changes, so a
/// known one is kept.
@Singleton
public class Workflows {
    private static final String KEEP =
            """
            INSERT INTO workflow_definition (id, version, definition) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private final Tx tx;
    private final ConcurrentHashMap<WorkflowRef, WorkflowDefinition> known =
            new ConcurrentHashMap<>();

    @Inject
    Workflows(Tx tx) {
        this.tx = tx;
    }

    /// A definition; null while it has not come yet.
    public @Nullable WorkflowDefinition find(WorkflowRef ref) {
        var kept = known.get(ref);
        if (kept != null) {
            return kept;
        }
        var read = tx.<byte @Nullable []>read(c -> read(c, ref));
        if (read == null) {
            return null;
        }
        var definition = Docs.workflow(read);
        known.put(ref, definition);
        return definition;
    }

    /// Every definition that has come.
    List<WorkflowDefinition> all(Connection c) throws SQLException {
        var all = new ArrayList<WorkflowDefinition>();
        try (var select =
                        c.prepareStatement(
                                "SELECT id, version FROM workflow_definition ORDER BY id, version");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var definition = find(new WorkflowRef(rows.getString(1), rows.getInt(2)));
                if (definition != null) {
                    all.add(definition);
                }
            }
        }
        return all;
    }

    /// Keeps a definition as it was published.
    public void learn(Connection c, byte[] json) throws SQLException {
        var definition = Docs.workflow(json);
        try (var insert = c.prepareStatement(KEEP)) {
            insert.setString(1, definition.id());
            insert.setInt(2, definition.version());
            insert.setBytes(3, json);
            insert.executeUpdate();
        }
    }

    private static byte @Nullable [] read(Connection c, WorkflowRef ref) throws SQLException {
        try (var select =
                c.prepareStatement(
                        "SELECT definition FROM workflow_definition WHERE id = ? AND version = ?")) {
            select.setString(1, ref.id());
            select.setInt(2, ref.version());
            try (var row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }
}
