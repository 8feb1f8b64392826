package dev.ordertrail.kit.inbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Understands the messages of one provider; a bean per provider.
public interface InboxHandler {

    /// The provider whose messages it understands.
    String provider();

    /// Understands a message and writes what follows from it, in the transaction of this
    /// connection. It may be called again for the same message when the transaction is rolled back
    /// or when it waited.
    ///
    /// @throws RuntimeException (or [SQLException]) to try again later; after some attempts the
    ///   message is parked
    Outcome handle(Connection connection, Kept message) throws SQLException;
}
