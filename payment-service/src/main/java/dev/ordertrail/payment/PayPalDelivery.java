package dev.ordertrail.payment;

import org.jspecify.annotations.Nullable;

/// A delivery of PayPal's as it came, and whom it claims to be for.
///
/// @param webhookId ours, as PayPal gave it to us when the webhook was registered; it is never part
///   of a delivery
/// @param algorithm how it was signed: `SHA256withRSA`
/// @param certificate where PayPal says that its certificate can be fetched
/// @param time when PayPal says that it sent this, ISO 8601
/// @param signature base64
/// @param body the bytes as they came
@SuppressWarnings("ArrayRecordComponent") // raw bytes, as they are signed
public record PayPalDelivery(
        String webhookId,
        @Nullable String transmissionId,
        @Nullable String time,
        @Nullable String certificate,
        @Nullable String algorithm,
        @Nullable String signature,
        byte[] body) {}
