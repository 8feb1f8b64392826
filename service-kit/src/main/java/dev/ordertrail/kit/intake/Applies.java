package dev.ordertrail.kit.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a service does with records that are news, without gaps per order.
@FunctionalInterface
public interface Applies {
    /// All in the intake's transaction. After a failure it is called again with single records, to
    /// find the one that cannot be handled.
    void apply(Connection connection, List<Recorded<? extends Event>> batch) throws SQLException;
}
