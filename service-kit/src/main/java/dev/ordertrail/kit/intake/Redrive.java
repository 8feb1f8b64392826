package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.intake.ParkedRows.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Applies the parked records of one order, each at its turn.
final class Redrive {
    private final Connection connection;
    private final Place at;
    private final AppliesWithHistory applies;
    private long last;
    private String why = "";

    Redrive(Connection connection, Place at, AppliesWithHistory applies, long last) {
        this.connection = connection;
        this.at = at;
        this.applies = applies;
        this.last = last;
    }

    /// Applies what can be applied, and says how many records are done with.
    int upToTheFirstFailure(List<ParkedRows.Row> rows, Function<ParkedRows.Row, Located> located)
            throws SQLException {
        var done = 0;
        for (var row : rows) {
            if (!applied(Item.of(located.apply(row)))) {
                return done;
            }
            ParkedRows.redriven(connection, row.id());
            done++;
        }
        return done;
    }

    /// The last version that was applied.
    long last() {
        return last;
    }

    /// Why it ended early; empty when it did not.
    String why() {
        return why;
    }

    private boolean applied(Item item) throws SQLException {
        if (item.envelope() == null) {
            why = item.why();
            return false;
        }
        if (item.version() <= last) {
            return true;
        }
        if (item.version() > last + 1) {
            why = "gap: version " + item.version() + " after " + last + " in " + at.topic();
            return false;
        }
        var failure =
                Poison.attempt(connection, () -> applies.apply(connection, List.of(item.seen())));
        if (failure == null) {
            last = item.version();
            return true;
        }
        why = Poison.why(failure);
        return false;
    }
}
