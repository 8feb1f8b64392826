package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;

/// Money to send back.
///
/// @param paymentId the payment that has it
/// @param refundId ours, deterministic; written into the provider's refund and found there again
/// @param orderId written there too, for people
public record RefundAsk(String paymentId, String refundId, String orderId, Money amount) {}
