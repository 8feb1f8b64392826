package dev.ordertrail.notification.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A way to reach people that may be slow, limited or gone.
public interface Channel {

    /// The name under which the ledger knows it.
    String name();

    /// The shop has this channel configured.
    boolean isOn(String shop);

    /// Names the way by which this shop is reached, without giving it away: another way, another
    /// name.
    Optional<String> fingerprint(String shop);

    /// How long the shop must not be tried yet, because of the channel's limits; zero: not at all.
    Duration rest(String shop, Instant now);

    /// All shops that this channel could tell.
    Set<String> shops();

    /// Tells it. Does not throw for anything that the outside does.
    Attempt tell(Letter letter);
}
