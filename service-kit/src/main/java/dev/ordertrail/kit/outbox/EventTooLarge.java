package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.EventJson;

/// An event over 512 KiB, refused before anything is written.
public final class EventTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventTooLarge(String type, int bytes) {
        super(
                type
                        + " has "
                        + bytes
                        + " bytes; at most "
                        + EventJson.MAX_EVENT_BYTES
                        + " are allowed");
    }
}
