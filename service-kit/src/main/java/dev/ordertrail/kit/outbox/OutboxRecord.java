package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Topic;

/// A record as it will stand on its topic; the key is the envelope's subject.
///
/// @param payload the event as [EventJson#write] gives it
@SuppressWarnings(
        "ArrayRecordComponent") // bytes on their way to the database; nobody compares records
public record OutboxRecord(Topic topic, Envelope envelope, byte[] payload) {

    /// @throws EventTooLarge when the payload is over [EventJson#MAX_EVENT_BYTES]
    public OutboxRecord {
        if (payload.length > EventJson.MAX_EVENT_BYTES) {
            throw new EventTooLarge(envelope.type(), payload.length);
        }
    }
}
