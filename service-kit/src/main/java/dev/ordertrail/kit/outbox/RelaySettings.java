package dev.ordertrail.kit.outbox;

import dev.ordertrail.kit.KitConfig;
import java.time.Duration;

/// The relay's sizes and waits.
///
/// @param batchRecords rows sent before they are deleted together
/// @param batchBytes bytes of payload sent before the rows are deleted together
/// @param poll sleep when nobody wakes the relay
/// @param gather pause after a turn that had room for more rows, so that under load a turn tells
///   many rows and not one
/// @param retry wait of a standby for the lock, and of a failed relay before it starts again
public record RelaySettings(
        int batchRecords, long batchBytes, Duration poll, Duration gather, Duration retry) {

    static RelaySettings of(KitConfig.Relay config) {
        return new RelaySettings(
                config.batchRecords(),
                config.batchBytes(),
                config.poll(),
                config.gather(),
                config.retry());
    }
}
