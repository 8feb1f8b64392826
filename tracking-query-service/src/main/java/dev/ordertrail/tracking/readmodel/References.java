package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.project.Searchable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Orders by the reference that their shop or seller gave them. It is unique per seller only, and
/// easily guessed: so it finds nothing for the public.
@Singleton
public class References {
    private static final Pattern REFERENCE = Pattern.compile("\\P{Cntrl}{1,200}");
    private static final int MOST = 20;
    private static final String FIND =
            "SELECT "
                    + OrderHead.COLUMNS
                    + """
                     FROM %s s JOIN %s v ON v.order_id = s.order_id
                    WHERE s.terms @> ? AND v.order_version > 0
                      AND (? OR v.shop = ? OR v.buyer_id = ? OR v.seller_id = ?)
                    ORDER BY v.seller_id = ? DESC NULLS LAST, v.order_id LIMIT ?
                    """;

    private final Tx tx;

    @Inject
    References(Tx tx) {
        this.tx = tx;
    }

    /// The orders of this reference that may concern the caller.
    public List<OrderHead> find(Caller caller, String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            return List.of();
        }
        return tx.in(c -> Generation.read(c, active -> select(c, active, caller, reference)));
    }

    private static List<OrderHead> select(
            Connection c, Generation active, Caller caller, String reference) throws SQLException {
        var term = new String[] {Searchable.referenceTerm(reference)};
        try (var select = c.prepareStatement(FIND.formatted(active.search(), active.table()))) {
            select.setArray(1, c.createArrayOf("text", term));
            select.setBoolean(2, caller.has(Role.OPS));
            select.setString(3, caller.shop());
            select.setString(4, caller.id());
            select.setString(5, caller.id());
            select.setString(6, caller.id());
            select.setInt(7, MOST);
            var found = new ArrayList<OrderHead>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(OrderHead.of(rows, active));
                }
            }
            return found;
        }
    }
}
