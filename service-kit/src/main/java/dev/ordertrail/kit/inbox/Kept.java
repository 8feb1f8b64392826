package dev.ordertrail.kit.inbox;

import java.time.Instant;

/// A message that is kept and now to be understood.
///
/// @param id its place in the inbox; older messages have smaller ids
/// @param attempt from 1
@SuppressWarnings("ArrayRecordComponent") // raw bytes, read once
public record Kept(
        long id,
        String provider,
        String eventId,
        String type,
        byte[] body,
        Instant receivedAt,
        int attempt) {}
