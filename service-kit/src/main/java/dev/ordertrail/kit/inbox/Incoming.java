package dev.ordertrail.kit.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A provider's message after its signature was verified.
///
/// @param eventId the provider's id of the message, or the SHA-256 of its body where it gives none
/// @param twinKey object id and type, where the provider tells the same thing twice under different
///   ids
/// @param type the provider's word for what happened
/// @param body the raw bytes
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way to the database
public record Incoming(
        String provider,
        String eventId,
        @Nullable String twinKey,
        String type,
        byte[] body,
        Instant receivedAt) {}
