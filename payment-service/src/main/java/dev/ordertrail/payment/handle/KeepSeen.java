package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.payment.gateway.RawMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// What we saw at a provider goes the way of what it tells us: into the inbox, where it counts once
/// whoever brought it first.
@ApplicationScoped
class KeepSeen {
    private final Inbox inbox;

    KeepSeen(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Keeps messages in this order.
    ///
    /// @return those that were not there
    List<RawMessage> keep(String provider, String shop, List<RawMessage> messages) {
        var now = Instant.now();
        return messages.stream()
                .filter(m -> inbox.keep(m.notice().incoming(provider, shop, m.body(), now)))
                .toList();
    }
}
