package dev.ordertrail.payment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.payment.domain.CaseEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What was told about orders, for whoever has to prove how it was.
public final class CaseRows {
    private static final String ADD =
            """
            INSERT INTO case_event
                (order_id, topic, version, shop, type, payload, happened_at, learned_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                ?::text[], ?::timestamptz[], ?::timestamptz[])
            ON CONFLICT (order_id, topic, version) DO NOTHING
            """;
    private static final String OF =
            "SELECT * FROM case_event WHERE order_id = ? ORDER BY happened_at, topic, version";

    private CaseRows() {}

    /// An event and the topic that told it.
    public record Heard(String topic, Recorded<? extends Event> recorded) {}

    /// Adds what was not heard before, in key order.
    public static void add(Connection c, List<Heard> heard) throws SQLException {
        if (heard.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(ADD)) {
            Columns.array(insert, 1, "text", heard, h -> h.recorded().orderId());
            Columns.array(insert, 2, "text", heard, Heard::topic);
            Columns.array(insert, 3, "int8", heard, h -> h.recorded().version());
            Columns.array(insert, 4, "text", heard, h -> h.recorded().envelope().shop());
            Columns.array(insert, 5, "text", heard, h -> EventTypes.nameOf(h.recorded().event()));
            Columns.array(insert, 6, "text", heard, h -> json(h.recorded().event()));
            Columns.array(insert, 7, "text", heard, h -> h.recorded().envelope().time().toString());
            Columns.array(
                    insert,
                    8,
                    "text",
                    heard,
                    h -> h.recorded().envelope().recordedTime().toString());
            insert.executeUpdate();
        }
    }

    private static String json(Event event) {
        return new String(EventJson.write(event), UTF_8);
    }

    /// Everything that was told about an order, in the order in which it happened.
    public static List<CaseEvent> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                var events = new ArrayList<CaseEvent>();
                while (row.next()) {
                    var payload = Columns.text(row, "payload").getBytes(UTF_8);
                    events.add(
                            new CaseEvent(
                                    Columns.text(row, "topic"),
                                    row.getLong("version"),
                                    EventJson.read(Columns.text(row, "type"), payload),
                                    Columns.time(row, "happened_at"),
                                    Columns.time(row, "learned_at")));
                }
                return events;
            }
        }
    }
}
