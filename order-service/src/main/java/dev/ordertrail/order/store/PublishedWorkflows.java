package dev.ordertrail.order.store;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Which workflow versions were published, each with its hash for good.
@ApplicationScoped
public class PublishedWorkflows {
    private static final String INSERT =
            "insert into workflow_published (workflow, hash) values (?, ?) on conflict do nothing";

    private final Outbox outbox;

    PublishedWorkflows(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Publishes a version on `workflow-definitions`, the first time it is seen.
    ///
    /// @param workflow `marketplace.v1`
    /// @param hash of its JSON
    /// @throws IllegalStateException when it was published with another hash
    public void publish(Connection c, String workflow, String hash, byte[] json)
            throws SQLException {
        if (insert(c, workflow, hash)) {
            outbox.addRaw(
                    c,
                    Topics.WORKFLOW_DEFINITIONS,
                    workflow,
                    json,
                    Map.of("hash", hash, "content-type", "application/json"));
            return;
        }
        var known = known(c, workflow);
        if (!hash.equals(known)) {
            throw new IllegalStateException(
                    "Workflow %s was published with hash %s, and its file now has %s. A published"
                                    .formatted(workflow, known, hash)
                            + " workflow is never edited: restore the file, and write the change as"
                            + " the next version.");
        }
    }

    private static boolean insert(Connection c, String workflow, String hash) throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setString(1, workflow);
            insert.setString(2, hash);
            return insert.executeUpdate() == 1;
        }
    }

    private static String known(Connection c, String workflow) throws SQLException {
        try (var select =
                c.prepareStatement("select hash from workflow_published where workflow = ?")) {
            select.setString(1, workflow);
            var row = select.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
