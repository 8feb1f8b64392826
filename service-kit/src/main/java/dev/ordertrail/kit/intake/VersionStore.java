package dev.ordertrail.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/// Where a group remembers the last version of each order. The kit has a table; a service whose own
/// rows hold the number brings its own.
public interface VersionStore {

    /// The last versions that were applied; orders without one are left out.
    Map<String, Long> last(
            Connection connection, String group, String topic, Collection<String> orderIds)
            throws SQLException;

    /// Remembers, after the records were applied.
    void save(Connection connection, String group, String topic, Map<String, Long> versions)
            throws SQLException;
}
