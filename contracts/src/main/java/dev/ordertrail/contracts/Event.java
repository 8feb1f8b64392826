package dev.ordertrail.contracts;

/// Anything that crosses Kafka as a fact. Each family is a sealed interface, so that a reader's
/// `switch` is exhaustive.
public sealed interface Event permits OrderEvent, PaymentEvent, ShippingEvent, NotificationEvent {}
