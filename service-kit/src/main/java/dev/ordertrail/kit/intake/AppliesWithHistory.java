package dev.ordertrail.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Like [Applies], for those with side effects, which must not fire for history.
@FunctionalInterface
public interface AppliesWithHistory {
    void apply(Connection connection, List<Seen> batch) throws SQLException;
}
