package dev.ordertrail.payment.gateway;

import dev.ordertrail.payment.Notice;

/// A message as the provider's webhook would have brought it.
///
/// @param notice what names it, as the webhook's own reading has it; of one that was made from an
///   object, the id derives from what it says
/// @param body of the shape in which webhooks come
@SuppressWarnings("ArrayRecordComponent") // raw bytes, handed on as they are
public record RawMessage(Notice notice, byte[] body) {}
