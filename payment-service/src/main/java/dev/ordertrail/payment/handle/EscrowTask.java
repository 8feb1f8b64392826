package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.ReleaseDue;
import dev.ordertrail.payment.store.Concerns;
import dev.ordertrail.payment.store.Payments.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What staff are told about an escrow: a concern that opens and closes itself.
record EscrowTask(Expectation order, Name name) {
    /// The order is complete and the money is still held.
    static final String RELEASE = "ESCROW_RELEASE";

    /// The money will soon fall back to the buyer; the reason is when.
    static final String EXPIRES = "ESCROW_EXPIRES";

    static String word(ReleaseDue.Reason why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    void open(Connection c, String kind, String reason) throws SQLException {
        var now = now();
        Concerns.say(
                c,
                order.shop(),
                new Concern(
                        name.provider(),
                        kind,
                        name.paymentId(),
                        name.orderId(),
                        name.paymentId(),
                        true,
                        reason,
                        now,
                        now));
    }

    void close(Connection c, String kind) throws SQLException {
        Concerns.over(c, order.shop(), name.provider(), kind, name.paymentId(), now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
