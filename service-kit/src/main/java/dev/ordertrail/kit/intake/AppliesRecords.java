package dev.ordertrail.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a service does with records that carry no version: commands, workflow definitions.
@FunctionalInterface
public interface AppliesRecords {
    /// All in the intake's transaction. After a failure it is called again with single records, to
    /// find the one that cannot be handled.
    void apply(Connection connection, List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException;
}
