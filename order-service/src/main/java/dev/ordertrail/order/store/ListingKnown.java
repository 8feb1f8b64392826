package dev.ordertrail.order.store;

import java.sql.SQLException;

/// The catalogue of the shop knows a listing of the order: nothing was written, and the order has
/// to be priced and counted first.
public final class ListingKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// SQLSTATE of the function `outside_catalogue`.
    private static final String STATE = "OT001";

    private ListingKnown() {
        super("the catalogue knows a listing of the order", null, false, false);
    }

    /// @throws ListingKnown when this is what the statement was refused for
    static void check(SQLException e) {
        if (STATE.equals(e.getSQLState())) {
            throw new ListingKnown();
        }
    }
}
