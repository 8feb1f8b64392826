package dev.ordertrail.payment;

import dev.ordertrail.kit.tx.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The service's tables, for looking only.
@ApplicationScoped
public class Tables {
    private final Tx tx;

    Tables(Tx tx) {
        this.tx = tx;
    }

    /// The rows of a query, each as its columns joined by blanks.
    public List<String> rows(String sql, String... parameters) {
        return tx.read(c -> {
            try (var select = c.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    select.setString(i + 1, parameters[i]);
                }
                try (var row = select.executeQuery()) {
                    var rows = new ArrayList<String>();
                    while (row.next()) {
                        var columns = new ArrayList<@Nullable String>();
                        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            columns.add(row.getString(i));
                        }
                        rows.add(String.join(" ", columns.stream().map(String::valueOf).toList()));
                    }
                    return rows;
                }
            }
        });
    }

    /// What became of a message of shop `main`; empty when it was not kept.
    public List<String> state(String eventId) {
        return rows("SELECT state FROM inbox WHERE event_id = ?", "main/" + eventId);
    }

    /// The same of one provider: a body without an id is named by its hash, whoever sent it.
    public List<String> state(String provider, String eventId) {
        return rows(
                "SELECT state FROM inbox WHERE provider = ? AND event_id = ?",
                provider,
                "main/" + eventId);
    }

    public long count(String table) {
        return Long.parseLong(rows("SELECT count(*) FROM " + table).getFirst());
    }
}
