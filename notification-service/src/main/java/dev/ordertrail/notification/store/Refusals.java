package dev.ordertrail.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What people do not want to hear, read for whole batches in the transaction that plans.
@ApplicationScoped
public class Refusals {
    private static final String OF =
            "SELECT shop, person, channel, event, enabled FROM preference WHERE person = ANY (?)";

    /// The preferences of these people. A word about one event outweighs a word about everything;
    /// silence is a yes.
    public Wishes of(Connection c, Collection<String> people) throws SQLException {
        var said = new HashMap<Subject, Boolean>();
        if (!people.isEmpty()) {
            try (var select = c.prepareStatement(OF)) {
                select.setArray(1, c.createArrayOf("text", people.toArray()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        said.put(
                                new Subject(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4)),
                                rows.getBoolean(5));
                    }
                }
            }
        }
        return new Wishes(said);
    }

    record Subject(String shop, String person, String channel, String event) {}

    /// What these people have said.
    public static final class Wishes {
        private final Map<Subject, Boolean> said;

        Wishes(Map<Subject, Boolean> said) {
            this.said = Map.copyOf(said);
        }

        /// Whether the recipient wants to be told.
        public boolean want(Delivery d) {
            var all = new Subject(d.shop(), d.recipient(), d.channel(), Preference.EVERYTHING);
            var one = new Subject(d.shop(), d.recipient(), d.channel(), d.kind());
            return said.getOrDefault(one, said.getOrDefault(all, true));
        }
    }
}
