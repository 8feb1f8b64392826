package dev.ordertrail.payment.gateway;

import org.jspecify.annotations.Nullable;

/// A message as the provider's webhook would have brought it.
///
/// @param id the provider's event id; for one that was made from an object, an id derived from what
///   it says
/// @param twin what two events share that tell the same thing, as the webhook's own reading has it
/// @param body of the shape in which webhooks come
@SuppressWarnings("ArrayRecordComponent") // raw bytes, handed on as they are
public record RawMessage(String id, String type, @Nullable String twin, byte[] body) {}
