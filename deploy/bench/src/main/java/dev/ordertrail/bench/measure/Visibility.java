package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;

/// How long it takes until tracking shows an order that was just placed.
final class Visibility {
    /// What [#await] answers when it has given up.
    static final long NEVER = Long.MAX_VALUE;

    private static final long GIVE_UP_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 200_000L;

    private final URI tracking;
    private final String head;

    Visibility(Machine machine) {
        this.tracking = machine.address(Service.TRACKING);
        this.head = Orders.head(machine.token("bench", "staff"));
    }

    Wire connect() throws IOException {
        return new Wire(tracking);
    }

    /// Waits for the first version of an order.
    ///
    /// @return nanoseconds from `since`; [#NEVER] after half a minute
    long await(Wire wire, String orderId, long since) throws IOException {
        while (System.nanoTime() - since < GIVE_UP_NANOS) {
            var answer =
                    wire.ask("GET", "/api/orders/" + orderId + "?minVersion=1", head, new byte[0]);
            if (answer.status() == 200) {
                return System.nanoTime() - since;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return NEVER;
    }
}
